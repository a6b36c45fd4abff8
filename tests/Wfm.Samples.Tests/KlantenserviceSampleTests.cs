using System.Globalization;
using Wfm.Samples.Output;
using Wfm.TestKit;

namespace Wfm.Samples.Tests;

public class KlantenserviceSampleTests
{
    private const int Seed = 2026;
    private static readonly KlantenserviceSample Sample = new(Seed);

    [Test]
    public void Write_SeedOfTheCommittedSample_GivesItsBytes()
    {
        using var folder = new TempFolder();
        SampleWriter.Write(Sample, folder.Path);
        var committed = RepoRoot.Combine("samples/klantenservice");
        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            var name = Path.GetFileName(file);
            var before = File.ReadAllBytes(Path.Combine(committed, name));
            Assert.That(File.ReadAllBytes(file), Is.EqualTo(before), $"{name} differs from the committed one: run the generator again.");
        }
    }

    [Test]
    public void Write_SameSeedTwiceAndAnother_RepeatsAndDiffers()
    {
        using var a = new TempFolder();
        using var b = new TempFolder();
        using var c = new TempFolder();
        SampleWriter.Write(new KlantenserviceSample(5), a.Path);
        SampleWriter.Write(new KlantenserviceSample(5), b.Path);
        SampleWriter.Write(new KlantenserviceSample(6), c.Path);
        foreach (var name in new[] { "plan.yaml", "history.csv", "people.csv", "absences.csv", "README.md" })
        {
            Assert.That(File.ReadAllBytes(a.File(name)), Is.EqualTo(File.ReadAllBytes(b.File(name))), name);
            Assert.That(File.ReadAllBytes(a.File(name)), Is.Not.EqualTo(File.ReadAllBytes(c.File(name))), name);
        }
    }

    [Test]
    public void Leads_OfTheSample_AreWhatPayrollAndFloorNeed()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Sample.Leads, Is.GreaterThanOrEqualTo((int)Math.Ceiling(Sample.AgentFte / 15)));
            Assert.That(Sample.Leads, Is.GreaterThanOrEqualTo((int)Math.Ceiling(Sample.Heads / 20.0)));
            Assert.That(Sample.Leads, Is.EqualTo(Sample.Weeks.Max(w => w.Leads.Both)));
        });
    }

    [Test]
    public void Teams_OfTheSample_KeepToFifteenFteAndTwentyHeads()
    {
        var people = Sample.Crew.People;
        foreach (var team in people.Where(p => !p.IsLead).GroupBy(p => p.Team))
        {
            Assert.That(team.Sum(p => p.Contract.Hours) / 40.0, Is.LessThanOrEqualTo(15), team.Key);
            Assert.That(team.Count(), Is.LessThanOrEqualTo(20), team.Key);
            Assert.That(people.Any(p => p.IsLead && p.Team == team.Key), Is.True, team.Key);
        }

        var leads = people.Where(p => p.IsLead).ToDictionary(p => p.Id);
        Assert.That(people.Where(p => !p.IsLead).All(p => leads[p.Lead].Team == p.Team), Is.True);
    }

    [Test]
    public void Contracts_OfTheAgents_AverageThreeQuartersFte() =>
        Assert.That(Sample.AgentFte / Sample.Heads, Is.InRange(0.75, 0.80));

    // The sample is meant to be tight, and to fit: neither idle hours nor a hole that no roster could fill.
    [Test]
    public void Requirement_OverTheHorizon_TakesNearlyAllHours()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Sample.Weeks.Sum(w => w.GrossHours) / Sample.Weeks.Sum(w => w.AvailableHours), Is.InRange(0.92, 0.97));
            Assert.That(Sample.Weeks.Select(w => w.Load), Is.All.InRange(0.90, 0.97));
        });
    }

    [Test]
    public void History_OfTheSample_IsHalfHoursInsideOpeningHours()
    {
        var rows = History();
        Assert.That(rows.Select(r => r.Start).Min(), Is.EqualTo(new DateTimeOffset(2026, 4, 13, 8, 0, 0, TimeSpan.FromHours(2))));
        Assert.That(rows.Select(r => r.Start).Max(), Is.EqualTo(new DateTimeOffset(2026, 10, 10, 16, 30, 0, TimeSpan.FromHours(2))));
        Assert.That(rows.Select(r => (r.Queue, r.Start)).Distinct().Count(), Is.EqualTo(rows.Length));
        foreach (var row in rows)
        {
            var close = row.Start.DayOfWeek switch
            {
                DayOfWeek.Sunday => 0,
                DayOfWeek.Saturday => 17,
                _ => row.Queue == "service" ? 21 : 20,
            };
            Assert.That(row.Start.Hour, Is.InRange(row.Start.DayOfWeek == DayOfWeek.Saturday ? 9 : 8, close - 1), row.ToString());
            Assert.That(row.Start.Minute % 30, Is.Zero);
            Assert.That(row.Handled + row.Abandoned, Is.EqualTo(row.Offered), row.ToString());
            Assert.That(row.Handled, Is.GreaterThan(0), row.ToString());
        }

        var closed = new[] { new DateOnly(2026, 4, 27), new DateOnly(2026, 5, 14), new DateOnly(2026, 5, 25) };
        Assert.That(rows.Select(r => DateOnly.FromDateTime(r.Start.DateTime)).Intersect(closed), Is.Empty);
    }

    [Test]
    public void History_OfTheSample_HasTheStory()
    {
        var rows = History();
        var service = rows.Where(r => r.Queue == "service").ToArray();
        int On(int month, int day) => service.Where(r => r.Start.Month == month && r.Start.Day == day).Sum(r => r.Offered);
        Assert.Multiple(() =>
        {
            Assert.That((double)rows.Sum(r => r.Abandoned) / rows.Sum(r => r.Offered), Is.InRange(0.04, 0.06), "abandonment");
            foreach (var queue in rows.GroupBy(r => r.Queue))
            {
                Assert.That(queue.Sum(r => r.Handled * r.Aht) / queue.Sum(r => r.Handled), Is.InRange(240, 330), "AHT of " + queue.Key);
            }

            Assert.That(On(5, 26), Is.GreaterThan(On(5, 19) * 1.05), "Tuesday after Pinksteren against the Tuesday before");
            Assert.That(On(5, 5), Is.LessThan(On(5, 12) * 0.9), "Bevrijdingsdag against the Tuesday after");
            Assert.That(Overdispersion(service), Is.GreaterThan(2.5), "day totals vary more than Poisson");
        });
    }

    [Test]
    public void Absences_OfTheSample_NeverOverlapForOnePerson()
    {
        foreach (var person in Sample.Crew.Absences.GroupBy(a => a.Person))
        {
            var spans = person.Select(a => (From: When(a.Start), To: When(a.End))).Order().ToArray();
            for (var i = 0; i < spans.Length; i++)
            {
                Assert.That(spans[i].To, Is.GreaterThan(spans[i].From), person.Key);
                Assert.That(i == 0 || spans[i].From >= spans[i - 1].To, Is.True, person.Key);
            }
        }
    }

    [Test]
    public void Shifts_OfTheSample_StayInsideOpeningHoursAndBelow120ADay()
    {
        var byDay = new Dictionary<string, HashSet<(double From, double Length)>>();
        foreach (var row in ShiftTable.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')))
        {
            var (from, to) = (Hours(row[1]), Hours(row[2]));
            var (min, max) = (int.Parse(row[4], CultureInfo.InvariantCulture) / 3600.0, int.Parse(row[5], CultureInfo.InvariantCulture) / 3600.0);
            var (open, close) = row[7] == "sat" ? (9.0, 17.0) : (8.0, 21.0);
            var set = byDay.TryGetValue(row[7], out var known) ? known : byDay[row[7]] = [];
            Assert.That(from, Is.GreaterThanOrEqualTo(open), row[0]);
            Assert.That(to + max, Is.LessThanOrEqualTo(close), row[0]);
            Assert.That(row[9].Length > 0, Is.EqualTo(min > 5.5), "a meal from 5.5 h of work: " + row[0]);
            for (var start = from; start <= to; start += 0.5)
            {
                for (var length = min; length <= max; length++)
                {
                    Assert.That(set.Add((start, length)), Is.True, $"{row[0]} repeats {start} + {length} h");
                }
            }
        }

        Assert.That(byDay.Values.Select(s => s.Count), Is.All.LessThanOrEqualTo(120));
    }

    private static double Hours(string clock) => TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan().TotalHours;

    private static DateTimeOffset When(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // Variance over mean of the totals of Wednesdays without an event. Poisson gives 1 (0.4 as standard error over a dozen days), the trend of two per cent adds 0.1;
    // a day-level variation of 5 % on 1,600 calls adds 4.
    private static double Overdispersion(HistoryRow[] rows)
    {
        var totals = rows.Where(r => r.Start.DayOfWeek == DayOfWeek.Wednesday && r.Start.Month is 5 or 6 or 9 && r.Start.Day > 3)
            .GroupBy(r => r.Start.Date)
            .Select(g => (double)g.Sum(r => r.Offered))
            .ToArray();
        var mean = totals.Average();
        return totals.Sum(t => (t - mean) * (t - mean)) / (totals.Length - 1) / mean;
    }

    private static HistoryRow[] History() =>
    [
        .. File.ReadLines(RepoRoot.Combine("samples/klantenservice/history.csv")).Skip(1).Select(l => l.Split(','))
            .Select(c => new HistoryRow(c[0], When(c[2]), Int(c[4]), Int(c[5]), Int(c[6]), double.Parse(c[7], CultureInfo.InvariantCulture))),
    ];

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record HistoryRow(string Queue, DateTimeOffset Start, int Offered, int Handled, int Abandoned, double Aht);
}
