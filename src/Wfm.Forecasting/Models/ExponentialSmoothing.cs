namespace Wfm.Forecasting.Models;

/// <summary>
/// Exponential smoothing with two seasons (Taylor): level × day cycle × week cycle on square roots of counts, over open slots only; what the last slot left
/// over fades by a first-order autoregression. How fast level and cycles move, and how far weekdays are believed to differ, is chosen by forecasts one to four
/// weeks ahead. The mean is the squared root plus the root's error variance at those horizons. Source: J. W. Taylor, Journal of the Operational Research Society 54
/// (2003) 799-805; for call centres Management Science 54 (2008) 253-265.
/// </summary>
/// <remarks>No trend: level changes are followed, not prolonged. The last two years are used; what is older has faded. Missing and closed slots are passed
/// over.</remarks>
public sealed class ExponentialSmoothing : IForecastModel
{
    private const int MostDays = 730;
    private const int StartDays = 56;

    /// <summary>Half-lives tried, in days; the expected relative size of a cell's deviation from its weekday's level times the day's cycle.</summary>
    private static readonly double[] LevelHalfLives = [3, 10, 63, 182];
    private static readonly double[] CycleHalfLives = [42, 400];
    private static readonly double[] Deviations = [0.02, 0.2];

    /// <inheritdoc/>
    public string Name => "exponential_smoothing";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var roots = new OpenRoots(series, MostDays);
        if (roots.Mean <= 0)
        {
            return new FittedByDay(series.Step, _ => new double[series.SlotsPerDay]);
        }

        var start = new Start(series, roots);
        var best = Choose(series, roots, start, token);
        var (model, law) = Run(series, roots, start, best.Tuning, best.Law);
        var week = WeekCurve.Empty(series.SlotsPerDay);
        for (var k = 0; k < roots.Count; k++)
        {
            var cell = roots.Cell[k];
            if (double.IsNaN(week[cell]))
            {
                week[cell] = model.Expect(cell % series.SlotsPerDay, cell);
            }
        }

        week = WeekCurve.Fill(week, series.SlotsPerDay);
        return new FittedByDay(series.Step, date => Curve(series, week, law, date));
    }

    private static double[] Curve(TrainingSeries series, double[] week, ErrorLaw law, DateOnly date)
    {
        var at = (int)date.DayOfWeek * series.SlotsPerDay;
        var curve = week.AsSpan(at, series.SlotsPerDay).ToArray();

        // The autoregression counts open slots from the end of the history. Only the first day still feels it.
        var ahead = date == series.End ? 1 : int.MaxValue;
        for (var s = 0; s < curve.Length; s++)
        {
            var carried = ahead < 200 && series.OpenWeek[at + s] ? law.LastError * Math.Pow(law.Phi, ahead++) : 0;
            var root = Math.Max(0, curve[s] + carried);
            curve[s] = law.Mean(root);
        }

        return curve;
    }

    /// <summary>One parameter at a time from a middling start; a change has to earn its place.</summary>
    private static (Tuning Tuning, ErrorLaw Law) Choose(TrainingSeries series, OpenRoots roots, Start start, CancellationToken token)
    {
        var best = new Tuning(21, 126, 182, 0.06);
        var law = Run(series, roots, start, best, ErrorLaw.None).Law;
        if (law.Tests == 0)
        {
            return (best, law);
        }

        // Once more, now with wild values limited.
        var limits = law;
        law = Run(series, roots, start, best, limits).Law;
        void Try(Tuning tuning)
        {
            token.ThrowIfCancellationRequested();
            var other = Run(series, roots, start, tuning, limits).Law;
            if (other.MeanSquare < 0.998 * law.MeanSquare)
            {
                (best, law) = (tuning, other);
            }
        }

        foreach (var level in LevelHalfLives)
        {
            Try(best with { Level = level });
        }

        foreach (var deviation in Deviations)
        {
            Try(best with { Deviation = deviation });
        }

        foreach (var cycle in CycleHalfLives)
        {
            Try(best with { Week = cycle });
        }

        foreach (var cycle in CycleHalfLives)
        {
            Try(best with { Day = cycle });
        }

        return (best, law with { A = limits.A, B = limits.B });
    }

    /// <summary>Goes through the series once; on the way forecasts four weeks from every cut.</summary>
    private static (DoubleSeasonal Model, ErrorLaw Law) Run(TrainingSeries series, OpenRoots roots, Start start, Tuning tuning, ErrorLaw limits)
    {
        var slots = series.SlotsPerDay;

        // Information is counted in values of unit regressor; the noise of a root has variance 1/4, hence the 4 in the prior of a deviation.
        var prior = new double[7 * slots];
        Array.Fill(prior, 0.25 / (tuning.Deviation * tuning.Deviation));
        var model = new DoubleSeasonal(roots.Mean, 0, start.Day, start.Week, start.PerDay, 0.5 * roots.Mean * roots.Mean, prior, true)
        {
            Alpha = 1 - Recency.Weight(1, tuning.Level * Math.Max(1, roots.PerDay)),
            Gamma = 1 - Recency.Weight(1, tuning.Day),
            Omega = 1 - Recency.Weight(7, tuning.Week),
        };
        var (cut, next) = (0, 0);
        var law = new RootErrorLaw();
        var (cross, own, last) = (0.0, 0.0, 0.0);
        for (var k = 0; k <= roots.Count; k++)
        {
            // Forecasts from the cut, as far as there is something to compare them with.
            while (cut < roots.Cuts.Count && (k == roots.Count || roots.Day[k] >= roots.Cuts[cut]))
            {
                var end = Math.Min(series.Days, roots.Cuts[cut] + 28);
                for (next = k; next < roots.Count && roots.Day[next] < end; next++)
                {
                    var c = roots.Cell[next];
                    var fit = model.Expect(c % slots, c);
                    var (square, error) = (fit * fit, roots.Value[next] - fit);
                    law.Add(square, Math.Min(error * error, limits.Limit(square)));
                }

                cut++;
            }

            if (k < roots.Count)
            {
                var c = roots.Cell[k];
                var s = c % slots;
                var most = limits.IsNone ? double.PositiveInfinity : Math.Sqrt(limits.Limit(Statistics.Square(model.Expect(s, c))));
                var error = Math.Clamp(model.Update(s, c, roots.Value[k], most), -most, most);
                cross += error * last;
                own += last * last;
                last = error;
            }
        }

        var (a, b) = law.Solve();
        return (model, new ErrorLaw(a, b, (int)law.Weight, law.MeanSquare, own > 0 ? Math.Clamp(cross / own, 0, 0.95) : 0, last));
    }

    /// <summary>Half-lives of level, day cycle and week cycle in days; expected deviation of a cell.</summary>
    private sealed record Tuning(double Level, double Day, double Week, double Deviation);

    /// <summary>Variance of a root's error, A + B × squared root; and the autoregression of the last error.</summary>
    private sealed record ErrorLaw(double A, double B, int Tests, double MeanSquare, double Phi, double LastError)
    {
        public static readonly ErrorLaw None = new(0, 0, 0, 0, 0, 0);

        public bool IsNone => Tests == 0;

        /// <summary>Square of the largest error that is taken at its size: three and a half standard deviations.</summary>
        public double Limit(double square) => IsNone ? double.PositiveInfinity : 12.25 * (A + (B * square) + 1e-12);

        public double Mean(double root) => RootErrorLaw.Mean(root, A, B);
    }

    /// <summary>Known values in order, as square roots.</summary>
    private sealed class OpenRoots
    {
        public OpenRoots(TrainingSeries series, int mostDays)
        {
            var slots = series.SlotsPerDay;
            var from = Math.Max(0, series.Days - mostDays);
            var cells = series.Cells;
            var (value, cell, day) = (new double[(series.Days - from) * slots], new int[(series.Days - from) * slots], new int[(series.Days - from) * slots]);
            var (n, sum, daysSeen) = (0, 0.0, 0);
            for (var d = from; d < series.Days; d++)
            {
                var at = series.Weekday(d) * slots;
                var before = n;
                for (var s = 0; s < slots; s++)
                {
                    var v = cells[(d * slots) + s];
                    if (!double.IsNaN(v))
                    {
                        value[n] = Math.Sqrt(v);
                        sum += value[n];
                        cell[n] = at + s;
                        day[n++] = d;
                    }
                }

                daysSeen += n > before ? 1 : 0;
            }

            (Value, Cell, Day, Count) = (value, cell, day, n);
            Mean = n > 0 ? sum / n : 0;
            PerDay = daysSeen > 0 ? (double)n / daysSeen : 0;
            var first = n > 0 ? day[0] : 0;
            Cuts = [.. Recency.Cuts(series.Days, 12).Where(c => c > first + 13).Reverse()];
        }

        public double[] Value { get; }

        public int[] Cell { get; }

        public int[] Day { get; }

        public int Count { get; }

        public double Mean { get; }

        /// <summary>Known values per day that has any.</summary>
        public double PerDay { get; }

        /// <summary>Days to forecast from, earliest first.</summary>
        public IReadOnlyList<int> Cuts { get; }
    }

    /// <summary>Cycles to start from: of the first eight weeks, the day's cycle shared by all weekdays and a level per weekday.</summary>
    private sealed class Start
    {
        public Start(TrainingSeries series, OpenRoots roots)
        {
            var slots = series.SlotsPerDay;
            var (sum, n) = (new double[slots], new int[slots]);
            var (own, others) = (new double[7], new double[7]);
            var end = roots.Count > 0 ? roots.Day[0] + StartDays : 0;
            var last = 0;
            for (; last < roots.Count && roots.Day[last] < end; last++)
            {
                sum[roots.Cell[last] % slots] += roots.Value[last];
                n[roots.Cell[last] % slots]++;
            }

            Day = new double[slots];
            for (var s = 0; s < slots; s++)
            {
                Day[s] = n[s] > 0 ? sum[s] / (n[s] * roots.Mean) : 1;
            }

            for (var k = 0; k < last; k++)
            {
                own[roots.Cell[k] / slots] += roots.Value[k];
                others[roots.Cell[k] / slots] += Day[roots.Cell[k] % slots] * roots.Mean;
            }

            Week = new double[7 * slots];
            for (var c = 0; c < Week.Length; c++)
            {
                Week[c] = own[c / slots] > 0 && others[c / slots] > 0 ? own[c / slots] / others[c / slots] : 1;
            }

            // A week's worth of values stands behind the first level.
            PerDay = 7 * roots.PerDay;
        }

        public double[] Day { get; }

        public double[] Week { get; }

        public double PerDay { get; }
    }
}
