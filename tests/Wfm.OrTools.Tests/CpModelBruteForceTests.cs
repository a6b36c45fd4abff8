namespace Wfm.OrTools.Tests;

/// <summary>Random small models: the solver's answer on what the builder wrote, against trying every assignment with plain C#.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class CpModelBruteForceTests : IAsyncDisposable
{
    private const int ModelsPerSeed = 100;

    private readonly NodeCpSatRuntime runtime = new(new NodeRuntimeOptions { Processes = 1 });

    public ValueTask DisposeAsync() => runtime.DisposeAsync();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Solve_RandomModel_AgreesWithTryingEverything(int seed)
    {
        var random = new Random(seed);
        var (feasible, infeasible) = (0, 0);
        for (var number = 0; number < ModelsPerSeed; number++)
        {
            var sample = new Sample(random);
            var best = sample.BestByTryingEverything();
            var response = await runtime.SolveAsync(sample.Model, new CpSatOptions { TimeLimit = TimeSpan.FromSeconds(20) });
            if (best is { } value)
            {
                feasible++;
                Assert.That(response.Status, Is.EqualTo(CpSatStatus.Optimal), $"seed {seed}, model {number}: {sample}");
                Assert.That(response.Objective, Is.EqualTo(value), $"seed {seed}, model {number}: {sample}");
                Assert.That(sample.Accepts(response.Values.ToArray()), Is.True, $"seed {seed}, model {number}: {sample}");
            }
            else
            {
                infeasible++;
                Assert.That(response.Status, Is.EqualTo(CpSatStatus.Infeasible), $"seed {seed}, model {number}: {sample}");
            }
        }

        Assert.That(Math.Min(feasible, infeasible), Is.GreaterThan(0), "the sample should hold models of both kinds");
    }

    /// <summary>A model and, for each constraint, the same thing said in C#.</summary>
    private sealed class Sample
    {
        private readonly Random random;
        private readonly List<long[]> domains = [];
        private readonly List<(string Text, Func<long[], bool> Holds)> rules = [];
        private readonly BoolVar[] bools;
        private readonly IntVar[] ints;
        private readonly bool isMaximization;
        private readonly (Func<long[], long> Value, string Text) objective;

        public Sample(Random random)
        {
            this.random = random;
            bools = Model.NewBools(5);
            domains.AddRange(bools.Select(_ => new long[] { 0, 1 }));
            ints = [Model.NewInt(-1, 3), Model.NewInt(0, 4), Model.NewIntFrom([5, 0, 1, 3, 1])];
            domains.AddRange([[-1, 0, 1, 2, 3], [0, 1, 2, 3, 4], [0, 1, 3, 5]]);
            for (var i = random.Next(2, 7); i > 0; i--)
            {
                AddRule();
            }

            var (sum, value, text) = RandomSum(5);
            isMaximization = random.Next(2) == 0;
            objective = (value, text);
            if (isMaximization)
            {
                Model.Maximize(sum);
            }
            else
            {
                Model.Minimize(sum);
            }
        }

        public CpModel Model { get; } = new();

        public bool Accepts(long[] values) => rules.TrueForAll(rule => rule.Holds(values));

        public double? BestByTryingEverything()
        {
            long? best = null;
            var values = new long[domains.Count];
            Try(0);
            return best;

            void Try(int index)
            {
                if (index == values.Length)
                {
                    if (Accepts(values))
                    {
                        var value = objective.Value(values);
                        best = best is not { } known ? value : isMaximization ? Math.Max(known, value) : Math.Min(known, value);
                    }

                    return;
                }

                foreach (var value in domains[index])
                {
                    values[index] = value;
                    Try(index + 1);
                }
            }
        }

        public override string ToString() => string.Join("; ", rules.Select(rule => rule.Text)) + $"; {(isMaximization ? "max" : "min")} {objective.Text}";

        private void AddRule()
        {
            var literals = Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomLiteral()).ToArray();
            Constraint constraint;
            Func<long[], bool> holds;
            string text;
            switch (random.Next(12))
            {
                case 0:
                    (constraint, holds, text) = (Model.AddExactlyOne(literals), v => literals.Count(l => IsTrue(l, v)) == 1, "exactly one");
                    break;
                case 1:
                    (constraint, holds, text) = (Model.AddAtMostOne(literals), v => literals.Count(l => IsTrue(l, v)) <= 1, "at most one");
                    break;
                case 2:
                    (constraint, holds, text) = (Model.AddBoolOr(literals), v => literals.Any(l => IsTrue(l, v)), "or");
                    break;
                case 3:
                    (constraint, holds, text) = (Model.AddBoolAnd(literals), v => literals.All(l => IsTrue(l, v)), "and");
                    break;
                case 4:
                    var condition = RandomLiteral();
                    (constraint, holds, text) = (Model.AddImplication(condition, literals), v => !IsTrue(condition, v) || literals.All(l => IsTrue(l, v)), "implies");
                    break;
                case 5:
                    var count = random.Next(0, literals.Length + 1);
                    (constraint, holds, text) = (Model.AddCount(literals, count, count + 1), v => literals.Count(l => IsTrue(l, v)) is var n && n >= count && n <= count + 1, "count");
                    break;
                case 6:
                    var weights = literals.Select(_ => (long)random.Next(-4, 5)).ToArray();
                    var atMost = random.Next(-4, 5);
                    (constraint, holds, text) = (Model.AddLinear(literals, weights, CpModel.NoMinimum, atMost),
                        v => literals.Zip(weights).Sum(pair => IsTrue(pair.First, v) ? pair.Second : 0) <= atMost, "weighted");
                    break;
                case 7:
                    var (a, b) = (RandomAffine(), RandomAffine());
                    var target = RandomAffine();
                    var isMax = random.Next(2) == 0;
                    constraint = isMax ? Model.AddMaxEquality(target.Expr, a.Expr, b.Expr) : Model.AddMinEquality(target.Expr, a.Expr, b.Expr);
                    (holds, text) = (v => target.Value(v) == (isMax ? Math.Max(a.Value(v), b.Value(v)) : Math.Min(a.Value(v), b.Value(v))), isMax ? "max" : "min");
                    break;
                case 8:
                    (constraint, holds, text) = AddIntervals(isCumulative: false);
                    break;
                case 9:
                    (constraint, holds, text) = AddIntervals(isCumulative: true);
                    break;
                default:
                    var (sum, value, sumText) = RandomSum(4);
                    var low = random.Next(-6, 7);
                    var high = low + random.Next(0, 5);
                    switch (random.Next(3))
                    {
                        case 0:
                            (constraint, holds, text) = (Model.AddEqual(sum, low), v => value(v) == low, $"{sumText} = {low}");
                            break;
                        case 1:
                            (constraint, holds, text) = (Model.AddAtLeast(sum, low), v => value(v) >= low, $"{sumText} >= {low}");
                            break;
                        default:
                            (constraint, holds, text) = (Model.AddLinear(sum, low, high), v => value(v) >= low && value(v) <= high, $"{low} <= {sumText} <= {high}");
                            break;
                    }

                    break;
            }

            if (random.Next(3) == 0)
            {
                var (first, second) = (RandomLiteral(), RandomLiteral());
                constraint.OnlyIf(first, second);
                rules.Add(($"{text} only if", v => !(IsTrue(first, v) && IsTrue(second, v)) || holds(v)));
            }
            else
            {
                rules.Add((text, holds));
            }
        }

        // Each interval's own tie of start, size and end is a rule as well, whatever the constraint over them depends on.
        private (Constraint Constraint, Func<long[], bool> Holds, string Text) AddIntervals(bool isCumulative)
        {
            var parts = new List<(IntervalVar Interval, Func<long[], long> Start, Func<long[], long> Size, Literal? Presence, long Demand)>();
            for (var i = 0; i < 3; i++)
            {
                Literal? presence = random.Next(2) == 0 ? RandomLiteral() : null;
                var start = RandomAffine();
                long demand = random.Next(1, 3);
                if (random.Next(3) == 0)
                {
                    var size = random.Next(ints.Length - 1) + 1;
                    var end = RandomAffine();
                    var interval = Model.NewInterval(start.Expr, ints[size], end.Expr, presence);
                    parts.Add((interval, start.Value, v => v[ints[size].Index], presence, demand));
                    rules.Add(("tie", v => (presence is { } p && !IsTrue(p, v)) || start.Value(v) + v[ints[size].Index] == end.Value(v)));
                }
                else
                {
                    long size = random.Next(1, 3);
                    parts.Add((Model.NewFixedSizeInterval(start.Expr, size, presence), start.Value, _ => size, presence, demand));
                }
            }

            bool IsPresent((IntervalVar, Func<long[], long>, Func<long[], long>, Literal? Presence, long) part, long[] v) => part.Presence is not { } p || IsTrue(p, v);
            var intervals = parts.Select(part => part.Interval).ToArray();
            if (isCumulative)
            {
                var capacity = random.Next(2, 4);
                return (Model.AddCumulative(intervals, [.. parts.Select(part => (AffineExpr)part.Demand)], capacity),
                    v => Enumerable.Range(-10, 30).All(t => parts
                        .Where(part => IsPresent(part, v) && part.Start(v) <= t && t < part.Start(v) + part.Size(v)).Sum(part => part.Demand) <= capacity),
                    "cumulative");
            }

            return (Model.AddNoOverlap(intervals),
                v => !parts.SelectMany((one, i) => parts.Skip(i + 1).Select(other => (one, other))).Any(pair =>
                    IsPresent(pair.one, v) && IsPresent(pair.other, v)
                    && pair.one.Start(v) < pair.other.Start(v) + pair.other.Size(v) && pair.other.Start(v) < pair.one.Start(v) + pair.one.Size(v)),
                "no overlap");
        }

        private (LinearExpr Sum, Func<long[], long> Value, string Text) RandomSum(int terms)
        {
            var sum = new LinearExpr();
            var parts = new List<Func<long[], long>>();
            var text = new List<string>();
            for (var i = random.Next(1, terms + 1); i > 0; i--)
            {
                long coefficient = random.Next(-3, 4);
                if (random.Next(2) == 0)
                {
                    var literal = RandomLiteral();
                    sum.Add(literal, coefficient);
                    parts.Add(v => IsTrue(literal, v) ? coefficient : 0);
                    text.Add($"{coefficient}{(literal.IsNegated ? "!" : "")}b{literal.Variable.Index}");
                }
                else
                {
                    var variable = ints[random.Next(ints.Length)];
                    sum.Add(variable, coefficient);
                    parts.Add(v => coefficient * v[variable.Index]);
                    text.Add($"{coefficient}x{variable.Index}");
                }
            }

            long constant = random.Next(-2, 3);
            sum.AddConstant(constant);
            return (sum, v => parts.Sum(part => part(v)) + constant, string.Join(" + ", text) + $" + {constant}");
        }

        private (AffineExpr Expr, Func<long[], long> Value) RandomAffine()
        {
            var variable = ints[random.Next(ints.Length)];
            long coefficient = random.Next(0, 3);
            long offset = random.Next(-1, 2);
            return (variable.Times(coefficient).Plus(offset), v => coefficient * v[variable.Index] + offset);
        }

        private Literal RandomLiteral() => random.Next(2) == 0 ? bools[random.Next(bools.Length)] : !bools[random.Next(bools.Length)];

        private static bool IsTrue(Literal literal, long[] values) => values[literal.Variable.Index] != 0 != literal.IsNegated;
    }
}
