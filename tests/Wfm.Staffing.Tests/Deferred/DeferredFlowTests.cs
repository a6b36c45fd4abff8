using FsCheck;
using FsCheck.Fluent;
using FsCheck.NUnit;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Wfm.Staffing.Tests;

/// <summary>Two streams on the same people for a property test.</summary>
public sealed record DeferredSetting(DeferredStream One, DeferredStream Two, double[] Agents, int Seed);

public static class DeferredSettings
{
    public static Arbitrary<DeferredSetting> Setting() => Gen.Choose(0, 1_000_000).Select(Build).ToArbitrary();

    private static DeferredSetting Build(int seed)
    {
        var random = new SplitMix64(seed, 3);
        var n = 1 + random.Below(30);
        DeferredStream Work()
        {
            var due = new int[n];
            for (var i = 0; i < n; i++)
            {
                due[i] = Math.Max(i + random.Below(6), i == 0 ? 0 : due[i - 1]);
            }

            return new DeferredStream(
                Enumerable.Range(0, n).Select(_ => random.Below(2) * random.Unit() * 40).ToArray(), Enumerable.Range(0, n).Select(_ => 60 + (random.Unit() * 600)).ToArray(), due)
            {
                Backlog = random.Below(2) * 10,
                BacklogAhtSeconds = 300,
            };
        }

        return new DeferredSetting(Work(), Work(), [.. Enumerable.Range(0, n).Select(_ => random.Below(4) == 0 ? 0 : random.Unit() * 4)], seed);
    }
}

[Properties(Arbitrary = [typeof(DeferredSettings)], MaxTest = 200, Replay = "20260301,17")]
public sealed class DeferredFlowTests
{
    // By hand: 10 an hour for four hours of 360-s contacts, one agent (10 an hour) away in hours 0 and 3, two in hour 1; due an hour later.
    [Test]
    public void Run_AgentsComeAndGo_CarriesOver()
    {
        var work = new DeferredStream([10, 10, 10, 10, 0], [360, 360, 360, 360, 0], [1, 2, 3, 4, 5]) { Occupancy = 1, Backlog = 5 };
        var result = DeferredFlow.Run([work], [0, 2, 1, 0, 1], 3600)[0];
        Assert.Multiple(() =>
        {
            Assert.That(result.Done, Is.EqualTo(new double[] { 0, 20, 10, 0, 10 }));
            Assert.That(result.Backlog, Is.EqualTo(new double[] { 15, 5, 5, 15, 5 }));
            Assert.That(result.InTime, Is.EqualTo(new double[] { 15, 10, 5, 5, 0 }));
            Assert.That(result.Late, Is.EqualTo(new double[] { 0, 0, 5, 5, 0 }));
            Assert.That(result.OldestSeconds, Is.EqualTo(new double[] { 3600, 3600, 3600, 7200, 7200 }));
            Assert.That(result.OnTime, Is.EqualTo(35 / 45.0).Within(1e-12));
            Assert.That(result.OnTimeOf(3), Is.EqualTo(0.5).Within(1e-12));
        });
    }

    [Property]
    public bool Run_AnyCase_ConservesContacts(DeferredSetting s) => new[] { LateWork.First, LateWork.Last }.All(late =>
        DeferredFlow.Run([s.One, s.Two], s.Agents, 900, late).Zip([s.One, s.Two]).All(p =>
        {
            var (came, done) = (p.Second.Backlog, 0.0);
            for (var t = 0; t < s.Agents.Length; t++)
            {
                came += p.Second.Arrivals[t];
                done += p.First.Done[t];
                if (Math.Abs(came - done - p.First.Backlog[t]) > 1e-8 || done > came + 1e-8)
                {
                    return false;
                }
            }

            return true;
        }));

    [Property]
    public bool Run_AnyCase_UsesNoMoreTimeThanThereIs(DeferredSetting s)
    {
        var results = DeferredFlow.Run([s.One with { BacklogAhtSeconds = 60 }, s.Two with { BacklogAhtSeconds = 60 }], s.Agents, 900);
        return Enumerable.Range(0, s.Agents.Length).All(t => results.Sum(r => r.Done[t]) * 60 / 0.92 <= (s.Agents[t] * 900) + 1e-8);
    }

    [Property]
    public bool Run_MorePeople_NoLessInTime(DeferredSetting s)
    {
        double InTime(double factor) => DeferredFlow.Run([s.One with { BacklogAhtSeconds = 300 }], [.. s.Agents.Select(a => a * factor)], 900, LateWork.Last)[0].InTime.Sum();
        return InTime(1.1) >= InTime(1) - 1e-9;
    }

    // Any other order that uses the same time has no more in time: batches in random order, each served as much as fits.
    [Property]
    public bool Run_AgainstRandomOrders_NoneHasMoreInTime(DeferredSetting s)
    {
        var one = Even(s.One);
        var two = Even(s.Two);
        var best = DeferredFlow.Run([one, two], s.Agents, 900, LateWork.Last).Sum(r => r.InTime.Sum());
        var random = new SplitMix64(s.Seed, 5);
        for (var order = 0; order < 10; order++)
        {
            var batches = new[] { one, two }
                .SelectMany(w => w.Arrivals.Select((a, i) => (From: i, Due: w.Due[i], Contacts: a)).Append((From: 0, Due: w.Due[0], Contacts: w.Backlog)))
                .Select(b => (Batch: b, Rank: random.Unit())).OrderBy(b => b.Rank).Select(b => b.Batch).ToArray();
            var inTime = 0.0;
            for (var t = 0; t < s.Agents.Length; t++)
            {
                var room = s.Agents[t] * 900 * 0.92 / 300;
                for (var b = 0; b < batches.Length && room > 0; b++)
                {
                    if (batches[b].From <= t && batches[b].Due >= t)
                    {
                        var done = Math.Min(room, batches[b].Contacts);
                        (room, inTime) = (room - done, inTime + done);
                        batches[b].Contacts -= done;
                    }
                }
            }

            if (inTime > best + 1e-7)
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool Requirement_AnyCase_IsEnoughAndAHairLessIsNot(DeferredSetting s)
    {
        var work = Even(s.One);
        var staffed = s.Agents.Select(a => a > 0).ToArray();
        var found = RequiredDeferred.Flat([work], 900, staffed);
        var level = found.Agents.Max();
        var due = found.Flow[0].InTime.Sum() + found.Flow[0].Late.Sum();
        if (level == 0)
        {
            return true;
        }

        var less = DeferredFlow.Run([work], [.. staffed.Select(x => x ? level * 0.999 : 0)], 900, LateWork.Last)[0];
        return found.Flow[0].Late.Sum() <= found.Impossible[0] + 1e-7
            && (less.Late.Sum() > found.Impossible[0] + 1e-9 || less.Backlog[^1] > found.Flow[0].Backlog[^1] + 1e-9) && due >= 0;
    }

    private static DeferredStream Even(DeferredStream work) => new(work.Arrivals, work.Arrivals.Select(_ => 300.0), work.Due) { Backlog = work.Backlog, BacklogAhtSeconds = 300 };
}
