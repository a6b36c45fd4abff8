namespace Wfm.Core.Tests.Time;

public sealed class IntervalSeriesTests
{
    private static readonly int[] Steps = [5, 10, 15, 20, 30, 60];

    [TestCase("Europe/Amsterdam", 2026, 3, 28)]
    [TestCase("Europe/Amsterdam", 2026, 10, 24)]
    [TestCase("Australia/Lord_Howe", 2026, 4, 4)]
    [TestCase("Australia/Lord_Howe", 2026, 10, 3)]
    public void ResampleCounts_AnyStep_KeepsTheSum(string zone, int year, int month, int day)
    {
        foreach (var from in Steps)
        {
            var series = Series(zone, new DateOnly(year, month, day), from);
            foreach (var to in Steps.Where(s => s % from == 0 || from % s == 0))
            {
                var other = series.ResampleCounts(TimeSpan.FromMinutes(to));
                Assert.That(other.Grid.Step, Is.EqualTo(TimeSpan.FromMinutes(to)));
                Assert.That(other.Sum(), Is.EqualTo(series.Sum()).Within(1e-9), $"{from} to {to} min");
            }
        }
    }

    [Test]
    public void ResampleCounts_FinerAndCoarser_SharesAndSums()
    {
        var hours = Series("Europe/Amsterdam", new DateOnly(2026, 6, 1), 60);
        var quarters = hours.ResampleCounts(TimeSpan.FromMinutes(15));
        Assert.That(quarters.Values[..8].ToArray(), Is.EqualTo(new[] { 0.25, 0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 0.5 }));
        Assert.That(quarters.ResampleCounts(TimeSpan.FromMinutes(30)).Values[..4].ToArray(), Is.EqualTo(new[] { 0.5, 0.5, 1, 1 }));
    }

    [Test]
    public void ResampleLevels_FinerAndCoarser_RepeatsAndAverages()
    {
        var halves = Series("Europe/Amsterdam", new DateOnly(2026, 6, 1), 30);
        Assert.That(halves.ResampleLevels(TimeSpan.FromMinutes(15)).Values[..4].ToArray(), Is.EqualTo(new double[] { 1, 1, 2, 2 }));
        Assert.That(halves.ResampleLevels(TimeSpan.FromMinutes(60)).Values[..3].ToArray(), Is.EqualTo(new[] { 1.5, 3.5, 5.5 }));
    }

    [Test]
    public void Resample_StepsThatDoNotDivide_AreNamed() =>
        Assert.That(() => Series("Europe/Amsterdam", new DateOnly(2026, 6, 1), 20).ResampleCounts(TimeSpan.FromMinutes(30)), Throws.ArgumentException.With.Message.Contains("20 min").And.Message.Contains("30 min"));

    [Test]
    public void DaySum_DayOf25Hours_SumsThemAll()
    {
        var series = Series("Europe/Amsterdam", new DateOnly(2026, 10, 24), 60).Select(_ => 1);
        Assert.That(new[] { series.DaySum(0), series.DaySum(1) }, Is.EqualTo(new[] { 24, 25 }));
    }

    [Test]
    public void Constructor_WrongNumberOfValues_NamesBoth()
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 6, 1), 1, TimeSpan.FromHours(1));
        Assert.That(() => new IntervalSeries(grid, new double[23]), Throws.ArgumentException.With.Message.Contains("24").And.Message.Contains("23"));
    }

    [Test]
    public void Constructor_CallersArray_IsCopied()
    {
        var values = new double[24];
        var series = new IntervalSeries(new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 6, 1), 1, TimeSpan.FromHours(1)), values);
        values[3] = 9;
        Assert.That(series[3], Is.Zero);
    }

    private static IntervalSeries Series(string zone, DateOnly first, int minutes)
    {
        var grid = new TimeGrid(TimeZoneInfo.FindSystemTimeZoneById(zone), first, 2, TimeSpan.FromMinutes(minutes));
        return new IntervalSeries(grid, Enumerable.Range(1, grid.Count).Select(i => (double)i));
    }
}
