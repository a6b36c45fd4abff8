namespace Wfm.OrTools.Tests;

/// <summary>What every runtime has to do. A runtime's own fixture derives from this.</summary>
public abstract class CpSatRuntimeContract
{
    protected ICpSatRuntime Runtime { get; private set; } = null!;

    protected abstract ICpSatRuntime CreateRuntime();

    [OneTimeSetUp]
    public void Start() => Runtime = CreateRuntime();

    [OneTimeTearDown]
    public async Task Stop() => await Runtime.DisposeAsync();

    [Test]
    public async Task Solve_Knapsack_IsProvenBest()
    {
        var model = new CpModel();
        var take = model.NewBools(3);
        model.AddLinear(take, [3, 4, 5], 0, 8);
        model.Maximize(new LinearExpr().Add(take[0], 4).Add(take[1], 5).Add(take[2], 6));

        var response = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.Optimal));
            Assert.That(response.Objective, Is.EqualTo(10));
            Assert.That(response.BestBound, Is.EqualTo(10));
            Assert.That(take.Select(item => response.IsTrue(item)), Is.EqualTo(new[] { true, false, true }));
            Assert.That(response.IsTrue(!take[1]), Is.True);
            Assert.That(response.StoppedByClock, Is.False);
            Assert.That(response.Log, Is.Empty);
        });
    }

    [TestCase(1.0)]
    [TestCase(0.25)]
    public async Task Solve_ScaledObjective_IsInItsOwnUnit(double scale)
    {
        var model = new CpModel();
        var x = model.NewInt(-5, 9);
        var b = model.NewBool();
        model.AddAtLeast(new LinearExpr().Add(x, 2).Add(b, 3), 7);

        // 3x + 2(1 - b) + 10 with 2x + 3b >= 7: x = 2 and b = 1 is best, 6 + 0 + 10.
        model.Minimize(new LinearExpr().Add(x, 3).Add(!b, 2).AddConstant(10), scale);
        var smallest = await Runtime.SolveAsync(model);
        model.Maximize(new LinearExpr().Add(x, 3).Add(!b, 2).AddConstant(10), scale);
        var largest = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(smallest.Objective, Is.EqualTo(16 * scale));
            Assert.That(smallest.BestBound, Is.EqualTo(16 * scale));
            Assert.That(smallest.Value(x), Is.EqualTo(2));
            Assert.That(largest.Objective, Is.EqualTo(39 * scale));
            Assert.That(largest.Value(new LinearExpr().Add(x, 3).Add(!b, 2).AddConstant(10)), Is.EqualTo(39));
        });
    }

    [Test]
    public async Task Solve_Contradiction_IsInfeasible()
    {
        var model = new CpModel();
        var x = model.NewBools(4);
        model.AddExactlyOne(x);
        model.AddCount(x, 2, CpModel.NoMaximum);

        var response = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.Infeasible));
            Assert.That(response.HasSolution, Is.False);
            Assert.That(() => response.IsTrue(x[0]), Throws.InvalidOperationException);
        });
    }

    [Test]
    public async Task Solve_WithoutObjective_GivesAnySolutionAndNoObjective()
    {
        var model = new CpModel();
        var x = model.NewIntFrom([2, 3, 11]);
        model.AddAtLeast(new LinearExpr().Add(x), 4);

        var response = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.Optimal));
            Assert.That(response.Objective, Is.Null);
            Assert.That(response.BestBound, Is.Null);
            Assert.That(response.Value(x), Is.EqualTo(11));
        });
    }

    [Test]
    public async Task Solve_SumThatCouldOverflow_IsInvalidWithReason()
    {
        var model = new CpModel();
        var x = model.NewInt(0, 1L << 61);
        model.AddAtMost(new LinearExpr().Add(x, 1L << 40), 5).Named("too much");

        var response = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.ModelInvalid));
            Assert.That(response.SolutionInfo, Does.Contain("overflow").IgnoreCase);
        });
    }

    [Test]
    public async Task Solve_FixedToHint_ReturnsTheHint()
    {
        var model = TestModels.Hard(items: 30, limits: 3);
        var best = await Runtime.SolveAsync(model, new CpSatOptions { StopAtFirstSolution = true });
        model.AddHint(best);

        var again = await Runtime.SolveAsync(model, new CpSatOptions { FixToHint = true });

        Assert.That(again.Values.ToArray(), Is.EqualTo(best.Values.ToArray()));
    }

    [Test]
    public async Task Solve_GoodHint_IsTheFirstSolution()
    {
        var model = TestModels.Hard();
        var good = await Runtime.SolveAsync(model, new CpSatOptions { DeterministicTimeLimit = 0.3 });
        var first = await Runtime.SolveAsync(model, new CpSatOptions { StopAtFirstSolution = true });
        model.AddHint(good);

        var hinted = await Runtime.SolveAsync(model, new CpSatOptions { StopAtFirstSolution = true });

        Assert.Multiple(() =>
        {
            Assert.That(good.Objective, Is.GreaterThan(first.Objective!.Value));
            Assert.That(hinted.Objective, Is.EqualTo(good.Objective));
        });
    }

    [Test]
    public async Task Solve_ClashingAssumptions_AreNamed()
    {
        var model = new CpModel();
        var hours = model.NewInt(0, 10);
        var (early, late, other) = (model.NewBool(), model.NewBool(), model.NewBool());
        model.AddAtMost(new LinearExpr().Add(hours), 3).OnlyIf(early);
        model.AddAtLeast(new LinearExpr().Add(hours), 7).OnlyIf(!late);
        model.AddAtLeast(new LinearExpr().Add(hours), 1).OnlyIf(other);
        model.AddAssumption(early);
        model.AddAssumption(!late);
        model.AddAssumption(other);

        var clash = await Runtime.SolveAsync(model);
        model.ClearAssumptions();
        model.AddAssumption(early);
        var fits = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(clash.Status, Is.EqualTo(CpSatStatus.Infeasible));
            Assert.That(clash.ConflictingAssumptions, Is.EquivalentTo(new Literal[] { early, !late }));
            Assert.That(fits.Status, Is.EqualTo(CpSatStatus.Optimal));
            Assert.That(fits.IsTrue(early), Is.True);
            Assert.That(fits.ConflictingAssumptions, Is.Empty);
        });
    }

    [Test]
    public async Task Solve_Intervals_DoNotOverlapAndKeepToCapacity()
    {
        long[] sizes = [2, 3, 4, 5];
        var model = new CpModel();
        var end = model.NewInt(0, 30);
        var starts = sizes.Select(size => model.NewInt(0, 30 - size)).ToArray();
        var tasks = starts.Select((start, i) => model.NewFixedSizeInterval(start, sizes[i])).ToArray();
        model.AddMaxEquality(end, [.. starts.Select((start, i) => start.Plus(sizes[i]))]);
        model.Minimize(new LinearExpr().Add(end));

        // Two at a time: 14 units of work on two lanes, 7 at best (2 + 5, 3 + 4). One at a time: 14.
        model.AddCumulative(tasks, [1, 1, 1, 1], 2);
        var two = await Runtime.SolveAsync(model);
        model.AddNoOverlap(tasks);
        var one = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(two.Objective, Is.EqualTo(7));
            Assert.That(one.Objective, Is.EqualTo(14));
        });
    }

    [Test]
    public async Task Solve_OptionalIntervals_AreLeftOutToFit()
    {
        long[] sizes = [4, 3, 3];
        var model = new CpModel();
        var present = model.NewBools(3);
        var tasks = new IntervalVar[3];
        for (var i = 0; i < 3; i++)
        {
            var (start, end) = (model.NewInt(0, 6), model.NewInt(0, 6));
            tasks[i] = model.NewInterval(start, sizes[i], end, present[i]);
        }

        model.AddNoOverlap(tasks);
        model.Maximize(LinearExpr.Sum(present));

        var response = await Runtime.SolveAsync(model);

        Assert.That(present.Select(p => response.IsTrue(p)), Is.EqualTo(new[] { false, true, true }), "within 6 only the two threes fit together");
    }

    [Test]
    public async Task Solve_TimeLimit_EndsWithTheBestSoFarAndSaysSo()
    {
        var response = await Runtime.SolveAsync(TestModels.Hard(), new CpSatOptions { TimeLimit = TimeSpan.FromSeconds(1) });

        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.Feasible));
            Assert.That(response.StoppedByClock, Is.True);
            Assert.That(response.BestBound, Is.GreaterThan(response.Objective!.Value));
        });
    }

    [Test]
    public async Task Solve_DeterministicLimit_GivesTheSameBytesTwice()
    {
        var options = new CpSatOptions { DeterministicTimeLimit = 0.4, Seed = 5 };

        var first = await Runtime.SolveAsync(TestModels.Hard(), options);
        var second = await Runtime.SolveAsync(TestModels.Hard(), options);
        var watched = await Runtime.SolveAsync(TestModels.Hard(), options, new TestModels.Progress());

        Assert.Multiple(() =>
        {
            Assert.That(first.Status, Is.EqualTo(CpSatStatus.Feasible));
            Assert.That(first.StoppedByClock, Is.False);
            Assert.That(first.DeterministicTime, Is.EqualTo(0.4).Within(0.2));
            Assert.That(second.DeterministicTime, Is.EqualTo(first.DeterministicTime));
            Assert.That(Timeless(second), Is.EqualTo(Timeless(first)));
            Assert.That(Timeless(watched), Is.EqualTo(Timeless(first)));
        });
    }

    [Test]
    public async Task Solve_OtherSeed_SearchesOtherwise()
    {
        var first = await Runtime.SolveAsync(TestModels.Hard(), new CpSatOptions { DeterministicTimeLimit = 0.2, Seed = 1 });
        var second = await Runtime.SolveAsync(TestModels.Hard(), new CpSatOptions { DeterministicTimeLimit = 0.2, Seed = 2 });

        Assert.That(Timeless(second), Is.Not.EqualTo(Timeless(first)));
    }

    [Test]
    public async Task Solve_Progress_TellsSolutionsAndBoundsInObjectiveUnits()
    {
        var progress = new TestModels.Progress();

        var response = await Runtime.SolveAsync(TestModels.Hard(scale: 0.01), new CpSatOptions { DeterministicTimeLimit = 0.3 }, progress);

        var solutions = progress.Steps.Where(step => step.IsSolution).Select(step => step.Objective!.Value).ToList();
        var bounds = progress.Steps.Where(step => step.Bound is not null).Select(step => step.Bound!.Value).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(solutions, Is.Not.Empty.And.Ordered);
            Assert.That(solutions[^1], Is.EqualTo(response.Objective!.Value).Within(1e-6).Percent);
            Assert.That(bounds, Is.Not.Empty);
            Assert.That(bounds, Is.Ordered.Descending);
            Assert.That(bounds[^1], Is.EqualTo(response.BestBound!.Value).Within(1e-6).Percent);
        });
    }

    [Test]
    public async Task Solve_LogAsked_ReturnsIt()
    {
        var response = await Runtime.SolveAsync(TestModels.Hard(items: 20, limits: 2), new CpSatOptions { LogProgress = true });

        Assert.That(response.Log, Does.Contain("CP-SAT solver").And.Contain("status: OPTIMAL"));
    }

    [Test]
    public async Task Solve_CancelledInTheMiddle_ThrowsAndTheRuntimeGoesOn()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new TestModels.Progress();
        var solve = Runtime.SolveAsync(TestModels.Hard(), new CpSatOptions { TimeLimit = TimeSpan.FromMinutes(5) }, progress, cancel.Token);
        await progress.First;

        cancel.Cancel();

        Assert.That(async () => await solve, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
        await Solve_Knapsack_IsProvenBest();
    }

    [Test]
    public void Solve_CancelledBefore_Throws()
    {
        Assert.That(async () => await Runtime.SolveAsync(TestModels.Hard(), cancellationToken: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Solve_MoreThanFitAtOnce_AllAnswer()
    {
        var options = new CpSatOptions { DeterministicTimeLimit = 0.05 };
        var alone = await Runtime.SolveAsync(TestModels.Hard(), options);

        var together = await Task.WhenAll(Enumerable.Range(0, 2 * Runtime.Parallelism + 1).Select(_ => Runtime.SolveAsync(TestModels.Hard(), options)));

        Assert.That(together.Select(Timeless), Has.All.EqualTo(Timeless(alone)));
    }

    [Test]
    public async Task Solve_ModelChangedMeanwhile_SolvesWhatItWas()
    {
        var model = new CpModel();
        var x = model.NewInt(0, 10);
        model.Maximize(new LinearExpr().Add(x));

        var solve = Runtime.SolveAsync(model);
        model.AddAtMost(new LinearExpr().Add(x), 4);
        var late = model.NewBool();
        var before = await solve;
        var after = await Runtime.SolveAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(before.Value(x), Is.EqualTo(10));
            Assert.That(() => before.IsTrue(late), Throws.ArgumentException);
            Assert.That(after.Value(x), Is.EqualTo(4));
        });
    }

    [Test]
    public async Task Solve_EmptyModel_IsOptimal()
    {
        var response = await Runtime.SolveAsync(new CpModel());

        Assert.That(response.Status, Is.EqualTo(CpSatStatus.Optimal));
    }

    [Test]
    public async Task Solve_AfterDispose_Throws()
    {
        var runtime = CreateRuntime();
        await runtime.DisposeAsync();

        Assert.That(async () => await runtime.SolveAsync(new CpModel()), Throws.InstanceOf<ObjectDisposedException>());
    }

    // All of the answer but the times: fields 15 (wall_time), 16 (user_time) and 17 (deterministic_time) of CpSolverResponse. The last is the same up to
    // its final bits, which depend on how often the search looked at the clock while summing up; the tests compare it apart.
    private static byte[] Timeless(CpSatResponse response)
    {
        var bytes = response.Bytes.Span;
        var kept = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length;)
        {
            var start = i;
            var tag = ReadVarint(bytes, ref i);
            switch (tag & 7)
            {
                case 0:
                    ReadVarint(bytes, ref i);
                    break;
                case 1:
                    i += 8;
                    break;
                case 2:
                    var length = (int)ReadVarint(bytes, ref i);
                    i += length;
                    break;
                case 5:
                    i += 4;
                    break;
                default:
                    throw new InvalidDataException($"Unexpected wire type in tag {tag}.");
            }

            if (tag >> 3 is not (15 or 16 or 17))
            {
                kept.AddRange(bytes[start..i]);
            }
        }

        return [.. kept];
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[position++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
