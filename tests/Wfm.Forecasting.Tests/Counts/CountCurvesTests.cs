using Wfm.Forecasting.Counts;

namespace Wfm.Forecasting.Tests.Counts;

public class CountCurvesTests
{
    private const int Slots = 8;
    private const int Weeks = 6;

    // Made in R 4.2 with mgcv 1.8-41 (gam with fixed penalties) and MASS (glm with negative.binomial): tests/golden/count_regression.R.
    private static readonly double[] Poisson =
    [
        1.21189504, 1.45103077, 1.13927775, 0.49260095, 0.05443877, -0.16630546, -0.09935895, 0.67120822,
        1.51390293, 1.73315745, 1.42081173, 0.79024854, 0.37987587, 0.17970279, 0.24115704, 1.00253859,
        1.79077402, 2.04105832, 1.66405948, 0.88886384, 0.35905644, 0.12889261, 0.25314586, 1.13969288,
        1.48819882, 1.71758234, 1.41094649, 0.76254685, 0.31013071, 0.08742660, 0.15091244, 0.93087626,
        1.53431265, 1.75628944, 1.43790598, 0.76022241, 0.28848807, 0.06840642, 0.14731165, 0.95647312,
        1.78321603, 2.02861263, 1.68701110, 0.98461360, 0.48324015, 0.24114538, 0.33212316, 1.16960464,
        1.18171869, 1.39811672, 1.11455022, 0.49309678, 0.06031512, -0.15206604, -0.09138765, 0.66306177,
    ];

    private static readonly double[] NegativeBinomial =
    [
        1.10096101, 1.42954143, 1.08227329, 0.51011737, 0.12813035, -0.16685315, 0.05030879, 0.65627130,
        1.40769195, 1.66961795, 1.33459941, 0.79407197, 0.51994179, 0.33205021, 0.40006088, 1.05277568,
        1.81330785, 2.07193770, 1.65440855, 0.71146875, 0.12747906, -0.06771793, 0.16044889, 1.04725612,
        1.45576711, 1.66461691, 1.38658765, 0.83925183, 0.35103202, 0.13943616, 0.26100264, 0.88522969,
        1.55111793, 1.70754006, 1.44557848, 0.78573682, 0.23244155, 0.06685364, 0.17788257, 0.90872656,
        1.77351588, 2.00938146, 1.65424275, 1.02353728, 0.42596074, 0.11402607, 0.31772656, 1.08585053,
        1.09729166, 1.26048344, 1.10472875, 0.60160853, 0.08593328, -0.10549350, 0.10317466, 0.69155124,
    ];

    private static readonly double[] SlotAlone = [1.52502057, 1.75949861, 1.43281438, 0.75096675, 0.28768207, 0.06899287, 0.13353139, 0.95367826];

    [Test]
    public void Simulated_TheSameGenerator_GivesTheCountsThatRSaw() =>
        Assert.That(Simulated().Sum(y => y * y), Is.EqualTo(5084));

    [Test]
    public void Fit_PoissonWithPenalties_MatchesMgcv() =>
        Assert.That(CountCurves.Fit(Sums(), 0, new CurvePenalty(0.3, 0.15, 6), 1e-12, 500), Is.EqualTo(Poisson).Within(1e-5));

    [Test]
    public void Fit_NegativeBinomialWithPenalties_MatchesMgcv() =>
        Assert.That(CountCurves.Fit(Sums(), 0.4, new CurvePenalty(0.1, 0.3, 3), 1e-12, 500), Is.EqualTo(NegativeBinomial).Within(1e-5));

    [Test]
    public void Fit_NoPenaltyAndNoDeviations_MatchesGlm()
    {
        var fit = CountCurves.Fit(Sums(), 0.4, new CurvePenalty(double.PositiveInfinity, 0, 3), 1e-12, 500);
        Assert.That(fit[..Slots], Is.EqualTo(SlotAlone).Within(1e-7));
        Assert.That(fit[(3 * Slots)..(4 * Slots)], Is.EqualTo(SlotAlone).Within(1e-7));
    }

    [Test]
    public void Fit_HalfTheExposure_AddsItsLog()
    {
        var sums = Sums();
        var half = CurveSums.Of(Slots, sums.Count, [.. sums.Exposure.Select(e => e / 2)], sums.Weight);
        var (a, b) = (CountCurves.Fit(sums, 0, new CurvePenalty(0.3, 0.15, 6), 1e-12, 500), CountCurves.Fit(half, 0, new CurvePenalty(0.3, 0.15, 6), 1e-12, 500));
        Assert.That(b, Is.EqualTo(a.Select(x => x + Math.Log(2))).Within(1e-8));
    }

    [Test]
    public void AtCuts_SeveralAtOnce_AreThoseOfEachAlone()
    {
        var random = new Random(4);
        var series = Past.Series(60, (_, _) => random.Next(9) == 0 ? double.NaN : random.Next(9), TimeSpan.FromHours(1));
        var totals = Enumerable.Range(0, 60).Select(d => d == 12 ? double.NaN : series.Day(d).ToArray().Where(v => !double.IsNaN(v)).Sum()).ToArray();
        var sums = CurveSums.AtCuts(series, totals, [46, 32], 20);
        foreach (var (cut, found) in new[] { (46, sums[0]), (32, sums[1]) })
        {
            var (count, exposure) = (0.0, 0.0);
            for (var d = 0; d < cut; d++)
            {
                if (series.Weekday(d) == 2 && d != 12 && !double.IsNaN(series[d, 5]))
                {
                    count += Math.Pow(0.5, (cut - d) / 20.0) * series[d, 5];
                    exposure += Math.Pow(0.5, (cut - d) / 20.0) * totals[d];
                }
            }

            Assert.That(found.Count[(2 * 24) + 5], Is.EqualTo(count).Within(1e-9));
            Assert.That(found.Exposure[(2 * 24) + 5], Is.EqualTo(exposure).Within(1e-9));
        }
    }

    private static CurveSums Sums()
    {
        var (counts, y) = (new double[7 * Slots], Simulated());
        for (var i = 0; i < y.Count; i++)
        {
            counts[i % counts.Length] += y[i];
        }

        var weeks = Enumerable.Repeat((double)Weeks, 7 * Slots).ToArray();
        return CurveSums.Of(Slots, counts, weeks, weeks);
    }

    /// <summary>The counts of the script, by the same generator.</summary>
    private static List<double> Simulated()
    {
        var seed = 12345L;
        double Draw()
        {
            seed = seed * 16807 % 2147483647;
            return seed / 2147483647.0;
        }

        var result = new List<double>();
        for (var i = 0; i < Weeks * 7 * Slots; i++)
        {
            var (weekday, slot) = (i / Slots % 7, i % Slots);
            var mean = Math.Exp(1 + (0.8 * Math.Sin(2 * Math.PI * (slot + 1) / Slots)) + (weekday is 0 or 6 ? -0.5 : 0)) * Math.Exp(0.8 * (Draw() - 0.5));
            var (u, n, p) = (Draw(), 0, Math.Exp(-mean));
            while (u > p && n < 200)
            {
                u -= p;
                n++;
                p *= mean / n;
            }

            result.Add(n);
        }

        return result;
    }
}
