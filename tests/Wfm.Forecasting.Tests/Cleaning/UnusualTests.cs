namespace Wfm.Forecasting.Tests.Cleaning;

/// <summary>What was kept from the models comes back into the mean, at its share of the past.</summary>
public class UnusualTests
{
    private static readonly TrainingSeries Series = Past.Series(100, (_, _) => 10, TimeSpan.FromHours(1));

    [Test]
    public void Factor_ByHand_IsTheExtraOverTheTotal()
    {
        // 100 days of 240 contacts; 300 and −60 out of the ordinary; a fault and a later day do not count.
        HistoryFinding[] findings =
        [
            Finding(FindingKind.Spike, 10, 320, 20), Finding(FindingKind.OddDay, 20, 180, 240), Finding(FindingKind.Outage, 30, 0, 200), Finding(FindingKind.Spike, 120, 900, 10),
        ];
        Assert.That(Unusual.Factor(findings, Series), Is.EqualTo(1 + (240.0 / 24_000 * 2 / 7)).Within(1e-12));
        Assert.That(Unusual.Factor([], Series), Is.EqualTo(1));
        Assert.That(Unusual.Factor([.. Enumerable.Range(1, 9).Select(d => Finding(FindingKind.Spike, d, 5000, 10))], Series), Is.EqualTo(1.02).Within(1e-12), "at most");
    }

    [Test]
    public void Predict_HistoryWithASpikeAWeek_HoldsItsShareAndNotItsHour()
    {
        // Every week one half hour, each time another, brings 150 contacts more: about 3 % of volume, of which at most 2 % come back.
        var random = new Random(6);
        var history = Past.Of(182, (d, t) =>
        {
            var mean = Past.Office(d, t);
            var day = d.DayNumber - Past.Monday.DayNumber;
            var spike = day % 7 == day / 7 * 2 % 5 && t == TimeSpan.FromMinutes(480 + (30 * (day / 7 * 5 % 24)));
            return double.IsNaN(mean) ? mean : Past.Poisson(random, mean) + (spike ? 150 : 0);
        });
        var fitted = Forecaster.Fit(history, new ForecastOptions { Model = "weekday_profile" });
        var share = history.Points.Sum(p => p.Offered) / Past.Of(182, Past.Office).Points.Sum(p => p.Offered);
        var forecast = fitted.Predict(Past.NextWeek(history, 28)).Volume.Sum() / Past.Of(28, Past.Office).Points.Sum(p => p.Offered);
        Assert.That(fitted.Findings.Count(f => f.Kind == FindingKind.Spike), Is.GreaterThan(20));
        Assert.That(share, Is.GreaterThan(1.02));
        Assert.That(forecast, Is.EqualTo(share).Within(0.012));
    }

    private static HistoryFinding Finding(FindingKind kind, int day, double before, double usual)
    {
        var start = Series.Zone.StartOfDay(Series.FirstDay.AddDays(day));
        return new HistoryFinding(kind, new Interval(start, TimeSpan.FromHours(1)), before, double.NaN, "planted") { Usual = usual };
    }
}
