using FsCheck.NUnit;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Wfm.Staffing.Tests;

/// <summary>Loads 1e-6 to 1e6, agents 0 to millions, handle times, thresholds and patience from microseconds to decades. The seed is fixed; another one is as good.</summary>
[Properties(Arbitrary = [typeof(WideQueues)], MaxTest = 600, Replay = "20260301,17")]
public sealed class WideQueueTests
{
    private const double Slack = 1e-11;

    private static readonly ServiceLevelOf[] Denominators = Enum.GetValues<ServiceLevelOf>();

    [Property]
    public void Evaluate_AnyQueue_IsFiniteAndInItsRange(WideQueue q)
    {
        foreach (var p in q.Every())
        {
            var nobody = q.Agents == 0;
            Assert.That(new[] { p.WaitProbability, p.ServiceLevel, p.Abandonment, p.Blocking, p.ShortAbandonment, p.ServiceLevelExcludingShortAbandons }, Is.All.InRange(0, 1 + 1e-12), $"{p}");
            Assert.That(new[] { p.ServiceLevelOfAnswered, p.ServiceLevelVirtual, p.Occupancy }, Is.All.InRange(0, 1 + 1e-12).Or.All.Matches((double v) => nobody && v is 0 or 1 or double.NaN), $"{p}");
            Assert.That(p.AsaSeconds, nobody ? Is.NaN.Or.GreaterThanOrEqualTo(0) : Is.GreaterThanOrEqualTo(0), $"{p}");
            Assert.That(new[] { p.MeanWaitAllSeconds, p.MeanQueue, p.RedialsPerContact }, Is.All.GreaterThanOrEqualTo(0), $"{p}");
        }
    }

    /// <summary>By every denominator and for both mean waits: so the first number of agents that keeps a target is the fewest, and all above keep it.</summary>
    [Property]
    public bool Measures_MoreAgents_NeverWorsen(WideQueue q, byte more)
    {
        var crew = Math.Max(q.Agents, 1e-9);
        var added = new[] { 1e-3, 0.5, 1, 2, 10, Math.Ceiling(Math.Sqrt(q.Erlangs)), q.Erlangs }[more % 7];
        return q.Every(crew).Zip(q.Every(crew + added)).All(p => Improves(p.First, p.Second, q));
    }

    [Property]
    public bool Measures_MoreLoad_NeverImprove(WideQueue q, byte more)
    {
        var heavier = q with { Agents = Math.Max(q.Agents, 1e-9), Erlangs = q.Erlangs * (1 + Math.Pow(10, (more % 10) - 10.0)) };
        return heavier.Every().Zip((heavier with { Erlangs = q.Erlangs }).Every()).All(p => Improves(p.First, p.Second, q));
    }

    /// <summary>The same contacts, each taking longer, while patience and thresholds stay. Less than one agent, which only the continuous extension has, is another matter.</summary>
    [Property]
    public bool Measures_LongerHandling_NeverImprove(WideQueue q, byte more)
    {
        var factor = 1 + Math.Pow(10, (more % 10) - 10.0);
        var slower = q with { Agents = Math.Max(q.Agents, 1), Erlangs = q.Erlangs * factor, Aht = q.Aht * factor };
        return slower.Every().Zip((slower with { Erlangs = q.Erlangs, Aht = q.Aht }).Every()).All(p => Improves(p.First, p.Second, q));
    }

    /// <summary>Patient callers wait longer and abandon less; what that does to the service level of the offered depends.</summary>
    [Property]
    public bool Measures_LongerPatience_MoveAsTheoryHasIt(WideQueue q, byte more)
    {
        var few = q with { Agents = Math.Max(q.Agents, 1e-9) };
        var (hasty, patient) = (few.A(), (few with { Patience = q.Patience * (1 + Math.Pow(10, (more % 12) - 9.0)) }).A());
        return patient.WaitProbability >= hasty.WaitProbability - Slack && patient.Occupancy >= hasty.Occupancy - Slack && patient.Abandonment <= hasty.Abandonment + Slack
            && patient.AsaSeconds >= hasty.AsaSeconds * (1 - 1e-9) && patient.MeanWaitAllSeconds >= hasty.MeanWaitAllSeconds * (1 - 1e-9)
            && patient.ServiceLevelOfAnswered <= hasty.ServiceLevelOfAnswered + Slack && patient.ServiceLevelVirtual <= hasty.ServiceLevelVirtual + Slack;
    }

    [Property]
    public bool ServiceLevel_LongerThreshold_NeverFalls(WideQueue q, byte more)
    {
        var few = q with { Agents = Math.Max(q.Agents, 1e-9) };
        var longer = few with { Target = (q.Target * (1 + Math.Pow(10, (more % 12) - 9.0))) + (more % 5) };
        return few.Every().Zip(longer.Every()).All(p => Denominators.All(d => p.Second.ServiceLevelBy(d) >= p.First.ServiceLevelBy(d) - Slack));
    }

    /// <summary>Two independent ways to the same numbers: quadrature of the virtual wait, and the sum of the states of a queue whose end is never reached.</summary>
    [Property(MaxTest = 200)]
    public void ErlangA_AgainstStateSums_Agrees(WideQueue q)
    {
        var few = q with { Agents = Math.Max(q.Agents, 1e-9), Places = 200_000 };
        var (a, sum) = (few.A(), few.Finite());
        if (sum.Blocking > 1e-14)
        {
            return;
        }

        foreach (var (one, two) in new[]
        {
            (a.WaitProbability, sum.WaitProbability), (a.ServiceLevel, sum.ServiceLevel), (a.Abandonment, sum.Abandonment), (a.Occupancy, sum.Occupancy),
            (a.MeanQueue, sum.MeanQueue), (a.AsaSeconds, sum.AsaSeconds), (a.MeanWaitAllSeconds, sum.MeanWaitAllSeconds), (a.ServiceLevelOfAnswered, sum.ServiceLevelOfAnswered),
            (a.ServiceLevelVirtual, sum.ServiceLevelVirtual), (a.ServiceLevelExcludingShortAbandons, sum.ServiceLevelExcludingShortAbandons),
        })
        {
            Assert.That(GoldenTable.Agrees(one, two, 2e-10), $"{one:R} is not {two:R}: {few}\n{a}\n{sum}");
        }
    }

    /// <summary>What goes in comes out, with Little's law for the queue.</summary>
    [Property]
    public bool Evaluate_AnyQueue_KeepsItsBalance(WideQueue q)
    {
        var few = q with { Agents = Math.Max(q.Agents, 1e-9) };
        return new[] { few.A(), few.Finite(), few.X() }.All(p =>
        {
            var attempts = q.Erlangs * (1 + p.RedialsPerContact);
            var carried = p.Occupancy * few.Agents / attempts;
            return Math.Abs(carried + p.Abandonment + p.Blocking - 1) < 1e-10
                && Math.Abs(p.MeanQueue - (attempts / q.Aht * p.MeanWaitAllSeconds)) <= 1e-10 * Math.Max(1e-3, p.MeanQueue)
                && Math.Abs(p.Abandonment - (p.MeanWaitAllSeconds / q.Patience)) < 1e-10;
        });
    }

    [Property]
    public bool Evaluate_AllTimesScaled_KeepsItsShares(WideQueue q)
    {
        var few = q with { Agents = Math.Max(q.Agents, 1e-9) };
        var scaled = few with { Aht = q.Aht * 1e3, Target = q.Target * 1e3, Patience = q.Patience * 1e3, Short = q.Short * 1e3 };
        return few.Every().Zip(scaled.Every()).All(p => Same(p.First, p.Second));

        static bool Same(QueuePerformance one, QueuePerformance two)
        {
            var same = Near(one.ServiceLevel, two.ServiceLevel) && Near(one.WaitProbability, two.WaitProbability) && Near(one.Abandonment, two.Abandonment)
                && Near(one.ServiceLevelExcludingShortAbandons, two.ServiceLevelExcludingShortAbandons) && Near(one.Occupancy, two.Occupancy)
                && (one.AsaSeconds.Equals(two.AsaSeconds) || Near(one.AsaSeconds * 1e3 / two.AsaSeconds, 1) || two.AsaSeconds < 1e-200);
            if (!same)
            {
                TestContext.Out.WriteLine($"{one}\n{two}");
            }

            return same;
        }
    }

    private static bool Near(double one, double two) => Math.Abs(one - two) <= 1e-9;

    private static bool Improves(QueuePerformance worse, QueuePerformance better, WideQueue q)
    {
        // Times to a part in 1e9, and nothing below a billionth of the handle time.
        bool Shorter(double one, double two) => two <= (one * (1 + 1e-9)) + (1e-12 * q.Aht) || double.IsNaN(one);
        var ok = Denominators.All(d => better.ServiceLevelBy(d) >= worse.ServiceLevelBy(d) - Slack || double.IsNaN(worse.ServiceLevelBy(d)))
            && Shorter(worse.AsaSeconds, better.AsaSeconds) && better.Occupancy <= worse.Occupancy + Slack;

        // Who would have been blocked now waits and may give up: with waiting places these two can go either way.
        var blocks = worse.Blocking > 0 || better.Blocking > 0;
        ok = ok && (blocks || (Shorter(worse.MeanWaitAllSeconds, better.MeanWaitAllSeconds) && better.Abandonment <= worse.Abandonment + Slack))
            && better.Blocking <= worse.Blocking + Slack;
        if (!ok)
        {
            TestContext.Out.WriteLine($"{worse}\n{better}\n{q}");
        }

        return ok;
    }
}
