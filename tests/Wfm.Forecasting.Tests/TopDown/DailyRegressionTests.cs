namespace Wfm.Forecasting.Tests;

/// <summary>The daily regression against dense algebra that never heard of a Kalman filter, and against what was planted.</summary>
public class DailyRegressionTests
{
    private static readonly bool[] Office = [false, true, true, true, true, true, false];

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double LevelCovariance(int a, int b, ReadOnlySpan<double> theta) =>
        (Math.Exp(theta[0]) / 100 * (Math.Min(a, b) + 1)) + (Math.Exp(theta[1]) * Math.Exp(-Math.Abs(a - b) / 14.0)) + (Math.Exp(theta[2]) * Math.Exp(-Math.Abs(a - b) / 4.0));

    // Oracle: covariance matrix of the days written out, generalised ridge least squares and best linear prediction by Gauss-Jordan.
    [TestCase(true)]
    [TestCase(false)]
    public void Fit_GivenVariances_IsTheBestLinearPrediction(bool annual)
    {
        const int Days = 60;
        var random = new Random(31);
        var features = new DayFeatures(Office, annual, Past.Monday.AddDays(Days));
        var theta = new double[3 + features.Blocks.Count];
        for (var i = 0; i < theta.Length; i++)
        {
            theta[i] = -1 - (0.4 * i);
        }

        var values = Enumerable.Range(0, Days).Select(d => random.Next(8) == 0 ? double.NaN : 1 + (0.2 * Gauss(random)) + (0.1 * (d % 7))).ToArray();
        var weights = Enumerable.Range(0, Days).Select(_ => 0.2 + random.NextDouble()).ToArray();
        var model = DailyRegression.Fit(Past.Monday, values, weights, features, theta);

        var known = Enumerable.Range(0, Days).Where(d => !double.IsNaN(values[d])).ToArray();
        var n = known.Length;
        double[] Row(int d)
        {
            var row = new double[features.Count];
            features.Fill(Past.Monday.AddDays(d), row);
            return row;
        }

        var rows = known.Select(Row).ToArray();
        var covariance = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                covariance[i, j] = LevelCovariance(known[i], known[j], theta) + (i == j ? 1 / weights[known[i]] : 0);
            }
        }

        double[] y = [.. known.Select(d => values[d])];
        var solved = Enumerable.Range(0, features.Count).Select(c => Past.SolveDense(covariance, [.. rows.Select(r => r[c])])).ToArray();
        var solvedY = Past.SolveDense(covariance, y);
        var (normal, right) = (new double[features.Count, features.Count], new double[features.Count]);
        for (var a = 0; a < features.Count; a++)
        {
            for (var b = 0; b < features.Count; b++)
            {
                normal[a, b] = Enumerable.Range(0, n).Sum(i => rows[i][a] * solved[b][i]);
            }

            right[a] = Enumerable.Range(0, n).Sum(i => rows[i][a] * solvedY[i]);
        }

        normal[0, 0] *= 1 + 1e-9;
        for (var a = 1; a < DayFeatures.Free; a++)
        {
            normal[a, a] += 1e-3;
        }

        for (var k = 0; k < features.Blocks.Count; k++)
        {
            for (var c = features.Blocks[k].From; c < features.Blocks[k].From + features.Blocks[k].Count; c++)
            {
                normal[c, c] += Math.Exp(-theta[3 + k]);
            }
        }

        var beta = Past.SolveDense(normal, right);
        var rest = Past.SolveDense(covariance, [.. Enumerable.Range(0, n).Select(i => y[i] - rows[i].Zip(beta, (x, b) => x * b).Sum())]);
        Assert.That(model.Coefficients.ToArray(), Is.EqualTo(beta).Within(1e-6));
        foreach (var d in new[] { Days, Days + 3, Days + 40 })
        {
            // Beyond the end the walk keeps its last value: its covariance with day i is that of the last day's end.
            var level = Enumerable.Range(0, n).Sum(i => rest[i] * LevelCovariance(known[i], d, theta));
            Assert.That(model[Past.Monday.AddDays(d)], Is.EqualTo(Row(d).Zip(beta, (x, b) => x * b).Sum() + level).Within(1e-6), $"day {d}");
        }

        for (var i = 0; i < n; i++)
        {
            var level = Enumerable.Range(0, n).Sum(j => rest[j] * LevelCovariance(known[i], known[j], theta));
            Assert.That(model.Fitted[known[i]], Is.EqualTo(rows[i].Zip(beta, (x, b) => x * b).Sum() + level).Within(1e-6));
        }
    }

    // Oracle: minus the log density of the days under the covariance of level, calendar and noise together, by Gaussian elimination; up to one constant.
    [Test]
    public void Objective_TwoSetsOfVariances_DiffersAsTheGaussianDensityDoes()
    {
        const int Days = 50;
        var random = new Random(32);
        var features = new DayFeatures(Office, false, Past.Monday.AddDays(Days));
        var values = Enumerable.Range(0, Days).Select(d => 0.3 * Gauss(random)).ToArray();
        var weights = Enumerable.Repeat(1.0, Days).ToArray();
        double[] first = [-1, -2, -0.5, -1, -2, -3], second = [-3, 0.5, -2, -2.5, -0.5, -1];
        double Dense(double[] theta)
        {
            double[] prior = [-3, -3, -3, -2, -4, -4];
            var covariance = new double[Days, Days];
            var rows = Enumerable.Range(0, Days).Select(d =>
            {
                var row = new double[features.Count];
                features.Fill(Past.Monday.AddDays(d), row);
                return row;
            }).ToArray();
            var variance = new double[features.Count];
            Array.Fill(variance, 1e3, 0, DayFeatures.Free);

            // The free mean is nearly unbounded.
            variance[0] = 1e5;
            for (var k = 0; k < features.Blocks.Count; k++)
            {
                Array.Fill(variance, Math.Exp(theta[3 + k]), features.Blocks[k].From, features.Blocks[k].Count);
            }

            for (var i = 0; i < Days; i++)
            {
                for (var j = 0; j < Days; j++)
                {
                    covariance[i, j] = LevelCovariance(i, j, theta) + (i == j ? 1 : 0);
                    for (var c = 0; c < features.Count; c++)
                    {
                        covariance[i, j] += variance[c] * rows[i][c] * rows[j][c];
                    }
                }
            }

            var noise = (values.Zip(Past.SolveDense(covariance, values), (a, b) => a * b).Sum() + 1e-7) / Days;
            var log = 0.0;
            for (var c = 0; c < Days; c++)
            {
                log += Math.Log(covariance[c, c]);
                for (var i = c + 1; i < Days; i++)
                {
                    var factor = covariance[i, c] / covariance[c, c];
                    for (var j = c; j < Days; j++)
                    {
                        covariance[i, j] -= factor * covariance[c, j];
                    }
                }
            }

            return 0.5 * ((Days * Math.Log(noise)) + log) + theta.Zip(prior, (t, p) => (t - p) * (t - p) / 2).Sum();
        }

        double Own(double[] theta) => DailyRegression.Fit(Past.Monday, values, weights, features, theta).Objective;

        // 0.01: the oracle bounds the mean's variance, the library does not.
        Assert.That(Own(first) - Own(second), Is.EqualTo(Dense(first) - Dense(second)).Within(0.01));
    }

    [Test]
    public void Fit_PureNoise_BelievesInNothing()
    {
        // 26 weeks of 5 % noise on a weekly pattern: what is forecast for other days of the month and weeks ahead may differ by a fraction of the noise only.
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(40 + seed);
            var totals = Enumerable.Range(0, 182).Select(d => (d % 7 < 5 ? 1000 : 600) * Math.Exp(0.05 * Gauss(random))).ToArray();
            var level = DailyLevel.Fit(Past.Monday, totals, default);
            var miss = Enumerable.Range(182, 28).Select(d => Math.Abs((level[Past.Monday.AddDays(d)] / (d % 7 < 5 ? 1000 : 600)) - 1)).ToArray();
            Assert.That(miss.Average(), Is.LessThan(0.02), $"seed {seed}");
            Assert.That(miss.Max(), Is.LessThan(0.05), $"seed {seed}");
        }
    }

    [Test]
    public void Fit_EffectOnTheLastWorkingDay_IsRecovered()
    {
        // Last two working days of a month +25 %, first working day +15 %: they wander over the days of the month. 40 weeks, 3 % noise.
        static bool Works(DateOnly d) => d.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday;
        static int Number(DateOnly d, int step)
        {
            var n = 0;
            for (var at = d.AddDays(step); at.Month == d.Month; at = at.AddDays(step))
            {
                n += Works(at) ? 1 : 0;
            }

            return n;
        }

        static double Truth(DateOnly d) => !Works(d) ? double.NaN : 1000 * (Number(d, 1) < 2 ? 1.25 : Number(d, -1) == 0 ? 1.15 : 1);
        var random = new Random(51);
        var totals = Enumerable.Range(0, 280).Select(d => Truth(Past.Monday.AddDays(d)) * Math.Exp(0.03 * Gauss(random))).ToArray();
        var level = DailyLevel.Fit(Past.Monday, totals, default);
        foreach (var day in Enumerable.Range(280, 35).Select(d => Past.Monday.AddDays(d)).Where(Works))
        {
            // Half of the planted effect at least; ordinary days within 6 %.
            Assert.That(level[day] / Truth(day), Is.EqualTo(1).Within(Truth(day) > 1000 ? 0.12 : 0.07), $"{day:yyyy-MM-dd}");
        }
    }

    [Test]
    public void Fit_GrowthOverTwoSeasons_IsNotTakenForSeason()
    {
        // 600 days: season of ±30 %, growth of 40 % a year. The four weeks ahead continue both; a season that swallowed the growth would be off by 10 % and more.
        static double Truth(int d) => 1000 * Math.Exp((0.3 * Math.Sin(2 * Math.PI * d / 365.25)) + (0.34 * d / 365.25));
        var random = new Random(52);
        var level = DailyLevel.Fit(Past.Monday, [.. Enumerable.Range(0, 600).Select(d => Truth(d) * Math.Exp(0.04 * Gauss(random)))], default);
        var miss = Enumerable.Range(600, 28).Average(d => (level[Past.Monday.AddDays(d)] / Truth(d)) - 1);
        Assert.That(miss, Is.EqualTo(0).Within(0.06));
    }

    [Test]
    public void Fit_TwoYearsAhead_StaysInRange()
    {
        // A fast rise at the end must not be carried on for ever.
        var random = new Random(53);
        double[] totals = [.. Enumerable.Range(0, 500).Select(d => (1000 + (d > 470 ? 20 * (d - 470) : 0)) * Math.Exp(0.05 * Gauss(random)))];
        var level = DailyLevel.Fit(Past.Monday, totals, default);
        for (var d = 500; d < 500 + 728; d++)
        {
            Assert.That(level[Past.Monday.AddDays(d)], Is.InRange(500, 2500));
        }
    }

    [Test]
    public void Fit_AFewContactsADay_HasTheRightWeekdayMeans()
    {
        // Poisson totals of 8 on working days and 3 at weekends, 40 weeks: standard errors of 2.5 % and 6.5 %, and days without contacts among them.
        var random = new Random(55);
        double[] totals = [.. Enumerable.Range(0, 280).Select(d => Past.Poisson(random, d % 7 < 5 ? 8 : 3))];
        var level = DailyLevel.Fit(Past.Monday, totals, default);
        Assert.That(Enumerable.Range(280, 28).Where(d => d % 7 < 5).Average(d => level[Past.Monday.AddDays(d)]), Is.EqualTo(8).Within(10).Percent);
        Assert.That(Enumerable.Range(280, 28).Where(d => d % 7 >= 5).Average(d => level[Past.Monday.AddDays(d)]), Is.EqualTo(3).Within(18).Percent);
    }

    [Test]
    public void Fit_NoisyWeekday_CountsLess()
    {
        var random = new Random(54);
        double[] values = [.. Enumerable.Range(0, 210).Select(d => Gauss(random) * (d % 7 == 5 ? 0.4 : 0.05))];
        var model = DailyRegression.Fit(Past.Monday, values, new DayFeatures(Office, false, Past.Monday.AddDays(210)), default);
        var saturday = Enumerable.Range(0, 210).Where(d => d % 7 == 5).Average(d => model.Weights[d]);
        Assert.That(saturday, Is.LessThan(0.2 * Enumerable.Range(0, 210).Where(d => d % 7 != 5).Average(d => model.Weights[d])));
    }
}
