namespace Wfm.Forecasting;

/// <summary>
/// Estimates <see cref="ErrorParts"/> from backtest errors by moments: squared errors on μ and μ² give φ and the total relative variance; products of errors
/// inside a day, by distance, give what the day shares and what neighbours share; products between days give the level. What few folds can hardly show is
/// drawn toward a prior: the level is half of what a day shares, half of it there from the start.
/// </summary>
internal static class ErrorMoments
{
    /// <summary>Errors beyond this many deviations count as this many: one storm is not the rule.</summary>
    private const double MostDeviations = 5;

    /// <summary>Weeks of backtest that weigh as much as the prior of the level.</summary>
    private const double LevelPriorWeeks = 24;

    private const double PriorLevelShare = 0.5;
    private const double PriorSpecial = 0.02;
    private const double PriorSpecialDays = 2;

    /// <summary>Estimates the parts.</summary>
    /// <param name="folds">Backtest errors, at least 50 intervals with a mean above 0 in all.</param>
    /// <param name="isSpecial">Whether a day number is touched by an event.</param>
    public static ErrorParts Estimate(IReadOnlyList<FoldErrors> folds, Func<int, bool> isSpecial)
    {
        var days = Days(folds, isSpecial);
        var plain = days.Where(d => !d.Special).ToList();
        plain = plain.Sum(d => d.Mean.Length) >= 50 ? plain : days;
        var (phi, total) = Marginal(plain, double.NaN);
        var products = SlotProducts(plain, phi, total);
        var (start, perDay, atMean) = Level(plain, phi, total, products.Pooled);
        var (omega, kappa, rho) = products.Split(atMean);
        if (atMean + omega + kappa > total)
        {
            // Products say that more is shared than squares leave beside the counting noise: believe them, and count less as noise.
            total = atMean + omega + kappa;
            (phi, _) = Marginal(plain, total);
        }

        var shared = products.Pooled;
        var distinct = days.Where(d => d.Special).Select(d => d.Number).Distinct().Count();
        var extra = PriorSpecial;
        if (distinct > 0)
        {
            // What the days went wrong by, less what ordinary days do and what the noise of their slots leaves; a day counts as wholly wrong at most.
            var over = days.Where(d => d.Special).Average(d => Math.Min(1, Statistics.Square(d.Relative(phi, total).Error)) - shared - (1 / d.Relative(phi, total).Precision));
            extra = ((PriorSpecialDays * PriorSpecial) + (distinct * Math.Max(0, over))) / (PriorSpecialDays + distinct);
        }

        return new ErrorParts
        {
            Phi = phi,
            Theta = Math.Max(0, total - atMean - omega - kappa),
            Kappa = kappa,
            Rho = rho,
            Omega = omega,
            Special = extra,
            LevelStart = start,
            LevelPerDay = perDay,
        };
    }

    /// <summary>φ and T from squared errors; T may be given.</summary>
    private static (double Phi, double Total) Marginal(List<DayErrors> days, double given)
    {
        var (phi, total) = (1.0, double.IsNaN(given) ? 0.01 : given);
        for (var round = 0; round < 3; round++)
        {
            var moments = new VarianceMoments();
            foreach (var day in days)
            {
                for (var i = 0; i < day.Mean.Length; i++)
                {
                    var m = day.Mean[i];
                    var v = (phi * m) + (total * m * m);
                    moments.Add(m, Math.Min(Statistics.Square(day.Error[i]), Statistics.Square(MostDeviations) * v * (round == 0 ? 40 : 1)), v);
                }
            }

            if (!double.IsNaN(given))
            {
                phi = Math.Max(moments.PhiGiven(given), 1e-6);
                continue;
            }

            var (p, t) = moments.Both() ?? (moments.PhiAlone, 0);
            if (p < 0)
            {
                (p, t) = (0, moments.ThetaAlone);
            }
            else if (t < 0)
            {
                (p, t) = (moments.PhiAlone, 0);
            }

            (phi, total) = (Math.Max(p, 1e-6), Math.Max(t, 0));
        }

        return (phi, total);
    }

    /// <summary>Products of the errors of two slots of a day by their distance k, and their weights.</summary>
    private static Products SlotProducts(List<DayErrors> days, double phi, double total)
    {
        var slots = days.Max(d => d.Slot.Max()) + 1;
        var (product, weight) = (new double[slots], new double[slots]);
        foreach (var day in days)
        {
            var n = day.Mean.Length;
            var (e, w) = (new double[n], new double[n]);
            for (var i = 0; i < n; i++)
            {
                var v = (phi * day.Mean[i]) + (total * day.Mean[i] * day.Mean[i]);
                var limit = MostDeviations * Math.Sqrt(v);
                e[i] = Math.Clamp(day.Error[i], -limit, limit) * day.Mean[i] / v;
                w[i] = day.Mean[i] * day.Mean[i] / v;
            }

            for (var i = 0; i < n; i++)
            {
                for (var j = i + 1; j < n; j++)
                {
                    var k = day.Slot[j] - day.Slot[i];
                    if (k > 0)
                    {
                        product[k] += e[i] * e[j];
                        weight[k] += w[i] * w[j];
                    }
                }
            }
        }

        return new Products(product, weight);
    }

    /// <summary>Products of the relative errors of two days of a fold go as a + b·h, h the nearer one's days ahead.</summary>
    private static (double Start, double PerDay, double AtMean) Level(List<DayErrors> days, double phi, double total, double shared)
    {
        double s0 = 0, s1 = 0, s2 = 0, p0 = 0, p1 = 0, ahead = 0, weights = 0;
        foreach (var fold in days.GroupBy(d => d.Cut))
        {
            var relative = fold.OrderBy(d => d.Number).Select(d =>
            {
                var (error, precision) = d.Relative(phi, total);
                var variance = shared + (1 / precision);
                var limit = MostDeviations * Math.Sqrt(variance);
                return (Ahead: (double)(d.Number - d.Cut + 1), Error: Math.Clamp(error, -limit, limit), Weight: 1 / Math.Max(variance, 1e-9));
            }).ToArray();
            for (var i = 0; i < relative.Length; i++)
            {
                ahead += relative[i].Weight * relative[i].Ahead;
                weights += relative[i].Weight;
                for (var j = i + 1; j < relative.Length; j++)
                {
                    var (w, h, p) = (relative[i].Weight * relative[j].Weight, relative[i].Ahead, relative[i].Error * relative[j].Error);
                    s0 += w;
                    s1 += w * h;
                    s2 += w * h * h;
                    p0 += w * p;
                    p1 += w * p * h;
                }
            }
        }

        ahead = weights > 0 ? ahead / weights : 14;
        var prior = (Start: PriorLevelShare * shared / 2, PerDay: PriorLevelShare * shared / 2 / ahead);
        if (s0 <= 0)
        {
            return (prior.Start, prior.PerDay, prior.Start + (prior.PerDay * ahead));
        }

        var det = (s0 * s2) - (s1 * s1);
        var (a, b) = det > 1e-9 * s0 * s2 ? (((p0 * s2) - (p1 * s1)) / det, ((p1 * s0) - (p0 * s1)) / det) : (p0 / s0, 0);
        if (b < 0)
        {
            (a, b) = (p0 / s0, 0);
        }
        else if (a < 0)
        {
            (a, b) = (0, p1 / s2);
        }

        (a, b) = (Math.Max(0, a), Math.Max(0, b));

        // All that days share cannot be more than what a day's own slots share.
        var most = a + (b * ahead);
        if (most > shared)
        {
            (a, b) = (a * shared / most, b * shared / most);
        }

        var weeks = (days.Max(d => d.Number) - days.Min(d => d.Cut) + 1) / 7.0;
        var trust = weeks / (weeks + LevelPriorWeeks);
        var (start, perDay) = (prior.Start + (trust * (a - prior.Start)), prior.PerDay + (trust * (b - prior.PerDay)));
        return (start, perDay, start + (perDay * ahead));
    }

    private static List<DayErrors> Days(IReadOnlyList<FoldErrors> folds, Func<int, bool> isSpecial)
    {
        var result = new List<DayErrors>();
        foreach (var fold in folds)
        {
            for (var from = 0; from < fold.Day.Length;)
            {
                var to = from;
                var (mean, error, slot) = (new List<double>(), new List<double>(), new List<int>());
                for (; to < fold.Day.Length && fold.Day[to] == fold.Day[from]; to++)
                {
                    if (fold.Mean[to] > 1e-6)
                    {
                        mean.Add(fold.Mean[to]);
                        error.Add(fold.Actual[to] - fold.Mean[to]);
                        slot.Add(fold.Slot[to]);
                    }
                }

                if (mean.Count > 0)
                {
                    result.Add(new DayErrors(fold.Cut, fold.Day[from], isSpecial(fold.Day[from]), [.. mean], [.. error], [.. slot]));
                }

                from = to;
            }
        }

        return result;
    }

    private sealed record DayErrors(int Cut, int Number, bool Special, double[] Mean, double[] Error, int[] Slot)
    {
        /// <summary>The day's relative error, slots weighted by what they say, and one over the variance that the slots' own noise leaves in it.</summary>
        public (double Error, double Precision) Relative(double phi, double total)
        {
            var (e, w) = (0.0, 0.0);
            for (var i = 0; i < Mean.Length; i++)
            {
                // The day's noise is what is left after the shared part; the whole as weight loses little and stays above 0.
                var v = (phi * Mean[i]) + (total * Mean[i] * Mean[i]);
                e += Error[i] * Mean[i] / v;
                w += Mean[i] * Mean[i] / v;
            }

            return (e / w, w);
        }
    }

    private sealed record Products(double[] Product, double[] Weight)
    {
        /// <summary>Relative variance that the slots of a day share on the whole.</summary>
        public double Pooled { get; } = Weight.Sum() > 0 ? Math.Max(0, Product.Sum() / Weight.Sum()) : 0;

        /// <summary>Product ÷ weight goes as level + ω + κ·ρ^k: least squares with these weights, both parts at least 0.</summary>
        public (double Omega, double Kappa, double Rho) Split(double level)
        {
            var best = (Omega: 0.0, Kappa: 0.0, Rho: 0.5);
            var bestFit = double.NegativeInfinity;
            for (var tau = 0.5; tau <= Product.Length / 3.0; tau *= 1.3)
            {
                var rho = Math.Exp(-1 / tau);
                double s0 = 0, s1 = 0, s2 = 0, p0 = 0, p1 = 0, r = 1;
                for (var k = 1; k < Product.Length; k++)
                {
                    r *= rho;
                    var p = Product[k] - (level * Weight[k]);
                    s0 += Weight[k];
                    s1 += Weight[k] * r;
                    s2 += Weight[k] * r * r;
                    p0 += p;
                    p1 += p * r;
                }

                if (s0 <= 0)
                {
                    break;
                }

                var det = (s0 * s2) - (s1 * s1);
                var (d, c) = det > 1e-12 * s0 * s2 ? (((p0 * s2) - (p1 * s1)) / det, ((p1 * s0) - (p0 * s1)) / det) : (p0 / s0, 0);
                if (c < 0)
                {
                    (d, c) = (p0 / s0, 0);
                }
                else if (d < 0)
                {
                    (d, c) = (0, s2 > 0 ? p1 / s2 : 0);
                }

                (d, c) = (Math.Max(0, d), Math.Max(0, c));
                var fit = (2 * ((d * p0) + (c * p1))) - (d * d * s0) - (2 * d * c * s1) - (c * c * s2);
                if (fit > bestFit)
                {
                    (best, bestFit) = ((d, c, rho), fit);
                }
            }

            return best;
        }
    }
}
