namespace Wfm.IO.Tests.Report;

/// <summary>Made-up but believable data: a Dutch contact centre with two queues, from a seed.</summary>
internal static class ReportSample
{
    public static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static ReportData Centre(int agents, int days, DateOnly? firstDay = null, int stepMinutes = 30, int seed = 7)
    {
        var random = new Random(seed);
        var grid = new TimeGrid(Amsterdam, firstDay ?? new DateOnly(2026, 10, 12), days, TimeSpan.FromMinutes(stepMinutes));
        var people = People(agents);
        var absences = Absences(grid, people, random);
        var roster = new Roster(grid, people.SelectMany(p => Shifts(grid, p, absences.Where(a => a.Person == p.Id).ToList(), random)));
        QueuePlan[] queues =
        [
            new(new QueueKey("Klantenservice"), "service", new ServiceTarget { Patience = TimeSpan.FromSeconds(150) }, OpeningHours.Always),
            new(new QueueKey("Verkoop"), "sales", new ServiceTarget { ServiceLevel = 0.7, AnswerWithin = TimeSpan.FromSeconds(30) }, OpeningHours.Always),
        ];
        var plan = new Plan(grid, queues, [new Contract("full-time", TimeSpan.FromHours(40))])
        {
            Name = "Voorbeeld BV – winter roster",
            Shrinkage = [new Shrinkage("coaching", 0.08, ShrinkageBase.Present), new Shrinkage("leave", 0.11, ShrinkageBase.Paid)],
        };
        var coverage = Cover(grid, people, roster, random);
        var forecasts = queues.Select((q, i) => Forecast(q.Queue, grid, agents * (i == 0 ? 0.55 : 0.2), random)).ToList();
        return new ReportData
        {
            Plan = plan,
            Roster = roster,
            Coverage = coverage,
            Forecasts = forecasts,
            Histories = [.. forecasts.Select((f, i) => History(f.Queue, grid, agents * (i == 0 ? 0.55 : 0.2), random))],
            Requirements = [.. coverage.Skills.Select(s => new SkillRequirement(s.Key, grid, s.Value.Select(p => new RequirementPoint(p.Required * 0.78, p.Required * 0.92, p.Required, 0.8, 20, 0.85, 0.02))))],
            People = people,
            Absences = absences,
            Violations = [.. people.Take(12).Select((p, i) => new Violation("ContractHours", Severity.Soft, p.Id, grid.Day(i % days), 1.5, 40, 38.5, "38.5 h rostered of 40 h in the contract"))],
            Penalty = 48210.5,
            LowerBound = 45800,
            Warnings = ["Leads: 3 on the payroll, the rule asks for 4 (54.0 FTE ÷ 15 = 3.6).", "history.csv: 12 rows repaired, see manifest.json."],
        };
    }

    private static List<Person> People(int agents)
    {
        var full = new Contract("full-time", TimeSpan.FromHours(40));
        var part = new Contract("part-time", TimeSpan.FromHours(24)) { MaxDaysPerWeek = 3 };
        var people = new List<Person>();
        var teams = Math.Max(1, (agents + 14) / 15);
        for (var t = 0; t < teams + 2; t++)
        {
            people.Add(new Person($"Lead {t + 1:00}", PersonRole.Lead, full, 1, []) { Team = t < teams ? $"{(char)('A' + (t % 26))}{(t >= 26 ? t / 26 : "")}" : null });
        }

        for (var i = 0; i < agents; i++)
        {
            var contract = i % 3 == 0 ? part : full;
            SkillLevel[] skills = i % 4 == 0 ? [new("sales"), new("service", 0.8)] : [new("service")];
            people.Add(new Person($"Agent {i + 1:000} {(i % 5 == 0 ? "van den Berg" : "Jansen")}", PersonRole.Agent, contract, contract.WeeklyHours.TotalHours / 40, skills)
            {
                Team = people[i % teams].Team,
                Lead = people[i % teams].Id,
            });
        }

        return people;
    }

    private static List<Absence> Absences(TimeGrid grid, List<Person> people, Random random)
    {
        var list = new List<Absence>();
        foreach (var person in people)
        {
            var day = random.Next(grid.Days);
            var kind = random.Next(6) switch
            {
                0 => AbsenceKind.Leave,
                1 => AbsenceKind.WishOff,
                2 => AbsenceKind.Sickness,
                3 => AbsenceKind.WishShift,
                _ => AbsenceKind.Unavailable,
            };
            var length = kind == AbsenceKind.Leave ? Math.Min(5, grid.Days - day) : 1;
            list.Add(new Absence(person.Id, new Interval(Amsterdam.StartOfDay(grid.Day(day)), Amsterdam.StartOfDay(grid.Day(day).AddDays(length))), kind));
        }

        return list;
    }

    private static IEnumerable<Shift> Shifts(TimeGrid grid, Person person, List<Absence> absences, Random random)
    {
        var perWeek = person.Contract.MaxDaysPerWeek;
        for (var day = 0; day < grid.Days; day++)
        {
            var date = grid.Day(day);
            var whole = new Interval(Amsterdam.StartOfDay(date), Amsterdam.StartOfDay(date.AddDays(1)));
            var wanted = (day + person.Id.Length + (random.Next(7) * 3)) % 7 < perWeek - (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 0);
            if (!wanted || absences.Exists(a => !a.IsWish && a.Time.Overlaps(whole)))
            {
                continue;
            }

            var start = Amsterdam.At(date, new TimeOnly(8, 0)).AddMinutes(30 * random.Next(9));
            var skill = person.Skills.Count > 0 ? person.Skills[0].Skill : null;
            var work = person.Role == PersonRole.Lead ? Activity.LeadDuty : Activity.Contacts;
            var segments = new List<ActivitySegment>
            {
                new(work, new Interval(start, TimeSpan.FromHours(4)), skill),
                new(Activity.Meal, new Interval(start.AddHours(4), TimeSpan.FromMinutes(30))),
                new(work, new Interval(start.AddHours(4.5), TimeSpan.FromHours(3)), skill),
                new(random.Next(9) == 0 ? new Activity("training", IsPaid: true, IsProductive: false) : work, new Interval(start.AddHours(7.5), TimeSpan.FromHours(1)), skill),
            };
            yield return new Shift(person.Id, date, "day", segments);
        }
    }

    private static Coverage Cover(TimeGrid grid, List<Person> people, Roster roster, Random random)
    {
        var roleOf = people.ToDictionary(p => p.Id);
        var scheduled = new Dictionary<string, double[]> { ["service"] = new double[grid.Count], ["sales"] = new double[grid.Count] };
        var (agents, leads) = (new int[grid.Count], new int[grid.Count]);
        foreach (var shift in roster.Shifts)
        {
            var person = roleOf[shift.Person];
            foreach (var segment in shift.Segments)
            {
                for (var i = Math.Max(0, grid.IndexAt(segment.Time.Start)); i < Math.Min(grid.Count, grid.IndexAt(segment.Time.End)); i++)
                {
                    agents[i] += person.Role == PersonRole.Agent ? 1 : 0;
                    leads[i] += person.Role == PersonRole.Lead && !segment.Activity.IsRest ? 1 : 0;
                    if (segment.Activity.IsProductive)
                    {
                        scheduled[segment.Skill!][i]++;
                    }
                }
            }
        }

        var rule = new LeadRule();
        var skills = scheduled.Select(s => KeyValuePair.Create(s.Key, (IReadOnlyList<CoveragePoint>)[.. s.Value.Select((n, i) =>
        {
            var required = n == 0 ? 0 : Math.Max(0.5, Math.Round(n * (0.82 + (0.3 * random.NextDouble())), 2));
            var level = n == 0 ? double.NaN : 1 / (1 + Math.Exp(-1.4 - (12 * ((n / required) - 1))));
            return new CoveragePoint(required, n, level, n == 0 ? double.NaN : 40 * (1 - level), n == 0 ? double.NaN : Math.Min(0.98, 0.82 * required / n));
        })]));
        return new Coverage(grid, skills, agents.Select((n, i) => new FloorPoint(n, leads[i], rule.OnShift(n))));
    }

    private static double Mean(DateTimeOffset local, double scale)
    {
        var hour = local.TimeOfDay.TotalHours;
        var week = local.DayOfWeek switch { DayOfWeek.Monday => 1.25, DayOfWeek.Saturday => 0.55, DayOfWeek.Sunday => 0.35, _ => 1 };
        return hour is < 8 or >= 20 ? 0 : scale * week * (0.5 + Math.Exp(-Math.Pow((hour - 10.5) / 2, 2)) + (0.7 * Math.Exp(-Math.Pow((hour - 15) / 2.2, 2))));
    }

    private static QueueForecast Forecast(QueueKey queue, TimeGrid grid, double scale, Random random)
    {
        var share = scale * grid.Step.TotalMinutes / 30;
        var mean = new IntervalSeries(grid, Enumerable.Range(0, grid.Count).Select(i => Mean(grid[i].Start, share) * (1 + (0.04 * random.NextDouble()))));
        double[] z = [-1.96, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.96];
        return new QueueForecast(queue, mean, mean.Select(_ => 245), z.Select(q => mean.Select(m => Math.Max(0, m + (q * (Math.Sqrt(m) + (0.06 * m)))))), "dynamic-harmonic")
        {
            Notes = queue.Name == "Verkoop" ? ["short history: 26 weeks, no yearly pattern"] : [],
        };
    }

    private static ContactHistory History(QueueKey queue, TimeGrid grid, double scale, Random random)
    {
        var past = new TimeGrid(Amsterdam, grid.FirstDay.AddDays(-26 * 7), 26 * 7, TimeSpan.FromMinutes(30));
        var level = Enumerable.Range(0, past.Days).Select(_ => 1 + (0.16 * (random.NextDouble() - 0.5))).ToArray();
        return new ContactHistory(queue, Amsterdam, Enumerable.Range(0, past.Count)
            .Select(i => new HistoryPoint(past[i], Math.Round(Mean(past[i].Start, scale) * level[past.DayOfInterval(i)]), 240)));
    }
}
