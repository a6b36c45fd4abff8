using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class SingularSpectrumTests
{
    private const int Window = 21;
    private const int Rank = 5;

    // Golden: brute force in R (tests/golden/classic_models.R): trajectory matrix, base R's svd, anti-diagonal means, recurrence. Values of the series are
    // near 100; 1e-7 is what two eigen-solvers leave.
    [Test]
    public void Forecast_WeeklySeries_EqualsTheTrajectoryMatrix()
    {
        var basis = SingularSpectrumBasis.Of(ClassicGolden.Days, Window, Rank);
        var values = ClassicGolden.Values("ssa_values");
        for (var r = 0; r < Rank; r++)
        {
            Assert.That(basis.Values[r], Is.EqualTo(values[r]).Within(1e-9 * values[0]), $"value {r}");
        }

        Assert.That(basis.RebuiltEnd(ClassicGolden.Days, Rank), Is.EqualTo(ClassicGolden.Values("ssa_reconstructed").TakeLast(Window - 1)).Within(1e-7));
        Assert.That(basis.Forecast(ClassicGolden.Days, Rank, 28), Is.EqualTo(ClassicGolden.Values("ssa_mean")).Within(1e-6));
    }

    [Test]
    public void Forecast_SeriesOfFiniteRank_IsContinuedExactly()
    {
        // A line, a cycle and a decay: ranks 2, 2 and 1. Theory says that the recurrence continues it without error.
        static double Rule(int t) => 5 + (0.1 * t) + (3 * Math.Sin(2 * Math.PI * t / 7)) + (4 * Math.Pow(0.97, t));
        var x = Enumerable.Range(0, 100).Select(Rule).ToArray();
        Assert.That(SingularSpectrumBasis.Of(x, 28, 5).Forecast(x, 5, 40), Is.EqualTo(Enumerable.Range(100, 40).Select(Rule)).Within(1e-4));
    }

    [Test]
    public void Forecast_SignalOfAllWindows_HasNoRecurrence() =>
        Assert.That(SingularSpectrumBasis.Of([1, 5, 2, 8, 3, 9], 2, 2).Forecast([1, 5, 2, 8, 3, 9], 2, 3), Is.Null);

    [Test]
    public void LeadingCurves_AnyTable_AreTheLeadingSingularVectors()
    {
        // Oracle: what K orthonormal curves hold of all squares is at most the sum of the K largest eigenvalues, and here has to reach it; by MathNet's dense
        // singular values. Curves in the share of 1e-6.
        var random = new Random(3);
        var series = Past.Series(60, (d, t) => Past.Poisson(random, 20 + (10 * Math.Sin(t.TotalHours)) + (5 * (int)d.DayOfWeek * Math.Cos(t.TotalHours / 3))), TimeSpan.FromHours(1));
        var sheet = RootSheet.Of(series, 730);
        var curves = sheet.LeadingCurves(3);
        var table = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(60, 24, (r, s) => Math.Sqrt(series[r, s]));
        var expected = table.Svd().S.Take(3).Sum(v => v * v);
        Assert.That(curves.Sum(c => sheet.Scores(c).Sum(v => v * v)), Is.EqualTo(expected).Within(1e-4 * expected));
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                Assert.That(curves[i].Zip(curves[j], (x, y) => x * y).Sum(), Is.EqualTo(i == j ? 1 : 0).Within(1e-9));
            }
        }
    }

    [Test]
    public void Predict_GrowingWithoutEnd_StaysInRange()
    {
        // Volume that doubles every four weeks cannot be prolonged for two years.
        var series = Past.Series(140, (d, _) => 3 * Math.Pow(2, (d.DayNumber - Past.Monday.DayNumber) / 28.0));
        var forecast = new SingularSpectrum().Fit(series).Predict(Past.After(series, 728));
        Assert.That(forecast.Values.ToArray().Max(), Is.LessThan(3 * series[139, 0]));
        Assert.That(forecast.Values.ToArray().Min(), Is.GreaterThan(0.3 * series[139, 0]));
    }

    [Test]
    public void Predict_WeekendsClosed_KeepsWorkdaysApart()
    {
        static double Rule(DateOnly d, TimeSpan t) => Past.Office(d, t) * (1 + (0.1 * (int)d.DayOfWeek));
        var series = Past.Series(112, Rule);
        var grid = Past.After(series, 35);
        var forecast = new SingularSpectrum().Fit(series).Predict(grid);
        for (var i = 0; i < grid.Count; i++)
        {
            if (Rule(DateOnly.FromDateTime(grid[i].Start.Date), grid[i].Start.TimeOfDay) is var truth && !double.IsNaN(truth))
            {
                Assert.That(forecast[i], Is.EqualTo(truth).Within(1).Percent, $"{grid[i].Start:ddd HH:mm}");
            }
        }
    }
}
