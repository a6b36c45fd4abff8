namespace Wfm.Staffing.Tests;

public class RequiredDeferredTests
{
    // Worked value: 40 an hour for 8 h, AHT 300 s. Within 4 h, work goes on after closing: max_t 40t/(t + 4) = 26.67 an hour, 2.22 agents. Same hour: 40 an hour, 3.33.
    [TestCase(4, 12, 320.0 / 12 * 300 / 3600)]
    [TestCase(0, 12, 40 * 300 / 3600.0)]
    [TestCase(4, 8, 40 * 300 / 3600.0)]
    public void Flat_WorkedValue_IsTheMaximumFormula(int promise, int staffedHours, double expected)
    {
        var work = new DeferredStream(Hours(12, i => i < 8 ? 40 : 0), Hours(12, _ => 300), Enumerable.Range(0, 12).Select(i => i + promise)) { Occupancy = 1 };
        var found = RequiredDeferred.Flat([work], 3600, [.. Enumerable.Range(0, 12).Select(i => i < staffedHours)]);
        Assert.Multiple(() =>
        {
            Assert.That(found.Agents[0], Is.EqualTo(expected).Within(1e-9));
            Assert.That(found.Flow[0].OnTime, Is.EqualTo(1).Within(1e-9));
            Assert.That(found.Flow[0].Backlog[^1], Is.EqualTo(0).Within(1e-7));
        });
    }

    // A third longer at 75 % occupancy.
    [Test]
    public void Flat_Occupancy_DividesIt()
    {
        var work = new DeferredStream(Hours(8, _ => 40), Hours(8, _ => 300), Enumerable.Range(0, 8)) { Occupancy = 0.75 };
        Assert.That(RequiredDeferred.Flat([work], 3600, [.. Enumerable.Repeat(true, 8)]).Agents, Has.All.EqualTo(40 / 12.0 / 0.75).Within(1e-9));
    }

    // By hand: 5 % of 100 may be late; 95 in one hour of 36-second contacts are 0.95 agents. Free time of 0.5 agents leaves 0.45.
    [TestCase(0.0, 0.95)]
    [TestCase(0.5, 0.45)]
    [TestCase(2.0, 0.0)]
    public void Flat_PartialTargetAndFreeTime_AreTakenOff(double free, double expected)
    {
        var work = new DeferredStream([100, 0], [36, 0], [0, 1]) { Occupancy = 1, OnTime = 0.95 };
        var found = RequiredDeferred.Flat([work], 3600, [true, true], [free, 0]);
        Assert.That(found.Agents[0], Is.EqualTo(expected).Within(1e-9));
        Assert.That(found.Flow[0].OnTime, Is.GreaterThanOrEqualTo(0.95 - 1e-9));
    }

    // 100 contacts of 36 s due at once are an hour of work; half an hour of free time does 50 of them, and nobody can be added there: the others are late.
    [TestCase(1.0)]
    [TestCase(0.7)]
    [TestCase(0.3)]
    [CancelAfter(20_000)]
    public void Flat_FreeTimeTooShortWhereNobodyCanBeAdded_TheRestIsImpossible(double share)
    {
        var work = new DeferredStream([100, 20], [36, 36], [0, 1]) { Occupancy = 1, OnTime = share };
        var found = RequiredDeferred.Flat([work], 3600, [false, true], [0.5, 0]);
        Assert.That(found.Impossible[0], Is.EqualTo(50).Within(1e-9));
        Assert.That(found.Flow[0].InTime[0], Is.EqualTo(50).Within(1e-9));
        Assert.That(found.Agents, Is.EqualTo(new[] { 0, 0.7 }).Within(1e-9));
    }

    // Brute force: max over windows of work inside ÷ staffed hours inside, and for shares below 1 the largest number of contacts in time by minimum cut.

    // By hand: 8 hours of 10 contacts of 360 s are one agent. A share of 90 % may be late, but nothing is left for ever: with 0.9 agents 8 would be.
    [TestCase(0.9)]
    [TestCase(0.5)]
    [TestCase(1.0)]
    public void Flat_ShareBelowOne_LeavesNoWorkUndone(double share)
    {
        var work = new DeferredStream(Hours(8, _ => 10), Hours(8, _ => 360), Enumerable.Range(0, 8).Select(i => i + 2)) { Occupancy = 1, OnTime = share };
        var found = RequiredDeferred.Flat([work], 3600, [.. Enumerable.Repeat(true, 8)]);
        Assert.That(found.Agents, Has.All.EqualTo(1).Within(1e-9));
        Assert.That(found.Flow[0].Backlog[^1], Is.EqualTo(0).Within(1e-7));
    }

    // Brute force: max over windows of work inside ÷ staffed hours inside, and for shares below 1 the largest number of contacts in time by minimum cut;
    // all of them by the end, which is the same cut with everything due then.
    [Test]
    public void Flat_RandomSmallCases_MatchesBruteForce()
    {
        var random = new SplitMix64(20260301, 1);
        for (var trial = 0; trial < 300; trial++)
        {
            var n = 2 + random.Below(5);
            var arrivals = Hours(n, _ => random.Below(3) == 0 ? 0 : random.Below(50));
            var due = new int[n];
            for (var i = 0; i < n; i++)
            {
                due[i] = Math.Min(n - 1, Math.Max(i + random.Below(3), i == 0 ? 0 : due[i - 1]));
            }

            var free = Hours(n, _ => random.Below(2) * random.Unit());
            var share = random.Below(2) == 0 ? 1 : 0.5 + (random.Unit() / 2);
            var work = new DeferredStream(arrivals, Hours(n, _ => 360), due) { Occupancy = 1, OnTime = share };
            var level = RequiredDeferred.Flat([work], 3600, [.. Enumerable.Repeat(true, n)], free).Agents[0];
            double At(double x) => MostInTime(arrivals, due, [.. free.Select(f => (f + x) * 10)]);
            double Done(double x) => MostInTime(arrivals, [.. due.Select(_ => n - 1)], [.. free.Select(f => (f + x) * 10)]);
            bool Enough(double x, double slack) => At(x) >= share * arrivals.Sum() * slack && Done(x) >= arrivals.Sum() * slack;
            Assert.That(Enough(level, 1 - 1e-9), $"trial {trial}: enough");
            Assert.That(level == 0 || !Enough(level * (1 - 1e-6), 1), $"trial {trial}: a hair less is not enough");
        }
    }

    [Test]
    public void PerDay_QuietAndBusyDays_AreTheSmoothestLevels()
    {
        // By hand. Day 1 has 24 h of work due the same day, day 2 nothing, day 3 has 12 h, all due on day 3: levels 3, 0, 1.5 with 8 staffed hours.
        var (arrivals, due) = (new double[72], new int[72]);
        (arrivals[8], arrivals[56]) = (24, 12);
        for (var i = 0; i < 72; i++)
        {
            due[i] = (i / 24 * 24) + 23;
        }

        var grid = new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 3, 2), 3, TimeSpan.FromHours(1));
        var staffed = Enumerable.Range(0, 72).Select(i => i % 24 is >= 8 and < 16).ToArray();
        var sameDay = RequiredDeferred.PerDay([new DeferredStream(arrivals, Hours(72, _ => 3600), due) { Occupancy = 1 }], grid, staffed).Agents;
        Assert.That(new[] { sameDay[8], sameDay[32], sameDay[56], sameDay[0] }, Is.EqualTo(new[] { 3, 0, 1.5, 0 }).Within(1e-5));

        // Within two days: 24 h over two days, 1.5 each, and 1.5 on the third.
        var twoDays = RequiredDeferred.PerDay([new DeferredStream(arrivals, Hours(72, _ => 3600), due.Select(d => d + 24)) { Occupancy = 1 }], grid, staffed).Agents;
        Assert.That(new[] { twoDays[8], twoDays[32], twoDays[56] }, Is.EqualTo(new[] { 1.5, 1.5, 1.5 }).Within(1e-5));
    }

    [Test]
    public void Flat_NobodyBeforeTheDeadline_CountsAsImpossible()
    {
        var work = new DeferredStream([10, 20, 0], [360, 360, 0], [0, 2, 2]) { Occupancy = 1 };
        var found = RequiredDeferred.Flat([work], 3600, [false, true, true]);
        Assert.Multiple(() =>
        {
            Assert.That(found.Impossible, Is.EqualTo(new[] { 10.0 }));
            Assert.That(found.Flow[0].InTime[1], Is.EqualTo(20).Within(1e-6));
            // The 10 are late, and done all the same: 30 contacts of 6 minutes in two hours.
            Assert.That(found.Agents, Is.EqualTo(new[] { 0, 1.5, 1.5 }).Within(1e-9));
        });
    }

    // 50 wait at the start and are due like what comes at the start; as many may wait at the end.
    [Test]
    public void Flat_Backlog_IsHandedOver()
    {
        var work = new DeferredStream(Hours(10, _ => 10), Hours(10, _ => 360), Enumerable.Range(0, 10).Select(i => i + 5)) { Occupancy = 1, Backlog = 50 };
        var found = RequiredDeferred.Flat([work], 3600, [.. Enumerable.Repeat(true, 10)]);
        Assert.Multiple(() =>
        {
            // Windows from the start: (50 + 10) by the end of hour 5 are 10 an hour, and so on: one agent.
            Assert.That(found.Agents[0], Is.EqualTo(1).Within(1e-9));
            Assert.That(found.Flow[0].Backlog[^1], Is.EqualTo(50).Within(1e-6));
        });
    }

    // Largest number in time = smallest cut, by trying every set of intervals whose capacity is cut.
    private static double MostInTime(double[] arrivals, int[] due, double[] capacity)
    {
        var best = double.PositiveInfinity;
        for (var set = 0; set < 1 << arrivals.Length; set++)
        {
            var cut = Enumerable.Range(0, arrivals.Length).Where(t => (set >> t & 1) == 1).Sum(t => capacity[t]);
            for (var i = 0; i < arrivals.Length; i++)
            {
                cut += Enumerable.Range(i, due[i] - i + 1).All(t => (set >> t & 1) == 1) ? 0 : arrivals[i];
            }

            best = Math.Min(best, cut);
        }

        return best;
    }

    private static double[] Hours(int n, Func<int, double> value) => [.. Enumerable.Range(0, n).Select(value)];
}
