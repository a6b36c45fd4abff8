namespace Wfm.Forecasting.Tests.Distribution;

public class SamplePathsTests
{
    private static readonly Lazy<(ContactHistory Past, FittedForecaster Fit)> Queue = new(() =>
    {
        var random = new Random(81);
        var effect = Enumerable.Range(0, 400).Select(_ => Math.Exp((0.12 * Simulated.Normal(random)) - 0.0072)).ToArray();
        var past = Past.Of(140, (day, clock) => Past.Poisson(random, Past.Office(day, clock) * effect[day.DayNumber - Past.Monday.DayNumber]));
        return (past, Forecaster.Fit(past, new ForecastOptions { Model = "weekday_profile" }));
    });

    // Reference values for the state 1234567 as published with the generator's reference code (xoshiro.di.unimi.it/splitmix64.c, also on Rosetta Code).
    [Test]
    public void Next_KnownState_GivesTheReferenceNumbers()
    {
        var random = new SplitMix64(1234567UL);
        Assert.That(new[] { random.Next(), random.Next(), random.Next() }, Is.EqualTo(new[] { 6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL }));
    }

    [Test]
    public void Normal_ManyDraws_HasTheMomentsOfANormal()
    {
        var random = new SplitMix64(5, 0);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.Normal()).ToArray();
        Assert.That(draws.Average(), Is.EqualTo(0).Within(0.012));
        Assert.That(draws.Average(x => x * x), Is.EqualTo(1).Within(0.02));
        Assert.That(draws.Average(x => x * x * x * x), Is.EqualTo(3).Within(0.15));
    }

    [Test]
    public void Paths_SameSeed_AreTheSameAndFewAreTheFirstOfMany()
    {
        var (past, fit) = Queue.Value;
        var grid = Past.After(past, 7);
        var (many, few, other) = (fit.Paths(grid, 20, 9), fit.Paths(grid, 3, 9), fit.Paths(grid, 3, 10));
        for (var p = 0; p < 3; p++)
        {
            Assert.That(few.Path(p).ToArray(), Is.EqualTo(many.Path(p).ToArray()));
            Assert.That(other.Path(p).ToArray(), Is.Not.EqualTo(many.Path(p).ToArray()));
        }
    }

    // 4,000 paths: the standard error of a share is 0.8 points at most. Counts are whole: the band's ends lie between two of them, so half of what falls on
    // the nearest count is taken to be inside.
    [Test]
    public void Paths_Intervals_FollowTheQuantiles()
    {
        var (past, fit) = Queue.Value;
        var grid = Past.NextWeek(past, 3);
        var (paths, forecast) = (fit.Paths(grid, 4000, 1), fit.Predict(grid));
        for (var i = 0; i < grid.Count; i++)
        {
            if (forecast.Volume[i] <= 0)
            {
                Assert.That(Enumerable.Range(0, 4000).All(p => paths[p, i] == 0), Is.True);
                continue;
            }

            for (var q = 0; q < 7; q++)
            {
                var end = forecast.Quantiles[q][i];
                var share = Enumerable.Range(0, 4000).Average(p => Math.Clamp(end - paths[p, i] + 0.5, 0, 1));
                Assert.That(share, Is.EqualTo(QueueForecast.Levels[q]).Within(0.03), $"interval {i}, level {QueueForecast.Levels[q]}");
            }
        }
    }

    // Paths have the levels of the interval bands, totals those of days: where a backtest bends the middle of the two apart (by half a percent of the mean here),
    // sums of paths are that much off, which is more of a week's narrow band than of a day's.
    [TestCase(Period.Day, 0.05)]
    [TestCase(Period.Week, 0.08)]
    public void Paths_Sums_FollowTheTotals(Period period, double tolerance)
    {
        var (past, fit) = Queue.Value;
        var grid = Past.NextWeek(past, 14);
        var paths = fit.Paths(grid, 4000, 2);
        var at = 0;
        foreach (var total in fit.Totals(grid, period))
        {
            var sums = Enumerable.Range(0, 4000).Select(p => (double)Enumerable.Range(at, total.Days).Sum(d => paths.DaySum(p, d))).ToArray();
            at += total.Days;
            if (total.Mean <= 0)
            {
                Assert.That(sums, Has.All.Zero);
                continue;
            }

            Assert.That(sums.Average(), Is.EqualTo(total.Mean).Within(1.5).Percent);
            for (var q = 0; q < 7; q++)
            {
                Assert.That(sums.Count(s => s <= total.Quantiles[q]) / 4000.0, Is.EqualTo(QueueForecast.Levels[q]).Within(tolerance), $"{total.Start}, level {QueueForecast.Levels[q]}");
            }
        }
    }

    // Low counts: scores are raised so that counts hang together as the parts say. Oracle: SumVariance.
    [TestCase(0.3)]
    [TestCase(2.0)]
    [TestCase(30.0)]
    public void Draw_DaySums_HaveTheVarianceOfTheFormula(double mean)
    {
        var parts = new ErrorParts { Phi = 1, Theta = 0, Kappa = 0.03, Rho = 0.8, Omega = 0.05, LevelStart = 0.01, LevelPerDay = 0 };
        var (means, slots) = (Enumerable.Repeat(mean, 24).ToArray(), Enumerable.Range(10, 24).ToArray());
        var sampler = new PathSampler(ErrorModel.Of(parts), parts, means, new int[24], slots, [1], [false]);
        var sums = Enumerable.Range(0, 20_000).Select(p => (double)sampler.Draw(3, p).Sum()).ToArray();
        var formula = new SumVariance(parts);
        formula.AddDay(means, slots, 1, false);
        var average = sums.Average();
        Assert.That(average, Is.EqualTo(formula.Mean).Within(1).Percent);
        Assert.That(sums.Average(s => (s - average) * (s - average)), Is.EqualTo(formula.Variance).Within(6).Percent);
    }

    [Test]
    public void Paths_NoneOrTooMany_AreRefused()
    {
        var (past, fit) = Queue.Value;
        Assert.That(() => fit.Paths(Past.After(past, 7), 0, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => fit.Paths(Past.After(past, 700), 1_000_000, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
