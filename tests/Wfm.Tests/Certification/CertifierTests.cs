using Wfm.Staffing;

namespace Wfm.Tests.Certification;

public sealed class CertifierTests
{
    private static readonly CertifyOptions Quick = new() { Replications = 60, Seed = 3, ExplainReplications = 0, Confidence = 0.999 };

    // 150 contacts of 240 s an hour are 10 erlangs; 11 agents, patience 120 s. Erlang A by sums over its states and uniformization (numpy): service level
    // 0.7403058596513405, abandonment 0.10163699849431. From the second hour on the centre has settled, so the intervals must hold the formula: 0.999 each.
    [Test]
    public void Certify_FlatRosterWithKnownRate_HoldsErlangA()
    {
        var grid = FlatCentre.Grid(days: 2);
        var input = FlatCentre.Input(FlatCentre.Plan(grid, FlatCentre.Queue()), FlatCentre.Always(grid, 11), FlatCentre.Forecast(grid, 150));

        var certificate = Certifier.Certify(input, Quick);

        var model = ErlangA.Evaluate(10, 11, 240, 20, 120);
        var later = certificate.At(CertificateLevel.Interval).Skip(1).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(model.ServiceLevel, Is.EqualTo(0.7403058596513405).Within(1e-12));
            Assert.That(model.Abandonment, Is.EqualTo(0.10163699849431).Within(1e-12));
            Assert.That(later.Average(l => l.ServiceLevel.Mean), Is.EqualTo(model.ServiceLevel).Within(0.008));
            Assert.That(later.Average(l => l.AsaSeconds.Mean), Is.EqualTo(model.AsaSeconds).Within(0.4));
            Assert.That(later.Average(l => l.Abandonment.Mean), Is.EqualTo(model.Abandonment).Within(0.004));
            Assert.That(later.Average(l => l.Occupancy.Mean), Is.EqualTo(model.Occupancy).Within(0.005));
            Assert.That(later.Count(l => l.ServiceLevel.Contains(model.ServiceLevel)), Is.GreaterThanOrEqualTo(later.Count - 1));
            Assert.That(later.Select(l => l.ExpectedServiceLevel), Is.All.EqualTo(model.ServiceLevel).Within(1e-9));
            Assert.That(later.Select(l => l.ExpectedOccupancy), Is.All.EqualTo(model.Occupancy).Within(1e-9));
            Assert.That(certificate.Horizon().Agents, Is.EqualTo(11).Within(1e-9));
        });
    }

    [Test]
    public void Certify_Breaks_CostServiceLevelAndAreNamed()
    {
        var grid = FlatCentre.Grid();
        var plan = FlatCentre.Plan(grid, FlatCentre.Queue());
        var forecast = FlatCentre.Forecast(grid, 150);
        // Everybody pauses for the last quarter of every second hour: three quarters of the agents on average then, and none at the end.
        var shifts = Enumerable.Range(0, 16).Select(a => new Shift($"a{a}", FlatCentre.Monday, "day", Enumerable.Range(0, 24).SelectMany(h =>
        {
            DateTimeOffset At(double minutes) => grid.Start + TimeSpan.FromMinutes((60 * h) + minutes);
            return h % 2 == 0
                ? new[] { new ActivitySegment(Activity.Contacts, new Interval(At(0), At(60)), "help") }
                : [new ActivitySegment(Activity.Contacts, new Interval(At(0), At(45)), "help"), new ActivitySegment(Activity.Break, new Interval(At(45), At(60)))];
        })));

        var with = Certifier.Certify(FlatCentre.Input(plan, shifts, forecast), Quick with { ExplainReplications = 40 });
        var without = Certifier.Certify(FlatCentre.Input(plan, FlatCentre.Always(grid, 16), forecast), Quick);

        var paused = with.At(CertificateLevel.Interval).Where((_, i) => i % 2 == 1).ToList();
        Assert.That(with.Horizon().ServiceLevel.High, Is.LessThan(without.Horizon().ServiceLevel.Low));
        Assert.That(paused.Select(l => l.Agents), Is.All.EqualTo(12).Within(1e-9));
        Assert.That(paused.Select(l => l.Verdict), Is.All.EqualTo(Verdict.Lower));
        Assert.That(paused.Select(l => l.Reason), Is.All.Contains("breaks and shift ends -"));
    }

    // 10 erlangs on 9 agents for six hours and nobody hangs up: some 90 contacts wait then, and 12 agents, 2 more than needed, work them off at 30 an hour.
    [Test]
    public void Certify_BacklogOfOverloadWithoutPatience_IsNamed()
    {
        var grid = FlatCentre.Grid();
        DateTimeOffset At(double hours) => grid.Start + TimeSpan.FromHours(hours);
        var shifts = Enumerable.Range(0, 9).Select(a => FlatCentre.Shift($"early{a}", FlatCentre.Monday, At(0), At(6)))
            .Concat(Enumerable.Range(0, 12).Select(a => FlatCentre.Shift($"late{a}", FlatCentre.Monday, At(6), At(24))));
        var input = FlatCentre.Input(FlatCentre.Plan(grid, FlatCentre.Queue(patience: null)), shifts, FlatCentre.Forecast(grid, 150));

        var after = Certifier.Certify(input, Quick with { ExplainReplications = 40 }).At(CertificateLevel.Interval).Skip(6).Take(2).ToList();

        Assert.That(after.Select(l => l.Verdict), Is.All.EqualTo(Verdict.Lower));
        Assert.That(after.Select(l => l.Reason), Is.All.StartsWith("non-stationarity: backlog from before -"));
    }

    // Nothing changes from interval to interval: at 50 % half of them differ by chance alone, and few of those may be called a backlog (four seeds: 2 of 21, 1 of 22, 6 of 26, 4 of 27).
    [Test]
    public void Certify_SteadyCentreThatDiffersByChance_NamesNoBacklog()
    {
        var grid = FlatCentre.Grid(days: 2);
        var input = FlatCentre.Input(FlatCentre.Plan(grid, FlatCentre.Queue()), FlatCentre.Always(grid, 11), FlatCentre.Forecast(grid, 150));

        var differing = Certifier.Certify(input, Quick with { Confidence = 0.5, ExplainReplications = 40 })
            .At(CertificateLevel.Interval).Skip(2).Where(l => l.Verdict is Verdict.Lower or Verdict.Higher).ToList();

        Assert.That(differing, Has.Count.GreaterThan(10));
        Assert.That(differing.Count(l => l.Reason.Contains("non-stationarity", StringComparison.Ordinal)), Is.LessThan(0.35 * differing.Count));
    }

    // A share s of the time away leaves n·(1 − s) agents' time in the long run, whatever the load: occupancy × staffed time is the work that was answered.
    [TestCase(60)]
    [TestCase(300)]
    [TestCase(900)]
    public void Certify_Shrinkage_TakesItsShareOfTheTime(double absenceSeconds)
    {
        var grid = FlatCentre.Grid(days: 2);
        var plan = FlatCentre.Plan(grid, FlatCentre.Queue()) with { Shrinkage = [new Shrinkage("coaching", 0.2, ShrinkageBase.Present)] };
        var input = FlatCentre.Input(plan, FlatCentre.Always(grid, 15), FlatCentre.Forecast(grid, 150));

        var line = Certifier.Certify(input, Quick with { AbsenceLength = TimeSpan.FromSeconds(absenceSeconds) }).Horizon();

        var work = line.Offered * (1 - line.Abandonment.Mean) * 240;
        var staffed = work / line.Occupancy.Mean / (48 * 3600);
        Assert.That(staffed, Is.EqualTo(15 * 0.8).Within(0.1));
        Assert.That(line.ExpectedServiceLevel, Is.EqualTo(ErlangA.Evaluate(10, 12, 240, 20, 120).ServiceLevel).Within(1e-9));
    }

    // How many are away varies: that costs, and is named.
    [Test]
    public void Certify_Shrinkage_IsNamedWhereItLowers()
    {
        var grid = FlatCentre.Grid(days: 2);
        var plan = FlatCentre.Plan(grid, FlatCentre.Queue()) with { Shrinkage = [new Shrinkage("coaching", 0.3, ShrinkageBase.Present)] };
        var input = FlatCentre.Input(plan, FlatCentre.Always(grid, 17), FlatCentre.Forecast(grid, 150));

        var line = Certifier.Certify(input, Quick with { ExplainReplications = 40, AbsenceLength = TimeSpan.FromMinutes(15) }).Horizon();

        Assert.That(line.Verdict, Is.EqualTo(Verdict.Lower));
        Assert.That(line.Reason, Does.StartWith("short absences at random -"));
    }

    // Nobody has patience's end here: who waits at closing would wait for the morning. Nobody does, and nobody counts as answered.
    [Test]
    public void Certify_QueueCloses_SendsAwayWhoStillWaits()
    {
        var grid = FlatCentre.Grid(days: 2);
        var open = new OpeningHours([KeyValuePair.Create(DayOfWeek.Monday, Hours(9, 12)), KeyValuePair.Create(DayOfWeek.Tuesday, Hours(9, 12))]);
        var plan = FlatCentre.Plan(grid, FlatCentre.Queue(patience: null, open: open));
        IEnumerable<Shift> shifts = Enumerable.Range(0, 2).SelectMany(d => Enumerable.Range(0, 3).Select(a =>
            FlatCentre.Shift($"a{a}", grid.Day(d), FlatCentre.Zone.At(grid.Day(d), new TimeOnly(9, 0)), FlatCentre.Zone.At(grid.Day(d), new TimeOnly(12, 0)))));
        // Six erlangs for three agents: half of the contacts still wait at noon.
        var certificate = Certifier.Certify(FlatCentre.Input(plan, shifts, FlatCentre.Forecast(grid, i => i % 24 is >= 9 and < 12 ? 90 : 0)), Quick);

        var (monday, tuesday) = (certificate.At(CertificateLevel.Day).First(), certificate.At(CertificateLevel.Day).Last());
        Assert.That(certificate.At(CertificateLevel.Interval).Count(), Is.EqualTo(6), "closed intervals have no line");
        Assert.That(tuesday.ServiceLevel.Mean, Is.EqualTo(monday.ServiceLevel.Mean).Within(0.02));
        Assert.That(tuesday.AsaSeconds.Mean, Is.EqualTo(monday.AsaSeconds.Mean).Within(0.15 * monday.AsaSeconds.Mean).And.LessThan(3 * 3600));
        Assert.That(tuesday.ExpectedServiceLevel, Is.Zero);
        Assert.That(tuesday.Verdict, Is.EqualTo(Verdict.Higher));
    }

    // The day on which the clock goes back has 25 hours, the other one 23; a shift from 22:00 to 06:00 goes on past midnight.
    [TestCase("2026-03-28", 23, 7)]
    [TestCase("2026-10-24", 25, 9)]
    public void Certify_ClockChangeAndNightShift_CountsRealHours(string saturday, int hours, int worked)
    {
        var first = DateOnly.Parse(saturday, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var minutes in (int[])[5, 15, 60])
        {
            var grid = FlatCentre.Grid(days: 2, minutes, first);
            var night = FlatCentre.Shift("n", first, FlatCentre.Zone.At(first, new TimeOnly(22, 0)), FlatCentre.Zone.At(first.AddDays(1), new TimeOnly(6, 0)));
            var forecast = FlatCentre.Forecast(grid, minutes / 60.0);

            var certificate = Certifier.Certify(FlatCentre.Input(FlatCentre.Plan(grid, FlatCentre.Queue()), [night], forecast), Quick with { Replications = 2 });

            var days = certificate.At(CertificateLevel.Day).ToList();
            Assert.That(days.Select(d => d.Time.Length.TotalHours), Is.EqualTo(new[] { 24, hours }));
            Assert.That(certificate.At(CertificateLevel.Interval).Sum(l => l.Agents) * minutes / 60, Is.EqualTo(worked).Within(1e-9));
            Assert.That(days[1].ExpectedServiceLevel, Is.LessThan(0.5), "only the night is staffed");
        }
    }

    // Both queues' agents can do everything: pooled they serve better than apart, and the model, which has them apart, says less.
    [Test]
    public void Certify_SeveralSkills_ArePooledOnlyWhenAsked()
    {
        var grid = FlatCentre.Grid();
        var plan = FlatCentre.Plan(grid, FlatCentre.Queue("a"), FlatCentre.Queue("b"));
        IEnumerable<Shift> shifts = FlatCentre.Always(grid, 6, "a").Concat(FlatCentre.Always(grid, 6, "b").Select(s => FlatCentre.Shift("b" + s.Person, s.Date, s.Time.Start, s.Time.End, "b")));
        var input = FlatCentre.Input(plan, shifts, FlatCentre.Forecast(grid, 75, queue: "a"), FlatCentre.Forecast(grid, 75, queue: "b")) with
        {
            People = [.. Enumerable.Range(0, 6).SelectMany(i => new[] { $"a{i}", $"ba{i}" }).Select(p => new Person(p, PersonRole.Agent, FlatCentre.Full, 1, [new("a"), new("b")]))],
        };

        var apart = Certifier.Certify(input, Quick).Horizon(null);
        var pooled = Certifier.Certify(input, Quick with { Pooling = true, ExplainReplications = 40 }).Horizon(null);

        Assert.That(apart.ExpectedServiceLevel, Is.EqualTo(ErlangA.Evaluate(5, 6, 240, 20, 120).ServiceLevel).Within(1e-9));
        Assert.That(pooled.ExpectedServiceLevel, Is.EqualTo(apart.ExpectedServiceLevel).Within(1e-9));
        Assert.That(pooled.ServiceLevel.Low, Is.GreaterThan(apart.ServiceLevel.High + 0.03));
        Assert.That(pooled.Agents, Is.EqualTo(12).Within(1e-9), "nobody counts twice");
        Assert.That(pooled.Reason, Does.StartWith("pooling over skills +"));
    }

    // Quantiles of a negative binomial with mean 150 and cv 0.3 (R: qnbinom(p, size = 1 / 0.09, mu = 150)).
    [Test]
    public void Certify_UncertainForecast_LowersTheServiceLevelAndSaysSo()
    {
        var grid = FlatCentre.Grid();
        var known = FlatCentre.Forecast(grid, 150);
        double[] quantiles = [72, 94, 117, 145, 178, 212, 254];
        var uncertain = new QueueForecast(known.Queue, known.Volume, known.AhtSeconds, quantiles.Select(q => known.Volume.Select(_ => q)), "test");
        var plan = FlatCentre.Plan(grid, FlatCentre.Queue());

        var random = Certifier.Certify(FlatCentre.Input(plan, FlatCentre.Always(grid, 12), uncertain), Quick with { ExplainReplications = 40 });
        var poisson = Certifier.Certify(FlatCentre.Input(plan, FlatCentre.Always(grid, 12), uncertain), Quick with { Arrivals = ArrivalLaw.Poisson });

        Assert.That(random.Horizon().ServiceLevel.High, Is.LessThan(poisson.Horizon().ServiceLevel.Low));
        Assert.That(random.Horizon().Reason, Does.StartWith("random rate -"));
        Assert.That(random.Notes, Has.One.Contains("no quantiles of days"));
        Assert.That(poisson.Notes, Is.Empty);
    }

    [Test]
    public void Certify_CoreCount_DoesNotMatter()
    {
        var grid = FlatCentre.Grid();
        var plan = FlatCentre.Plan(grid, FlatCentre.Queue()) with { Shrinkage = [new Shrinkage("coaching", 0.1, ShrinkageBase.Present)] };
        var input = FlatCentre.Input(plan, FlatCentre.Always(grid, 11), FlatCentre.Forecast(grid, 150));
        var options = Quick with { Replications = 12, ExplainReplications = 8, Confidence = 0.5 };

        var one = Certifier.Certify(input, options with { Parallelism = 1 });
        var four = Certifier.Certify(input, options with { Parallelism = 4 });

        Assert.That(four.Lines, Is.EqualTo(one.Lines));
        Assert.That(one.Lines.Any(l => l.Reason.Length > 0));
    }

    [Test]
    public void Certify_LeadOnContacts_TakesNone()
    {
        var grid = FlatCentre.Grid();
        var input = FlatCentre.Input(FlatCentre.Plan(grid, FlatCentre.Queue()), FlatCentre.Always(grid, 2), FlatCentre.Forecast(grid, 15)) with
        {
            People = [new Person("a0", PersonRole.Lead, FlatCentre.Full, 1, [])],
        };

        var certificate = Certifier.Certify(input, Quick with { Replications = 2 });

        Assert.That(certificate.Horizon().Agents, Is.EqualTo(1).Within(1e-9));
        Assert.That(certificate.Notes, Has.One.Contains("1 team leads"));
    }

    [Test]
    public void Certify_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var grid = FlatCentre.Grid();
        var input = FlatCentre.Input(FlatCentre.Plan(grid, FlatCentre.Queue()), FlatCentre.Always(grid, 11), FlatCentre.Forecast(grid, 150));
        Assert.That(() => Certifier.Certify(input, Quick, null, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static IEnumerable<OpenSpan> Hours(int from, int to) => [new OpenSpan(TimeSpan.FromHours(from), TimeSpan.FromHours(to))];
}
