namespace Wfm.Forecasting.Models;

/// <summary>
/// Dynamic harmonic regression: square roots of counts on sines and cosines of the time of day, with weekday deviations and day-of-month harmonics, by
/// penalised least squares; what a day leaves over follows a first-order autoregression that fades into the horizon. The number of harmonics and the
/// penalty are chosen by forecasts from earlier dates. The mean is the squared root plus the root's variance, which is a + b × squared root as the residuals show.
/// </summary>
public sealed class HarmonicRegression : IForecastModel
{
    private static readonly int[] HarmonicCounts = [3, 5, 8, 12];
    private static readonly double[] Ridges = [0.1, 100];

    /// <inheritdoc/>
    public string Name => "harmonic_regression";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var halfLife = Recency.ChooseHalfLife(series, token);
        var (harmonics, ridge, sums) = Choose(series, halfLife, token);
        var fit = HarmonicFit.Fit(sums, harmonics, ridge);
        var (left, phi, a, b) = Errors(series, fit, halfLife);

        // Harmonics swing freely where nothing was ever observed: no root above the largest seen by more than a tenth.
        var most = 0.0;
        foreach (var value in series.Cells)
        {
            most = double.IsNaN(value) ? most : Math.Max(most, 1.1 * Math.Sqrt(value));
        }

        var lastKnown = Enumerable.Range(0, series.Days).LastOrDefault(d => !double.IsNaN(left[d]), -1);
        return new FittedByDay(series.Step, date =>
        {
            var roots = fit.Roots(date);
            var ahead = date.DayNumber - series.FirstDay.DayNumber - lastKnown;
            var carried = lastKnown >= 0 && ahead > 0 ? left[lastKnown] * Math.Pow(phi, ahead) : 0;
            for (var s = 0; s < roots.Length; s++)
            {
                var root = Math.Clamp(roots[s] + (carried * fit.Scaling(s)), 0, most);
                roots[s] = RootErrorLaw.Mean(root, a, b);
            }

            return roots;
        });
    }

    private static (int Harmonics, double Ridge, HarmonicSums Sums) Choose(TrainingSeries series, double halfLife, CancellationToken token)
    {
        var cuts = new List<HarmonicSums>();
        foreach (var cut in Recency.Cuts(series.Days, 3).Reverse())
        {
            cuts.Add(cuts.Count == 0 ? HarmonicSums.Over(series, cut, halfLife) : cuts[^1].Extend(cut));
        }

        var (best, bestError) = ((Harmonics: 5, Ridge: 3.0), double.PositiveInfinity);
        void Try(int harmonics, double ridge)
        {
            token.ThrowIfCancellationRequested();
            var error = cuts.Sum(sums => Error(series, HarmonicFit.Fit(sums, harmonics, ridge), sums.Days));
            if (error < bestError)
            {
                (best, bestError) = ((harmonics, ridge), error);
            }
        }

        // First how fine the day is drawn, at a middling penalty; then how much weekdays differ.
        foreach (var harmonics in HarmonicCounts.Where(k => (2 * k) + 1 < series.SlotsPerDay))
        {
            Try(harmonics, 3);
        }

        foreach (var ridge in Ridges)
        {
            Try(best.Harmonics, ridge);
        }

        return (best.Harmonics, best.Ridge, cuts.Count == 0 ? HarmonicSums.Over(series, series.Days, halfLife) : cuts[^1].Extend(series.Days));
    }

    private static double Error(TrainingSeries series, HarmonicFit fit, int cut)
    {
        var error = 0.0;
        for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
        {
            var roots = fit.Roots(series.FirstDay.AddDays(d));
            var day = series.Day(d);
            for (var s = 0; s < day.Length; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    var miss = Math.Sqrt(day[s]) - roots[s];
                    error += miss * miss;
                }
            }
        }

        return error;
    }

    /// <summary>What each day leaves over as a share of the usual curve, its autocorrelation from day to day, and the variance law of roots.</summary>
    private static (double[] Left, double Phi, double A, double B) Errors(TrainingSeries series, HarmonicFit fit, double halfLife)
    {
        var left = new double[series.Days];
        var law = new RootErrorLaw();
        for (var d = 0; d < series.Days; d++)
        {
            var roots = fit.Roots(series.FirstDay.AddDays(d));
            var day = series.Day(d);
            var w = Recency.Weight(series.Days - d, halfLife);
            var (up, down) = (0.0, 0.0);
            for (var s = 0; s < day.Length; s++)
            {
                if (double.IsNaN(day[s]))
                {
                    continue;
                }

                var residual = Math.Sqrt(day[s]) - roots[s];
                up += residual * fit.Scaling(s);
                down += fit.Scaling(s) * fit.Scaling(s);
                law.Add(roots[s] * roots[s], residual * residual, w);
            }

            left[d] = down > 0 ? up / down : double.NaN;
        }

        var (cross, own) = (0.0, 0.0);
        for (var d = 1; d < series.Days; d++)
        {
            if (!double.IsNaN(left[d]) && !double.IsNaN(left[d - 1]))
            {
                cross += left[d] * left[d - 1];
                own += left[d - 1] * left[d - 1];
            }
        }

        var (a, b) = law.Solve();
        return (left, own > 0 ? Math.Clamp(cross / own, 0, 0.95) : 0, a, b);
    }
}
