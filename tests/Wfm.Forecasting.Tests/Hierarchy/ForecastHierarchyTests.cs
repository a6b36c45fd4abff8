using Wfm.Forecasting.Tests.Distribution;

namespace Wfm.Forecasting.Tests.Hierarchy;

public class ForecastHierarchyTests
{
    // One model: what is tested here is the same whichever forecasts.
    private static readonly ForecastOptions Quick = new() { Model = "weekday_profile" };

    private static readonly Dictionary<string, string> Sites = new() { ["calls"] = "Utrecht", ["mail"] = "Utrecht", ["sales"] = "Ghent" };

    private static readonly Lazy<CoherentForecast> Shared = new(() =>
        ForecastHierarchy.Fit(Three(101), new HierarchyOptions { Forecast = Quick, Sites = Sites }).Predict(Past.Monday.AddDays(112), 40));

    private static ContactHistory Queue(string name, Channel channel, int seed, double scale, TimeSpan? step = null, int days = 112)
    {
        var random = new Random(seed);
        var wave = Enumerable.Range(0, 400).Select(d => 1 + (0.2 * Math.Sin(d / 9.0))).ToArray();
        var length = step ?? Past.HalfHour;
        var made = Past.Of(days, (day, clock) => Past.Poisson(random, scale * (length / Past.HalfHour) * wave[day.DayNumber - Past.Monday.DayNumber] * Past.Office(day, clock)), length, null, Past.Amsterdam);
        return new ContactHistory(new QueueKey(name, channel), made.Zone, made.Points);
    }

    private static ContactHistory[] Three(int seed) =>
        [Queue("calls", Channel.Phone, seed, 1), Queue("mail", Channel.Email, seed + 1, 0.2, TimeSpan.FromMinutes(15)), Queue("sales", Channel.Phone, seed + 2, 0.4)];

    [Test]
    public void Totals_EveryLevelAndPeriod_AddUp()
    {
        var forecast = Shared.Value;
        double Intervals(int queue, DateOnly from, int days)
        {
            var volume = forecast.Queues[queue].Volume;
            return Enumerable.Range(volume.Grid.DayIndex(from), days).Sum(volume.DaySum);
        }

        foreach (var period in Enum.GetValues<Period>())
        {
            var totals = forecast.Totals(period);
            foreach (var (level, name, total) in totals)
            {
                int[] members = (level, name) switch
                {
                    (ForecastLevel.Queue, "calls") => [0],
                    (ForecastLevel.Queue, "mail") => [1],
                    (ForecastLevel.Queue, "sales") => [2],
                    (ForecastLevel.Channel, "phone") => [0, 2],
                    (ForecastLevel.Channel, "email") => [1],
                    (ForecastLevel.Site, "Utrecht") => [0, 1],
                    (ForecastLevel.Site, "Ghent") => [2],
                    (ForecastLevel.All, "all") => [0, 1, 2],
                    _ => throw new InvalidOperationException($"{level} {name}"),
                };
                var expected = members.Sum(m => Intervals(m, total.Start, total.Days));
                Assert.That(total.Mean, Is.EqualTo(expected).Within(1e-9 * (1 + expected)), $"{level} {name} {period} {total.Start}");
                Assert.That(total.Quantiles, Is.Ordered);
                Assert.That(total.Quantiles, Has.All.GreaterThanOrEqualTo(0));
            }

            var counted = totals.GroupBy(t => (t.Level, t.Name)).Select(g => g.Sum(t => t.Total.Mean)).ToList();
            Assert.That(counted, Has.Count.EqualTo(8));
        }
    }

    [Test]
    public void Totals_OfAll_HaveNarrowerBandsThanTheQueuesTogether()
    {
        var days = Shared.Value.Totals(Period.Day);
        foreach (var day in days.Where(t => t.Level == ForecastLevel.All && t.Total.Mean > 0))
        {
            var parts = days.Where(t => t.Level == ForecastLevel.Queue && t.Total.Start == day.Total.Start).Sum(t => t.Total.Quantiles[6] - t.Total.Quantiles[0]);
            Assert.That(day.Total.Quantiles[6] - day.Total.Quantiles[0], Is.LessThan(1.15 * parts));
            Assert.That(day.Total.Mean, Is.InRange(day.Total.Quantiles[1], day.Total.Quantiles[5]));
        }
    }

    [Test]
    public void Predict_NotReconciled_IsEachQueueByItself()
    {
        var histories = Three(104);
        var forecast = ForecastHierarchy.Fit(histories, new HierarchyOptions { Forecast = Quick, Reconcile = false }).Predict(Past.Monday.AddDays(112), 7);
        for (var q = 0; q < 3; q++)
        {
            var own = Forecaster.Fit(histories[q], Quick).Predict(new TimeGrid(Past.Amsterdam, Past.Monday.AddDays(112), 7, histories[q].Step));
            Assert.That(forecast.Queues[q].Volume.Values.ToArray(), Is.EqualTo(own.Volume.Values.ToArray()));
            Assert.That(forecast.Queues[q].Quantiles[6].Values.ToArray(), Is.EqualTo(own.Quantiles[6].Values.ToArray()));
        }
    }

    // Six queues of a few calls that move together. Oracle: the means that the counts were drawn from. The sum shows the movement better than any queue does, so
    // the queues' days get nearer to the truth with it than without, over eight histories.
    [Test]
    public void Predict_QueuesThatMoveTogether_LearnFromTheirSum()
    {
        var (apart, together) = (0.0, 0.0);
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(300 + seed);
            var level = new double[130];
            level[0] = 1;
            for (var d = 1; d < level.Length; d++)
            {
                level[d] = level[d - 1] * Math.Exp(0.04 * Simulated.Normal(random));
            }

            double Mean(DateOnly day, TimeSpan clock) => 0.03 * Past.Office(day, clock) * level[day.DayNumber - Past.Monday.DayNumber];
            var histories = Enumerable.Range(0, 6).Select(q =>
            {
                var made = Past.Of(119, (day, clock) => Past.Poisson(random, Mean(day, clock)));
                return new ContactHistory(new QueueKey($"q{q}"), made.Zone, made.Points.Where(p => made.Zone.DayOf(p.Time.Start) < Past.Monday.AddDays(112)));
            }).ToList();
            foreach (var reconcile in new[] { false, true })
            {
                var forecast = ForecastHierarchy.Fit(histories, new HierarchyOptions { Reconcile = reconcile, Forecast = Quick })
                    .Predict(Past.Monday.AddDays(112), 5);
                var error = 0.0;
                foreach (var q in forecast.Queues)
                {
                    for (var d = 0; d < 5; d++)
                    {
                        var day = Past.Monday.AddDays(112 + d);
                        var truth = Enumerable.Range(16, 24).Sum(s => Mean(day, Past.HalfHour * s));
                        error += Math.Pow(q.Volume.DaySum(d) - truth, 2);
                    }
                }

                (apart, together) = reconcile ? (apart, together + error) : (apart + error, together);
            }
        }

        Assert.That(together, Is.LessThan(0.97 * apart));
    }

    [Test]
    public void Predict_EventOfOneQueue_IsNotTakenFromTheSum()
    {
        var day = Past.Monday.AddDays(114);
        var histories = Three(105);
        var campaign = Past.Event("campaign", day, 1, 3.0, Past.Amsterdam) with { Queue = "sales" };
        var options = new HierarchyOptions { Forecast = new ForecastOptions { Model = "top_down", Events = [campaign] } };
        var forecast = ForecastHierarchy.Fit(histories, options).Predict(Past.Monday.AddDays(112), 7);
        Assert.That(forecast.Factor(0, 2), Is.EqualTo(1).Within(1e-12));
        Assert.That(Math.Abs(forecast.Factor(0, 1) - 1), Is.GreaterThan(1e-9));
    }

    [Test]
    public void Fit_OneQueue_IsItsOwnForecast()
    {
        var history = Queue("calls", Channel.Phone, 106, 1, days: 60);
        var forecast = ForecastHierarchy.Fit([history], new HierarchyOptions { Forecast = Quick }).Predict(Past.Monday.AddDays(60), 7);
        Assert.That(forecast.Queues[0].Volume.Values.ToArray(), Is.EqualTo(Forecaster.Fit(history, Quick).Predict(new TimeGrid(Past.Amsterdam, Past.Monday.AddDays(60), 7, Past.HalfHour)).Volume.Values.ToArray()));
        Assert.That(forecast.Totals(Period.Week).Select(t => t.Level).Distinct(), Is.EqualTo(new[] { ForecastLevel.Queue, ForecastLevel.Channel, ForecastLevel.All }));
    }

    [Test]
    public void Fit_ANewQueueBesideAnOldOne_StillAddsUp()
    {
        var forecast = ForecastHierarchy.Fit([Queue("old", Channel.Phone, 107, 1), Cut(Queue("new", Channel.Phone, 108, 1), 98)], new HierarchyOptions { Forecast = Quick }).Predict(Past.Monday.AddDays(112), 7);
        foreach (var (level, _, total) in forecast.Totals(Period.Week).Where(t => t.Level == ForecastLevel.All))
        {
            Assert.That(total.Mean, Is.EqualTo(forecast.Queues.Sum(q => q.Volume.Sum())).Within(1e-6), $"{level}");
            Assert.That(total.Quantiles[6] - total.Quantiles[0], Is.GreaterThan(0));
        }
    }

    [Test]
    public void Fit_WrongInput_IsRefused()
    {
        var history = Queue("calls", Channel.Phone, 109, 1, days: 20);
        var elsewhere = new ContactHistory(new QueueKey("far"), TimeZoneInfo.Utc, history.Points);
        Assert.That(() => ForecastHierarchy.Fit([]), Throws.ArgumentException);
        Assert.That(() => ForecastHierarchy.Fit([history, history]), Throws.ArgumentException);
        Assert.That(() => ForecastHierarchy.Fit([history, elsewhere]), Throws.ArgumentException);
    }

    private static ContactHistory Cut(ContactHistory history, int days) =>
        new(history.Queue, history.Zone, history.Points.Where(p => history.Zone.DayOf(p.Time.Start) >= Past.Monday.AddDays(days)));
}
