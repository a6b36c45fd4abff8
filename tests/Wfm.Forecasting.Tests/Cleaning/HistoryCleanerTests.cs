namespace Wfm.Forecasting.Tests.Cleaning;

public class HistoryCleanerTests
{
    /// <summary>A Wednesday in the middle of the history.</summary>
    private static readonly DateOnly Wednesday = Past.Monday.AddDays(100);
    private static readonly ContactHistory Sound = Centre.Clean(200, 30, 7);

    private static IReadOnlyList<HistoryFinding> Findings(ContactHistory history, ForecastOptions? options = null) => HistoryCleaner.Clean(history, options).Findings;

    private static double Cell(TrainingSeries series, DateOnly day, double hour) =>
        series[day.DayNumber - series.FirstDay.DayNumber, (int)(hour / series.Step.TotalHours)];

    // Levels from a third of a call to hundreds per interval, noise from none to strong. A thousandth of the days would be 0.3 a year; allowed is less than one
    // finding per year over all of the years simulated.
    [Test]
    public void Clean_SimulatedCleanYears_FindingsAreRare()
    {
        (double Level, double Theta, double Days)[] laws = [(0.3, 0.02, 0.05), (3, 0.02, 0.05), (3, 0.2, 0.1), (30, 0.02, 0.06), (30, 0.1, 0.15), (300, 0.005, 0.03), (300, 0.05, 0.1)];
        var (years, found) = (0, new List<string>());
        foreach (var (level, theta, days) in laws)
        {
            for (var seed = 0; seed < 3; seed++)
            {
                found.AddRange(Findings(Centre.Clean(364, level, 900 + seed, theta, days)).Select(f => $"{level}/{theta}/{days}/{seed}: {f.Kind} {f.Time.Start:yyyy-MM-dd HH:mm} {f.Reason}"));
                years++;
            }
        }

        Assert.That(found, Has.Count.LessThan(years / 4), string.Join('\n', found));
    }

    [Test]
    public void Clean_RawHistory_StaysAsItIs()
    {
        var faulty = Centre.With(Sound, (d, t, n) => d == Wednesday && t.Hours is >= 10 and < 13 ? 0 : n);
        var before = faulty.Points.ToArray();
        var clean = HistoryCleaner.Clean(faulty);
        Assert.That(clean.History, Is.SameAs(faulty));
        Assert.That(faulty.Points, Is.EqualTo(before));
        Assert.That(clean.Findings, Is.Not.Empty);
    }

    [Test]
    public void Clean_Outage_IsFoundAndLeftOutOfTrainingAndScores()
    {
        var clean = HistoryCleaner.Clean(Centre.With(Sound, (d, t, n) => d == Wednesday && t.Hours is >= 10 and < 13 ? 0 : n));
        Assert.That(clean.Findings, Has.Count.EqualTo(1));
        var finding = clean.Findings[0];
        Assert.That(finding.Kind, Is.EqualTo(FindingKind.Outage));
        Assert.That(finding.IsDataFault);
        Assert.That(finding.Time.Start, Is.EqualTo(new DateTimeOffset(Wednesday, new TimeOnly(10, 0), TimeSpan.Zero)));
        Assert.That(finding.Time.Length, Is.EqualTo(TimeSpan.FromHours(3)));
        Assert.That(finding.Before, Is.Zero);
        Assert.That(finding.After, Is.NaN);
        Assert.That(finding.Reason, Does.Contain("0 contacts in 6 intervals").And.Contain("chance"));
        Assert.That(Cell(clean.Training, Wednesday, 11), Is.NaN);
        Assert.That(Cell(clean.Known, Wednesday, 11), Is.NaN);
        Assert.That(Cell(clean.Training, Wednesday, 14), Is.GreaterThan(0));
    }

    [Test]
    public void Clean_OutageOfMostOfADay_IsNotADayOfSpikes()
    {
        var clean = HistoryCleaner.Clean(Centre.With(Sound, (d, t, n) => d == Wednesday && t.Hours is >= 8 and < 17 ? 0 : n));
        Assert.That(clean.Findings.Select(f => f.Kind), Has.Some.EqualTo(FindingKind.Outage).And.None.EqualTo(FindingKind.Spike));
        Assert.That(Cell(clean.Training, Wednesday, 12), Is.NaN);
    }

    [Test]
    public void Clean_ZerosInAQuietQueue_AreChance()
    {
        // Half a contact per interval: three hours without one come by chance every few days.
        var quiet = Centre.Clean(364, 0.5, 12);
        Assert.That(Findings(quiet), Is.Empty);
        Assert.That(Findings(Centre.With(quiet, (d, t, n) => d == Wednesday && t.Hours is >= 10 and < 13 ? 0 : n)), Is.Empty);
    }

    [Test]
    public void Clean_QuarterOfTheUsualForFourHours_IsASlumpThatScoresKeep()
    {
        var clean = HistoryCleaner.Clean(Centre.With(Sound, (d, t, n) => d == Wednesday && t.Hours is >= 12 and < 16 ? Math.Floor(n / 5) : n));
        Assert.That(clean.Findings.Select(f => f.Kind), Is.EqualTo(new[] { FindingKind.Slump }));
        Assert.That(Cell(clean.Training, Wednesday, 13), Is.NaN);
        Assert.That(Cell(clean.Known, Wednesday, 13), Is.Not.NaN);
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Clean_Spike_IsReplacedInTrainingAndKeptInScores(int intervals)
    {
        var clean = HistoryCleaner.Clean(Centre.With(Sound, (d, t, n) => d == Wednesday && t.TotalHours >= 11 && t.TotalHours < 11 + (intervals / 2.0) ? n * 5 : n));
        Assert.That(clean.Findings.Select(f => f.Kind), Is.EqualTo(new[] { FindingKind.Spike }));
        Assert.That(clean.Findings[0].Time.Length, Is.EqualTo(TimeSpan.FromMinutes(30 * intervals)));
        Assert.That(Cell(clean.Training, Wednesday, 11), Is.EqualTo(Centre.Shape(Wednesday, TimeSpan.FromHours(11), 30)).Within(25).Percent);
        Assert.That(Cell(clean.Known, Wednesday, 11), Is.GreaterThan(4 * Centre.Shape(Wednesday, TimeSpan.FromHours(11), 30) * 0.7));
        Assert.That(clean.Findings[0].After, Is.EqualTo(Enumerable.Range(0, intervals).Sum(i => Cell(clean.Training, Wednesday, 11 + (i / 2.0)))).Within(1e-9));
    }

    [Test]
    public void Clean_SpikeEveryWeekOrMonth_IsAHabit()
    {
        Assert.That(Findings(Centre.With(Sound, (d, t, n) => d.DayOfWeek == DayOfWeek.Wednesday && (d.DayNumber - Wednesday.DayNumber) % 14 == 0 && t.Hours == 11 ? n * 5 : n)), Is.Empty);
        Assert.That(Findings(Centre.With(Sound, (d, t, n) => d.Day == 10 && t.Hours == 11 ? n * 5 : n)), Is.Empty);
    }

    [Test]
    public void Clean_DaysLoadedTwice_AreHalved()
    {
        bool Twice(DateOnly d) => d >= Wednesday && d < Wednesday.AddDays(6);
        var clean = HistoryCleaner.Clean(Centre.With(Sound, (d, _, n) => Twice(d) ? 2 * n : n));
        Assert.That(clean.Findings.Select(f => f.Kind), Has.All.EqualTo(FindingKind.DoubleImport));
        Assert.That(clean.Findings, Has.Count.EqualTo(5), "six days, one of them a Sunday");
        var sound = HistoryCleaner.Clean(Sound);
        for (var c = 0; c < sound.Known.Days * 48; c++)
        {
            Assert.That(clean.Known[c / 48, c % 48], Is.EqualTo(sound.Known[c / 48, c % 48]));
            Assert.That(clean.Training[c / 48, c % 48], Is.EqualTo(sound.Training[c / 48, c % 48]));
        }
    }

    [Test]
    public void Clean_DaysLoadedNearlyTwice_AreLeftOut()
    {
        // One row in thirty is missing from the second load.
        var random = new Random(5);
        var clean = HistoryCleaner.Clean(Centre.With(Sound, (d, _, n) => d >= Wednesday && d < Wednesday.AddDays(10) ? (random.Next(30) == 0 ? n : 2 * n) : n));
        Assert.That(clean.Findings.Where(f => f.Kind == FindingKind.DoubleImport), Is.Not.Empty);
        for (var d = 0; d < 10; d++)
        {
            if (Cell(clean.Training, Wednesday.AddDays(d), 12) is var seen && !double.IsNaN(seen))
            {
                Assert.That(seen, Is.EqualTo(Cell(HistoryCleaner.Clean(Sound).Training, Wednesday.AddDays(d), 12)));
            }
        }
    }

    [Test]
    public void Clean_TwiceTheUsualForRealForTwoWeeks_IsNotADoubleImport()
    {
        var real = Centre.Clean(200, 30, 8, factor: d => d >= Wednesday && d < Wednesday.AddDays(14) ? 2 : 1);
        Assert.That(Findings(real), Is.Empty);
    }

    [Test]
    public void Clean_CopiedDay_IsLeftOut()
    {
        var source = Sound.Points.Where(p => DateOnly.FromDateTime(p.Time.Start.DateTime) == Wednesday.AddDays(-7)).ToDictionary(p => p.Time.Start.TimeOfDay, p => p.Offered);
        var history = Centre.With(Sound, (d, t, n) => d == Wednesday ? source[t] : n);
        var clean = HistoryCleaner.Clean(history);
        Assert.That(clean.Findings.Select(f => f.Kind), Is.EqualTo(new[] { FindingKind.CopiedDay }));
        Assert.That(clean.Findings[0].Reason, Does.Contain("every count equals that of"));
        Assert.That(Forecaster.Fit(history, new ForecastOptions { Model = "seasonal_naive" }).Effects, Is.Empty, "the day after it does not follow a closure");
    }

    [TestCase(0.4)]
    [TestCase(1.8)]
    public void Clean_OddDay_IsLeftOutOfTrainingOnly(double factor)
    {
        var clean = HistoryCleaner.Clean(Centre.Clean(200, 30, 9, factor: d => d == Wednesday ? factor : 1));
        Assert.That(clean.Findings.Select(f => (f.Kind, f.Time.Start.Day)), Is.EqualTo(new[] { (FindingKind.OddDay, Wednesday.Day) }));
        Assert.That(Cell(clean.Training, Wednesday, 12), Is.NaN);
        Assert.That(Cell(clean.Known, Wednesday, 12), Is.Not.NaN);
    }

    [Test]
    public void Clean_OddDayThatAnEventExplains_IsTheEvents()
    {
        var history = Centre.Clean(200, 30, 9, factor: d => d == Wednesday ? 0.4 : 1);
        Assert.That(Findings(history, new ForecastOptions { Events = [Past.Event("holiday", Wednesday)] }), Is.Empty);
    }

    [TestCase(0.5, 6)]
    [TestCase(0.5, 14)]
    [TestCase(1.7, 30)]
    [TestCase(0.6, 1000)]
    public void Clean_NewLevelForAWeekOrMore_IsKept(double factor, int days) =>
        Assert.That(Findings(Centre.Clean(200, 30, 10, factor: d => d >= Wednesday && d < Wednesday.AddDays(days) ? factor : 1)), Is.Empty);

    [Test]
    public void Clean_NewLevelOnTheLastDays_IsKept() =>
        Assert.That(Findings(Centre.Clean(200, 30, 10, factor: d => d >= Past.Monday.AddDays(197) ? 0.5 : 1)), Is.Empty);

    [Test]
    public void Clean_FirstOfEveryMonthHigh_IsAPattern()
    {
        Assert.That(Findings(Centre.Clean(200, 30, 11, factor: d => d.Day == 1 ? 1.8 : 1)), Is.Empty);

        // The first working day of the month, whatever its date.
        Assert.That(Findings(Centre.Clean(200, 30, 11, factor: d => d.DayOfWeek != DayOfWeek.Sunday && (d.Day == 1 || (d.Day == 2 && d.DayOfWeek == DayOfWeek.Monday)) ? 1.8 : 1)), Is.Empty);
    }

    [Test]
    public void Clean_FirstDayAfterAClosure_IsNotOdd()
    {
        var history = Centre.With(Centre.Clean(200, 30, 13, factor: d => d == Wednesday.AddDays(1) ? 1.8 : 1), (d, _, n) => d == Wednesday ? double.NaN : n);
        Assert.That(Findings(history).Select(f => f.Kind), Is.EqualTo(new[] { FindingKind.Gap }));
    }

    [Test]
    public void Clean_MissingIntervalsAndDays_AreGaps()
    {
        var clean = HistoryCleaner.Clean(Centre.With(Sound, (d, t, n) => (d == Wednesday && t.Hours is 10 or 11 && d == Wednesday) || (d > Wednesday.AddDays(10) && d < Wednesday.AddDays(20)) ? double.NaN : n));
        Assert.That(clean.Findings.Select(f => f.Kind), Is.EqualTo(new[] { FindingKind.Gap, FindingKind.Gap }));
        Assert.That(clean.Findings[0].Time.Length, Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(clean.Findings[0].Reason, Does.StartWith("4 intervals missing"));
        Assert.That(clean.Findings[1].Reason, Does.StartWith("no data on 7 usually open days: unknown"));
    }

    [Test]
    public void Clean_ClockChange_IsNoGap()
    {
        // Round the clock over both changes of 2025: 23 and 25 hours.
        var random = new Random(15);
        var history = Past.Of(300, (_, _) => Past.Poisson(random, 20), from: new DateOnly(2025, 2, 1), zone: Past.Amsterdam);
        Assert.That(Findings(history), Is.Empty);
    }

    [Test]
    public void Clean_OutageInTheRepeatedHour_IsDatedRight()
    {
        var random = new Random(16);
        var day = new DateOnly(2025, 10, 26);
        var history = Past.Of(300, (d, t) => d == day && t.Hours is >= 2 and < 7 ? 0 : Past.Poisson(random, 20), from: new DateOnly(2025, 2, 1), zone: Past.Amsterdam);
        var finding = Findings(history).Single();
        Assert.That(finding.Kind, Is.EqualTo(FindingKind.Outage));
        Assert.That(finding.Time.Start, Is.EqualTo(new DateTimeOffset(day, new TimeOnly(2, 0), TimeSpan.FromHours(2))));
        Assert.That(finding.Time.Length, Is.EqualTo(TimeSpan.FromHours(6)), "the hour from 2 to 3 comes twice");
    }

    [Test]
    public void Clean_StrayCallAtNight_DoesNotOpenTheNight()
    {
        var points = Sound.Points.ToList();
        foreach (var days in (int[])[100, 180, 194])
        {
            points.Add(new HistoryPoint(new Interval(new DateTimeOffset(Past.Monday.AddDays(days), new TimeOnly(3, 0), TimeSpan.Zero), Past.HalfHour), 1));
        }

        var clean = HistoryCleaner.Clean(new ContactHistory(Sound.Queue, Sound.Zone, points));
        Assert.That(Enumerable.Range(0, 7).Any(w => clean.Training.IsOpen(w, 6)), Is.False);
        Assert.That(clean.Findings.Select(f => f.Kind), Is.EqualTo(new[] { FindingKind.OutsideHours, FindingKind.OutsideHours, FindingKind.OutsideHours }));
        Assert.That(clean.Findings.Sum(f => f.Before), Is.EqualTo(3));
    }

    [Test]
    public void Clean_TwoWeeksWithAStrayCall_LearnsTheHours()
    {
        var sound = Centre.Clean(14, 30, 21);
        var stray = new HistoryPoint(new Interval(new DateTimeOffset(Past.Monday.AddDays(2), new TimeOnly(3, 0), TimeSpan.Zero), Past.HalfHour), 1);
        var clean = HistoryCleaner.Clean(new ContactHistory(sound.Queue, sound.Zone, [.. sound.Points, stray]));
        Assert.That(Enumerable.Range(0, 48).Where(s => clean.Training.IsOpen(3, s)), Is.EqualTo(Enumerable.Range(16, 24)));
    }

    [Test]
    public void Clean_SundaysSinceThreeWeeks_AreOpen_AlsoAfterAHolidayWeek()
    {
        static double Hours(DateOnly d, TimeSpan t, int from, int off) => d.DayNumber - Past.Monday.DayNumber is var n && n >= off
            ? double.NaN
            : d.DayOfWeek == DayOfWeek.Sunday && n >= from ? Centre.Shape(d.AddDays(1), t, 20) : Centre.Shape(d, t, 30);
        var sundays = HistoryCleaner.Clean(Centre.Clean(140, 30, 22, shape: (d, t) => Hours(d, t, 120, 999)));
        Assert.That(sundays.Training.IsOpen(0, 24));

        // Four days of a closed week at the end say nothing about the hours.
        var holidays = HistoryCleaner.Clean(Centre.Clean(140, 30, 22, shape: (d, t) => Hours(d, t, 999, 136)));
        Assert.That(Enumerable.Range(0, 7).Select(w => holidays.Training.IsOpen(w, 24)), Is.EqualTo(new[] { false, true, true, true, true, true, true }));
    }

    [Test]
    public void Fit_Faults_AreInTheNotesAndForecastAsIfTheyHadNotBeen()
    {
        var faulty = Centre.With(Sound, (d, t, n) => d == Wednesday.AddDays(91) && t.Hours is >= 9 and < 18 ? 0 : d == Wednesday.AddDays(84) ? 3 * n : n);
        double[] Forecast(bool clean) => Forecaster.Fit(faulty, new ForecastOptions { Model = "weekday_profile", Clean = clean }).Predict(Past.NextWeek(faulty, 7)).Volume.Values.ToArray();
        var truth = Forecaster.Fit(Sound, new ForecastOptions { Model = "weekday_profile" }).Predict(Past.NextWeek(Sound, 7)).Volume.Values.ToArray();
        double Miss(double[] forecast) => forecast.Zip(truth, (a, b) => Math.Abs(a - b)).Sum();
        // The odd day's share of the past comes back into the mean, spread over all hours: that is most of what is left.
        Assert.That(Miss(Forecast(true)), Is.LessThan(0.45 * Miss(Forecast(false))));
        var fitted = Forecaster.Fit(faulty, new ForecastOptions { Model = "weekday_profile" });
        Assert.That(fitted.Findings, Has.Count.EqualTo(2));
        Assert.That(fitted.Predict(Past.NextWeek(faulty, 7)).Notes, Has.Some.Contains("1 outage(s), left out").And.Some.Contains("1 odd day(s)"));
    }

    [Test]
    public void Clean_Off_FindsOnlyWhatCannotBeRead() =>
        Assert.That(Findings(Centre.With(Sound, (d, t, n) => d == Wednesday ? 4 * n : n), new ForecastOptions { Clean = false }), Is.Empty);

    [TestCase(15)]
    [TestCase(60)]
    public void Clean_OtherSteps_FindTheSame(int minutes)
    {
        var sound = Centre.Clean(200, 60.0 * minutes / 60, 23, step: TimeSpan.FromMinutes(minutes));
        Assert.That(Findings(sound), Is.Empty);
        var finding = Findings(Centre.With(sound, (d, t, n) => d == Wednesday && t.Hours is >= 10 and < 13 ? 0 : n)).Single();
        Assert.That(finding.Kind, Is.EqualTo(FindingKind.Outage));
        Assert.That(finding.Time.Length, Is.EqualTo(TimeSpan.FromHours(3)));
    }
}
