using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class HarmonicRegressionTests
{
    [Test]
    public void Fit_AnySeries_SolvesTheNormalEquations()
    {
        // Oracle: every interval one row of a dense design matrix, penalised normal equations by Gauss-Jordan. The fit adds 1e-9 of the largest diagonal:
        // hence 1e-5.
        const int K = 2;
        const double Ridge = 3, HalfLife = 30;
        const int Basis = 1 + (2 * K), Features = (8 * Basis) + 6;
        var random = new Random(8);
        var series = Past.Series(50, (_, t) => random.Next(12) == 0 ? double.NaN : random.Next(4, 90), TimeSpan.FromHours(1));
        var scale = new double[24];
        for (var s = 0; s < 24; s++)
        {
            var seen = Enumerable.Range(0, 50).Where(d => !double.IsNaN(series[d, s])).ToList();
            scale[s] = seen.Sum(d => Math.Pow(0.5, (50 - d) / HalfLife) * Math.Sqrt(series[d, s])) / seen.Sum(d => Math.Pow(0.5, (50 - d) / HalfLife));
        }

        var norm = Math.Sqrt(scale.Average(x => x * x));
        double[] Row(DateOnly date, int s)
        {
            var row = new double[Features];
            for (var k = 0; k <= K; k++)
            {
                var angle = 2 * Math.PI * k * (s + 0.5) / 24;
                foreach (var at in new[] { 0, (1 + (int)date.DayOfWeek) * Basis })
                {
                    if (k == 0)
                    {
                        row[at] = 1;
                    }
                    else
                    {
                        (row[at + (2 * k) - 1], row[at + (2 * k)]) = (Math.Cos(angle), Math.Sin(angle));
                    }
                }
            }

            var month = 2 * Math.PI * (date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month);
            for (var k = 1; k <= 3; k++)
            {
                row[(8 * Basis) + (2 * k) - 2] = Math.Cos(k * month) * scale[s] / norm;
                row[(8 * Basis) + (2 * k) - 1] = Math.Sin(k * month) * scale[s] / norm;
            }

            return row;
        }

        var (normal, right) = (new double[Features, Features], new double[Features]);
        for (var d = 0; d < 50; d++)
        {
            for (var s = 0; s < 24; s++)
            {
                if (!double.IsNaN(series[d, s]))
                {
                    var (row, w) = (Row(Past.Monday.AddDays(d), s), Math.Pow(0.5, (50 - d) / HalfLife));
                    for (var i = 0; i < Features; i++)
                    {
                        right[i] += w * row[i] * Math.Sqrt(series[d, s]);
                        for (var j = 0; j < Features; j++)
                        {
                            normal[i, j] += w * row[i] * row[j];
                        }
                    }
                }
            }
        }

        for (var i = 0; i < Features; i++)
        {
            var frequency = ((i % Basis) + 1) / 2;
            normal[i, i] += i < Basis ? 1e-6 : i < 8 * Basis ? Ridge * (frequency == 0 ? 0.1 : 1 + (frequency * frequency / 4.0)) : 5 * 24;
        }

        var expected = Past.SolveDense(normal, right);
        var fit = HarmonicFit.Fit(HarmonicSums.Over(series, 20, HalfLife).Extend(50), K, Ridge);
        var date = Past.Monday.AddDays(53);
        Assert.That(fit.Roots(date), Is.EqualTo(Enumerable.Range(0, 24).Select(s => Row(date, s).Zip(expected, (x, b) => x * b).Sum())).Within(1e-5));
    }

    [Test]
    public void Predict_DayThatEndedHigh_CarriesOverAndFades()
    {
        // Days whose level follows an autoregression with 0.8: the day after a high one is expected high.
        var random = new Random(9);
        var level = new double[140];
        for (var d = 1; d < 140; d++)
        {
            level[d] = (0.8 * level[d - 1]) + (0.1 * (random.NextDouble() - 0.5));
        }

        level[139] = 0.4;
        var series = Past.Series(140, (d, _) => 400 * Math.Pow(1 + level[d.DayNumber - Past.Monday.DayNumber], 2));
        var forecast = new HarmonicRegression().Fit(series).Predict(Past.After(series, 28));
        Assert.That(forecast.DaySum(0), Is.GreaterThan(1.2 * forecast.DaySum(21)));
        Assert.That(forecast.DaySum(1), Is.LessThan(forecast.DaySum(0)));
    }
}
