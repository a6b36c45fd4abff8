namespace Wfm.Staffing.Tests;

/// <summary>Loads that trail the arrivals.</summary>
public sealed class EffectiveLoadTests
{
    // λ = 100 + 20·sin t, AHT 1: m peaks at 100 + 10·√2 = 114.142 at t = 3π/4 (Jennings, Mandelbaum, Massey and Whitt 1996; Eick, Massey and Whitt 1993).
    [Test]
    public void AtEnd_SinusoidInThinSlices_PeaksAtThePublishedValueAndTime()
    {
        const int PerTurn = 20_000;
        const double Slice = 2 * Math.PI / PerTurn;
        var calls = Enumerable.Range(0, 4 * PerTurn).Select(i => Slice * (100 + (20 * Math.Sin((i + 0.5) * Slice)))).ToArray();
        var m = OfferedLoad.AtEnd(calls, Enumerable.Repeat(1.0, calls.Length).ToArray(), Slice);
        var last = m[(3 * PerTurn)..];
        var peak = Array.IndexOf(last, last.Max());
        Assert.That(last[peak], Is.EqualTo(100 + (10 * Math.Sqrt(2))).Within(1e-5));
        Assert.That((peak + 1) * Slice, Is.EqualTo(0.75 * Math.PI).Within(2 * Slice));
    }

    // The M(t)/M/inf queue as a chain of states: enough agents that nobody waits.
    [Test]
    public void Mean_StepsOfVolume_IsTheMeanNumberBusyWithEndlessAgents()
    {
        double[] calls = [20, 60, 0, 90, 40];
        var aht = Enumerable.Repeat(400.0, 5).ToArray();
        var load = OfferedLoad.Mean(calls, aht, 900);
        var run = TransientQueue.Run(calls, aht, [200, 200, 200, 200, 200], 900, 20, double.PositiveInfinity);
        for (var i = 0; i < calls.Length; i++)
        {
            Assert.That(run.Intervals[i].Occupancy * 200, Is.EqualTo(load[i]).Within(1e-9));
        }

        Assert.That(run.Intervals[^1].InSystemAtEnd, Is.EqualTo(OfferedLoad.AtEnd(calls, aht, 900)[^1]).Within(1e-9));
    }

    // Per arrival: a contact that comes at u with its interval's own mean is still there at t with probability e^(−(t − u) ÷ AHT); summed over thin slices of both.
    [Test]
    public void Mean_HandleTimesOfTheirOwn_IsTheSumOverArrivals()
    {
        double[] calls = [30, 50, 10, 0];
        double[] aht = [200, 900, 60, 0];
        const int Slices = 900;
        var expected = new double[4];
        for (var from = 0; from < 4 * Slices; from++)
        {
            var own = from / Slices;
            for (var at = from + 1; at < 4 * Slices && calls[own] > 0; at++)
            {
                expected[at / Slices] += calls[own] / Slices * Math.Exp(-(at - from) / aht[own]) / Slices;
            }

            expected[own] += calls[own] / Slices * 0.5 / Slices;
        }

        Assert.That(OfferedLoad.Mean(calls, aht, 900), Is.EqualTo(expected).Within(2e-3));
    }

    [Test]
    public void Of_SteadyVolume_IsTheSameByEveryMethodOnceItRuns()
    {
        var calls = Enumerable.Repeat(90.0, 40).ToArray();
        var aht = Enumerable.Repeat(300.0, 40).ToArray();
        foreach (var method in Enum.GetValues<LoadMethod>())
        {
            Assert.That(EffectiveLoad.Of(method, calls, aht, 900)[^1], Is.EqualTo(30).Within(1e-9), $"{method}");
        }
    }

    [Test]
    public void Of_Lagged_TakesTheVolumeOneHandleTimeEarlier()
    {
        double[] calls = [10, 40, 100, 0, 0];
        double[] aht = [225, 225, 225, 0, 0];

        // A quarter of an interval late: 3/4 of its own volume and 1/4 of the one before; 225/900 = 0.25 erlangs per contact.
        Assert.That(EffectiveLoad.Of(LoadMethod.Lagged, calls, aht, 900), Is.EqualTo(new[] { 7.5 / 4, 32.5 / 4, 85 / 4.0, 25 / 4.0, 0 }).Within(1e-12));

        // Two and a half intervals late.
        Assert.That(EffectiveLoad.Of(LoadMethod.Lagged, [10, 40, 100, 20], [2250, 2250, 2250, 2250], 900), Is.EqualTo(new[] { 0, 0, 5 * 2.5, 25 * 2.5 }).Within(1e-12));
    }

    [Test]
    public void Of_Stationary_IsVolumeTimesHandleTime() =>
        Assert.That(EffectiveLoad.Of(LoadMethod.Stationary, [10, 0, 30], [180, double.NaN, 60], 1800), Is.EqualTo(new[] { 1.0, 0, 1 }));

    [Test]
    public void Of_VeryLongHandling_KeepsAllWork()
    {
        // Handle time of 20 intervals: after the day most is still there, and all methods agree on how much came.
        var calls = Enumerable.Repeat(5.0, 10).Concat(Enumerable.Repeat(0.0, 400)).ToArray();
        var load = EffectiveLoad.Of(LoadMethod.OfferedLoad, calls, calls.Select(_ => 18_000.0).ToArray(), 900);
        Assert.That(load.Sum() * 900, Is.EqualTo(50 * 18_000.0).Within(1e-2));
    }

    // Steps between 20 and 120 erlangs: the crew for the mean of each interval misses the target over the day, the crew for the target keeps it (TransientQueue is exact).
    [TestCase(300, 900)]
    [TestCase(600, 1800)]
    public void Of_LoadForTheTarget_KeepsItWhereTheMeanOfTheIntervalDoesNot(double aht, double interval)
    {
        var perHour = (int)(3600 / interval);
        double[] erlangs = [.. new[] { 20, 20, 60, 60, 120, 120, 60, 60, 20, 20 }.SelectMany(e => Enumerable.Repeat((double)e, perHour))];
        var calls = erlangs.Select(e => e * interval / aht).ToArray();
        var handling = calls.Select(_ => aht).ToArray();
        var target = new ServiceTarget { Patience = TimeSpan.FromSeconds(180) };
        double[] Off(double[] load)
        {
            var found = load.Select(a => RequiredAgents.Find(a, aht, target)).ToArray();
            var run = TransientQueue.Run(calls, handling, [.. found.Select(f => f.Agents)], interval, 20, 180);
            return [.. found.Select((f, i) => run.Intervals[i].ServiceLevel - f.Performance.ServiceLevel)];
        }

        var forTarget = Off(EffectiveLoad.Of(LoadMethod.OfferedLoad, calls, handling, interval, target));
        var mean = Off(EffectiveLoad.Of(LoadMethod.OfferedLoad, calls, handling, interval));
        Assert.That(forTarget.Average(), Is.EqualTo(0).Within(0.006));
        Assert.That(mean.Average(), Is.LessThan(-0.005));
        Assert.That(forTarget.Average(Math.Abs), Is.LessThan(mean.Average(Math.Abs) * 0.6));
    }

    [Test]
    public void Of_LoadForTheTarget_LiesWithinTheIntervalAndIsTheMeanWhereNothingMoves()
    {
        double[] calls = [.. Enumerable.Repeat(100.0, 60), 300, 20];
        var aht = calls.Select(_ => 300.0).ToArray();
        foreach (var target in new[]
        {
            new ServiceTarget(),
            new ServiceTarget { Patience = TimeSpan.FromSeconds(100), OccupancyMax = 0.8, AbandonmentMax = 0.03 },
            new ServiceTarget { ServiceLevel = null, Patience = TimeSpan.FromSeconds(100) },
        })
        {
            var load = EffectiveLoad.Of(LoadMethod.OfferedLoad, calls, aht, 900, target);
            var mean = EffectiveLoad.Of(LoadMethod.OfferedLoad, calls, aht, 900);
            Assert.That(load[59], Is.EqualTo(mean[59]).Within(1e-4));
            Assert.That(load[60], Is.InRange(33.3, 100));
            Assert.That(load[61], Is.InRange(6.6, 100));
            Assert.That(load[0], Is.InRange(0, 33.4));
        }
    }

    [Test]
    public void Of_LoadForTheTarget_OtherMethodsStayWhatTheyAre()
    {
        double[] calls = [10, 40, 5];
        double[] aht = [300, 300, 300];
        foreach (var method in new[] { LoadMethod.Stationary, LoadMethod.Lagged })
        {
            Assert.That(EffectiveLoad.Of(method, calls, aht, 900, new ServiceTarget()), Is.EqualTo(EffectiveLoad.Of(method, calls, aht, 900)));
        }
    }

    [TestCase(-1, 300, 900)]
    [TestCase(double.NaN, 300, 900)]
    [TestCase(10, 0, 900)]
    [TestCase(10, double.NaN, 900)]
    [TestCase(10, 300, 0)]
    public void Of_BadValue_IsRefused(double calls, double aht, double interval) =>
        Assert.That(() => EffectiveLoad.Of(LoadMethod.OfferedLoad, [calls], [aht], interval), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
