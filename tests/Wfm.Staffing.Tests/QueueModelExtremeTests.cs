namespace Wfm.Staffing.Tests;

public sealed class QueueModelExtremeTests
{
    private static readonly double[] Loads = [0, 5e-324, 1e-300, 1e-12, 0.3, 5, 999.9, 2e5];
    private static readonly double[] Crews = [0, 5e-324, 1e-200, 1e-9, 0.5, 1, 7.3, 1000, 100_001, 1e7];
    private static readonly double[] Targets = [0, 1e7];

    /// <summary>Zero volume, zero agents, overload, and scales nobody has: no exception, no NaN but where nobody is answered, no negative wait, shares from 0 to 1.</summary>
    [Test]
    public void Evaluate_AnyScale_StaysInItsRange(
        [Values(1, 300, 86400)] double aht, [Values(5e-324, 1e-3, 20, 1e12, 1e300, double.PositiveInfinity)] double patience)
    {
        foreach (var erlangs in Loads)
        {
            foreach (var agents in Crews)
            {
                foreach (var target in Targets)
                {
                    var p = ErlangA.Evaluate(erlangs, agents, aht, target, patience);
                    Assert.That(Sound(p, agents), Is.True, $"A {erlangs}, n {agents}, T {target}: {p}");
                }
            }
        }
    }

    [Test]
    public void Evaluate_FiniteRoomAnyScale_StaysInItsRange([Values(60, double.PositiveInfinity)] double patience, [Values(0, 1, 50)] int places)
    {
        foreach (var erlangs in Loads)
        {
            foreach (var agents in new[] { 0, 1, 7, 1000 })
            {
                var p = FiniteQueue.Evaluate(erlangs, agents, agents + places, 300, 20, patience);
                Assert.That(Sound(p, agents), Is.True, $"A {erlangs}, n {agents}, K {agents + places}: {p}");
                Assert.That(p.Answered, Is.EqualTo(erlangs < 1e-100 ? 1 : agents == 0 ? 0 : p.Occupancy * agents / erlangs).Within(1e-12));
            }
        }
    }

    [Test]
    public void ErlangA_OverloadWithEndlessQueue_AgreesWithItsFluidLimit()
    {
        // Fluid limit: 1 − n/A gives up, and the answered wait patience × ln(A/n). The mean wait differs by half a service start (0.05 s).
        var summed = ErlangA.Evaluate(2000, 1000, 100, 20, 1.9e6);
        Assert.That(summed.Abandonment, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(summed.AsaSeconds, Is.EqualTo(1.9e6 * Math.Log(2)).Within(0.06));
        var fluid = ErlangA.Evaluate(2000, 1000, 100, 20, 1e9);
        Assert.That(fluid.Abandonment, Is.EqualTo(0.5).Within(1e-15));
        Assert.That(fluid.AsaSeconds, Is.EqualTo((1e9 * Math.Log(2)) - 0.05).Within(1e-9).Percent);
        Assert.That(fluid.ServiceLevel, Is.Zero);
    }

    [TestCase(-1, 5, 300, 20, 60)]
    [TestCase(double.NaN, 5, 300, 20, 60)]
    [TestCase(5, -0.1, 300, 20, 60)]
    [TestCase(5, double.PositiveInfinity, 300, 20, 60)]
    [TestCase(5, 5, 0, 20, 60)]
    [TestCase(5, 5, 300, -1, 60)]
    [TestCase(5, 5, 300, 20, 0)]
    [TestCase(5, 5, 300, 20, double.NaN)]
    public void ErlangA_InputOutsideItsRange_Throws(double erlangs, double agents, double aht, double target, double patience) =>
        Assert.That(() => ErlangA.Evaluate(erlangs, agents, aht, target, patience), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void FiniteQueue_FewerPlacesThanAgents_Throws() =>
        Assert.That(() => FiniteQueue.Evaluate(5, 6, 5, 300, 20), Throws.InstanceOf<ArgumentOutOfRangeException>());

    /// <summary>Published: B(190 lines, 200 E) of ErlangBTester, C(12421, 12345 E) of erlang.py's tests to the digits given.</summary>
    [Test]
    public void ErlangBAndC_PublishedValues_Agree()
    {
        Assert.That(ErlangB.Blocking(200, 190), Is.EqualTo(0.08869684386923561).Within(1e-14));
        Assert.That(ErlangC.WaitProbability(12345, 12421), Is.EqualTo(0.3812).Within(5e-5));
        Assert.That(ErlangB.Blocking(0, 0), Is.EqualTo(1));
    }

    [Test]
    public void WaitPercentile_IsTheInverseOfTheServiceLevel()
    {
        var wait = ErlangC.WaitPercentile(0.9, 10, 13, 180);
        Assert.That(ErlangC.Evaluate(10, 13, 180, wait).ServiceLevel, Is.EqualTo(0.9).Within(1e-12));
        Assert.That(ErlangC.WaitPercentile(0.5, 10, 14, 180), Is.Zero);
        Assert.That(ErlangC.WaitPercentile(0.5, 10, 10, 180), Is.EqualTo(double.PositiveInfinity));
    }

    [Test]
    public void QueueModel_RowWithFaults_ListsEachWithItsColumn()
    {
        var row = new QueueCase { Model = "erlang_a", CallsPerInterval = -3, IntervalSeconds = 0, AhtSeconds = 180, Agents = 2.5 };
        Assert.That(row.Validate(), Has.Count.EqualTo(2).And.Some.Contains("'calls_per_interval': '-3'").And.Some.Contains("'interval_s'"));
        var repaired = row with { CallsPerInterval = 3, IntervalSeconds = 1800 };
        Assert.That(() => QueueModel.Evaluate(repaired),
            Throws.TypeOf<WfmDataException>().With.Message.Contains("'agents': '2.5'").And.Message.Contains("patience_s"));
        Assert.That(() => QueueModel.Evaluate(repaired with { Model = "erlang_q" }), Throws.TypeOf<WfmDataException>().With.Message.Contains("erlang_a_k"));
    }

    private static bool Sound(QueuePerformance p, double agents)
    {
        static bool Share(double value) => value is >= 0 and <= 1 + 1e-12;
        var nobody = agents < 1e-100 && p.Erlangs > 0;
        return Share(p.WaitProbability) && Share(p.ServiceLevel) && Share(p.Abandonment) && Share(p.Blocking)
            && (Share(p.ServiceLevelVirtual) || nobody) && (Share(p.ServiceLevelOfAnswered) || nobody) && (Share(p.Occupancy) || nobody)
            && (p.AsaSeconds >= 0 || nobody) && p.MeanWaitAllSeconds >= 0 && p.MeanQueue >= 0;
    }
}
