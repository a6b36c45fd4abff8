using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Wfm.IO.Tests;

/// <summary>What is written reads back as the same values, and writing those again gives the same bytes. Seeds are fixed: a failure repeats.</summary>
public sealed class RoundTripTests
{
    // Names with what CSV, spreadsheets and YAML trip over.
    private static readonly Gen<string> Text = Gen.Elements("a", "b b", "x,y", "x;y", "\"q\"", "it's", "=1+1", "-5", "+x", "@x", "'=x", "''", "é€", "𝄞", "two\nlines", "cr\r\nlf", "0", "null", "t\tt")
        .SelectMany(a => Gen.Choose(0, 99).Select(n => n % 3 == 0 ? a : a + n));

    // Any bit pattern that is a number of that sign.
    private static readonly Gen<double> Amount = Gen.OneOf(
        Gen.Choose(0, 1000).Select(n => (double)n),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => Math.Min(Math.Abs(f.Get), 1e5)),
        Gen.Elements(0.1, 1.0 / 3, 5e-324, 1e-300, 99999.999999999985, 0.30000000000000004));

    private static readonly Gen<double> AmountOrUnknown = Gen.Frequency((4, Amount), (1, Gen.Constant(double.NaN)));

    private static readonly Gen<TimeZoneInfo> Zone = Gen.Elements("Europe/Amsterdam", "America/New_York", "UTC", "Asia/Kolkata", "Australia/Lord_Howe").Select(id => Zones.Find(id, "test"));

    // Days around the clock changes of 2026 in both hemispheres.
    private static readonly Gen<TimeGrid> Grid =
        from zone in Zone
        from day in Gen.Elements(new DateOnly(2026, 3, 28), new DateOnly(2026, 10, 24), new DateOnly(2026, 3, 7), new DateOnly(2026, 10, 31), new DateOnly(2026, 4, 4), new DateOnly(2026, 6, 1))
        from days in Gen.Choose(1, 3)
        from minutes in Gen.Elements(15, 30, 60)
        select new TimeGrid(zone, day, days, TimeSpan.FromMinutes(minutes));

    [Test]
    public void History_WrittenAndRead_IsTheSame() => Check(
        from grid in Grid
        from queue in Text
        from channel in Gen.Elements(Enum.GetValues<Channel>())
        from take in Gen.Choose(1, grid.Count)
        from offered in Amount.ListOf(take)
        from aht in AmountOrUnknown.ListOf(take)
        from handled in AmountOrUnknown.ListOf(take)
        select new ContactHistory(
            new QueueKey(queue, channel), grid.Zone,
            Enumerable.Range(0, take).Select(i => new HistoryPoint(grid[i], offered[i], aht[i] == 0 ? double.NaN : aht[i], handled[i]))),
        (writer, history) => HistoryFile.Write(writer, [history]),
        (source, history) =>
        {
            var back = HistoryFile.Read(source, new ReadOptions { Zone = history.Zone }).Value.Single();
            Assert.That(back.Queue, Is.EqualTo(history.Queue));
            Assert.That(back.Points, Is.EqualTo(history.Points));
            return back;
        });

    [Test]
    public void Forecast_WrittenAndRead_IsTheSame() => Check(
        from grid in Grid
        from queue in Text
        from model in Text
        from series in Amount.ListOf(grid.Count).ListOf(9)
        select new QueueForecast(
            new QueueKey(queue), new IntervalSeries(grid, series[0]), new IntervalSeries(grid, series[1].Select((v, i) => i % 7 == 0 ? double.NaN : v)),
            series.Skip(2).Select(s => new IntervalSeries(grid, s)), model),
        (writer, forecast) => ForecastFile.Write(writer, [forecast]),
        (source, forecast) =>
        {
            var back = ForecastFile.Read(source, new ReadOptions { Zone = forecast.Volume.Grid.Zone }).Value.Single();
            Assert.That((back.Queue, back.Model, back.Volume.Grid), Is.EqualTo((forecast.Queue, forecast.Model, forecast.Volume.Grid)));
            Assert.That(back.Volume.Values.ToArray(), Is.EqualTo(forecast.Volume.Values.ToArray()));
            Assert.That(back.AhtSeconds.Values.ToArray(), Is.EqualTo(forecast.AhtSeconds.Values.ToArray()));
            Assert.That(back.Quantiles.Select(q => q.Values.ToArray()), Is.EqualTo(forecast.Quantiles.Select(q => q.Values.ToArray())));
            return back;
        });

    [Test]
    public void Requirement_WrittenAndRead_IsTheSame() => Check(
        from grid in Grid
        from skill in Text
        from amounts in Amount.ListOf(grid.Count * 3)
        from asa in Gen.Frequency((4, AmountOrUnknown), (1, Gen.Constant(double.PositiveInfinity))).ListOf(grid.Count)
        select new SkillRequirement(
            skill, grid, Enumerable.Range(0, grid.Count).Select(i => new RequirementPoint(amounts[i * 3], amounts[(i * 3) + 1], amounts[(i * 3) + 2], 1 / (1 + amounts[i]), asa[i], i % 5 == 0 ? double.NaN : 0.5, 0))),
        (writer, requirement) => RequirementFile.Write(writer, [requirement]),
        (source, requirement) =>
        {
            var back = RequirementFile.Read(source, grid: requirement.Grid).Value.Single();
            Assert.That((back.Skill, back.Grid), Is.EqualTo((requirement.Skill, requirement.Grid)));
            Assert.That(back.Points, Is.EqualTo(requirement.Points));
            return back;
        });

    [Test]
    public void Roster_WrittenAndRead_IsTheSame() => Check(
        from grid in Grid
        from names in Text.ListOf(3)
        from template in Text
        from starts in Gen.Choose(0, 20).ListOf(9)
        from lengths in Gen.Choose(1, 8).ListOf(9)
        from locked in ArbMap.Default.GeneratorFor<bool>()
        select Rosters(grid, [.. names.Distinct()], template, starts, lengths, locked),
        (writer, roster) => RosterFile.Write(writer, roster, People(roster), []),
        (source, roster) =>
        {
            var back = RosterFile.Read(source, roster.Grid, people: People(roster)).Value;
            Assert.That(back.Roster.Shifts.Select(Show), Is.EqualTo(roster.Shifts.Select(Show)));
            Assert.That(back.Days.Select(d => d.Activity).Distinct(), Is.SubsetOf(new[] { "off" }));
            return back.Roster;
        });

    [Test]
    public void People_WrittenAndRead_IsTheSame() => Check(
        from names in Text.ListOf(5)
        from fte in Amount.ListOf(5)
        from pace in Amount.ListOf(5)
        select names.Distinct().Select((n, i) => new Person(
            n, i == 0 ? PersonRole.Lead : PersonRole.Agent, Sample.Plan.Contracts[i % 2], Math.Clamp(fte[i], 0.01, 1.5), [new SkillLevel("s"), new SkillLevel("a:b", Math.Clamp(pace[i], 0.01, 2))])
        {
            Team = i % 2 == 0 ? n : null,
            Lead = i > 0 ? names[0] : null,
        }).ToList(),
        PeopleFile.Write,
        (source, people) =>
        {
            var back = PeopleFile.Read(source, Sample.Plan).Value;
            Assert.That(back.Select(Show), Is.EqualTo(people.Select(Show)));
            return [.. back];
        });

    [Test]
    public void Absences_WrittenAndRead_IsTheSame() => Check(
        from grid in Grid
        from names in Text.ListOf(4)
        from kinds in Gen.Elements(Enum.GetValues<AbsenceKind>()).ListOf(4)
        from weights in Amount.ListOf(4)
        select (grid.Zone, Absences: names.Distinct().Select((n, i) => new Absence(n, new Interval(grid[i].Start, grid[i + 9].End), kinds[i], i % 2 == 0, weights[i])).ToList()),
        (writer, x) => AbsencesFile.Write(writer, x.Absences, x.Zone),
        (source, x) =>
        {
            var back = AbsencesFile.Read(source, new ReadOptions { Zone = x.Zone }).Value;
            Assert.That(back, Is.EqualTo(x.Absences));
            return (x.Zone, [.. back]);
        });

    [Test]
    public void Events_WrittenAndRead_IsTheSame() => Check(
        from grid in Grid
        from texts in Text.ListOf(4)
        from effect in Amount
        select (grid.Zone, Events: new List<CalendarEvent>
        {
            new(null, new Interval(grid[3].Start, grid[9].Start), texts[0], texts[1]) { Effect = 0.5 + (effect / 1e4), Reason = texts[2] },
            new(texts[3], grid[0], "closed", ""),
        }),
        (writer, x) => EventsFile.Write(writer, x.Events, x.Zone),
        (source, x) =>
        {
            var back = EventsFile.Read(source, new ReadOptions { Zone = x.Zone }).Value;
            Assert.That(back, Is.EqualTo(x.Events));
            return (x.Zone, [.. back]);
        });

    [Test]
    public void Violations_WrittenAndRead_IsTheSame() => Check(
        from texts in Text.ListOf(4)
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from numbers in AmountOrUnknown.ListOf(3)
        select new List<Violation> { new(texts[0], severity, texts[1], new DateOnly(2026, 10, 5), numbers[0], numbers[1], -numbers[2], texts[2]) { Citation = texts[3] }, new("r", severity, null, default(DateOnly).AddYears(2000), 1, 2, 3, "") },
        ViolationsFile.Write,
        (source, violations) =>
        {
            var back = ViolationsFile.Read(source).Value;
            Assert.That(back, Is.EqualTo(violations));
            return [.. back];
        });

    [Test]
    public void Shifts_WrittenAndRead_AreTheSame()
    {
        var templates = ShiftsFile.Read(Sample.Text("shifts.csv", Sample.Shifts)).Value;
        var writer = new StringWriter();
        ShiftsFile.Write(writer, templates.Select(t => t with { Roles = [PersonRole.Agent] }));

        var back = ShiftsFile.Read(Sample.Text("shifts.csv", writer.ToString()), interval: TimeSpan.FromMinutes(30)).Value;

        Assert.That(back, Has.Count.EqualTo(2));
        foreach (var (a, b) in back.Zip(templates))
        {
            Assert.That((a.Name, a.EarliestStart, a.LatestStart, a.StartStep, a.MinLength, a.MaxLength, a.LengthStep),
                Is.EqualTo((b.Name, b.EarliestStart, b.LatestStart, b.StartStep, b.MinLength, b.MaxLength, b.LengthStep)));
            Assert.That(a.Days, Is.EqualTo(b.Days));
            Assert.That(a.Breaks, Is.EqualTo(b.Breaks));
            Assert.That(a.Roles, Is.EqualTo(new[] { PersonRole.Agent }));
        }
    }

    [Test]
    public void Table_WrittenAndRead_IsTheSame() => Check(
        from text in Text
        from numbers in AmountOrUnknown.ListOf(4)
        select (text, numbers),
        (writer, x) => TableFile.Write(writer, ["name", "a", "b", "flag", "n"], [[x.text, x.numbers[0], -x.numbers[1], true, 7], ["z", x.numbers[2], x.numbers[3], false, null]], "nan"),
        (source, x) =>
        {
            var back = TableFile.Read(source, ["name", "a", "b"], ["flag", "n"],
                r => (r.Text("name"), r.NumberOrInfinity("a"), r.NumberOrInfinity("b", double.MinValue), r.Text("flag"), r.IntegerOrNull("n"))).Value;
            Assert.That(back, Is.EqualTo(new[] { (x.text, x.numbers[0], -x.numbers[1], "true", (int?)7), ("z", x.numbers[2], x.numbers[3], "false", null) }));
            return x;
        });

    [Test]
    public void Coverage_Written_HasEveryIntervalAndKeepsInfinity()
    {
        var grid = new TimeGrid(Sample.Zone, new DateOnly(2026, 10, 25), 1, TimeSpan.FromMinutes(60));
        var points = Enumerable.Range(0, grid.Count).Select(i => new CoveragePoint(i + 0.1, i, 0.8, double.PositiveInfinity, double.NaN)).ToList();
        var writer = new StringWriter();
        CoverageFile.Write(writer, new Coverage(grid, [KeyValuePair.Create("s", (IReadOnlyList<CoveragePoint>)points)], Enumerable.Repeat(new FloorPoint(30, 2, 3), grid.Count)));

        var lines = writer.ToString().Split('\n');

        Assert.That(lines, Has.Length.EqualTo(27));
        Assert.That(lines[0], Is.EqualTo("skill,start,interval_s,required,scheduled,under,over,leads_required,leads_scheduled,expected_service_level,expected_asa_s,expected_occupancy"));
        Assert.That(lines[3], Is.EqualTo("s,2026-10-25T02:00:00+02:00,3600,2.1,2,0.10000000000000009,0,3,2,0.8,Infinity,"));
        Assert.That(lines[4], Does.StartWith("s,2026-10-25T02:00:00+01:00,3600,3.1,3,"));
    }

    [Test]
    public void Roster_WithLeave_HasARowPerDay()
    {
        var grid = new TimeGrid(Sample.Zone, new DateOnly(2026, 10, 24), 3, TimeSpan.FromMinutes(30));
        var person = new Person("p", PersonRole.Agent, Sample.Plan.Contracts[0], 1, [new SkillLevel("s")]) { Team = "red" };
        var leave = new Absence("p", new Interval(grid[0].Start, grid.Zone.StartOfDay(new DateOnly(2026, 10, 25))), AbsenceKind.Leave);
        var wish = new Absence("p", new Interval(grid[0].Start, grid.End), AbsenceKind.WishOff);
        var shift = new Shift("p", new DateOnly(2026, 10, 26), "day", [new ActivitySegment(Activity.Contacts, new Interval(grid.Zone.At(new DateTime(2026, 10, 26, 8, 0, 0)), TimeSpan.FromHours(4)), "s", IsLocked: true)]);
        var writer = new StringWriter();

        RosterFile.Write(writer, new Roster(grid, [shift]), [person], [leave, wish]);

        Assert.That(writer.ToString(), Is.EqualTo("""
            person,role,team,date,shift,activity,start,end,skill,paid,productive,locked
            p,agent,red,2026-10-24,,leave,2026-10-24T00:00:00+02:00,2026-10-25T00:00:00+02:00,,true,false,true
            p,agent,red,2026-10-25,,off,2026-10-25T00:00:00+02:00,2026-10-26T00:00:00+01:00,,false,false,false
            p,agent,red,2026-10-26,day,contacts,2026-10-26T08:00:00+01:00,2026-10-26T12:00:00+01:00,s,true,true,true

            """));
    }

    private static void Check<T>(Gen<T> values, Action<TextWriter, T> write, Func<InputSource, T, T> readAndCompare)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20261005UL, 7UL);
        FsCheck.Check.One(config, Prop.ForAll(values.ToArbitrary(), value =>
        {
            var first = new StringWriter();
            write(first, value);
            var back = readAndCompare(Sample.Bytes("table.csv", Encoding.UTF8.GetBytes(first.ToString())), value);
            var second = new StringWriter();
            write(second, back);
            Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
        }));
    }

    private static Roster Rosters(TimeGrid grid, string[] names, string template, IList<int> starts, IList<int> lengths, bool locked)
    {
        var shifts = new List<Shift>();
        for (var d = 0; d < grid.Days; d++)
        {
            for (var n = 0; n < names.Length; n++)
            {
                var k = (d * 3) + n;
                if (lengths[k] == 1)
                {
                    continue;
                }

                var at = grid[grid.DayRange(d).From + (starts[k] % 8)].Start;
                var work = new Interval(at, grid.Step * lengths[k]);
                shifts.Add(new Shift(names[n], grid.Day(d), template,
                [
                    new ActivitySegment(Activity.Contacts, work, template, locked),
                    new ActivitySegment(Activity.Meal, new Interval(work.End, grid.Step)),
                    new ActivitySegment(new Activity("coaching", IsPaid: true, IsProductive: false), new Interval(work.End + grid.Step, grid.Step)),
                ]));
            }
        }

        return new Roster(grid, shifts);
    }

    private static List<Person> People(Roster roster) =>
        [.. roster.Shifts.Select(s => s.Person).Append("nobody").Distinct().Order(StringComparer.Ordinal).Select(n => new Person(n, PersonRole.Agent, Sample.Plan.Contracts[0], 1, [new SkillLevel("s")]))];

    private static string Show(Shift s) => $"{s.Person}|{s.Date}|{s.Template}|{string.Join('|', s.Segments.Select(a => $"{a.Activity} {a.Time.Start.UtcDateTime:O} {a.Time.Length} {a.Skill} {a.IsLocked}"))}";

    private static string Show(Person p) => $"{p.Id}|{p.Role}|{p.Contract}|{p.Fte:R}|{string.Join('|', p.Skills)}|{p.Team}|{p.Lead}|{p.Site}";
}
