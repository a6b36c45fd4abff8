namespace Wfm.Forecasting.Counts;

/// <summary>
/// Daily curves of counts with a log link: mean = exposure × exp(shared curve + weekday's deviation), both penalised on their second differences (around the
/// clock when every hour is open), the deviation also on its size. Counts vary as μ + α·μ² (negative binomial; α = 0: Poisson). Fitted by iteratively
/// reweighted least squares on sums per cell of the week, the shared curve and the deviations in turn; the weights take a cell's days as alike, which is exact when
/// their exposures are equal.
/// </summary>
internal static class CountCurves
{
    private const int InnerSweeps = 2;

    /// <summary>Logs of the curve per cell of the week (Sunday 00:00 first), also where nothing was seen.</summary>
    /// <param name="sums">Counts and exposures per cell.</param>
    /// <param name="alpha">Dispersion α of the counts, 0 or more.</param>
    /// <param name="penalty">How smooth.</param>
    /// <param name="tolerance">Stops when no log changes more.</param>
    /// <param name="mostRounds">Stops anyway after so many rounds.</param>
    public static double[] Fit(CurveSums sums, double alpha, CurvePenalty penalty, double tolerance = 1e-3, int mostRounds = 12)
    {
        var slots = sums.Slots;
        var (from, to) = Seen(sums);
        var n = to - from;
        var result = new double[7 * slots];
        if (n <= 0)
        {
            return result;
        }

        var ring = n == slots && n > 4;
        var shared = Start(sums, from, n);
        var own = new double[7 * n];
        var (sharedSystem, ownSystem) = (System(n, ring), System(n, ring));
        var (weight, score) = (new double[7 * n], new double[7 * n]);
        var (rough, ridge, bend) = penalty.Deviation > 0 ? (penalty.Rough(slots), penalty.Ridge(slots), penalty.Shared(slots)) : (0, 0, penalty.Shared(slots));
        var (before, next) = (new double[7 * n], new double[n]);
        for (var round = 0; round < mostRounds; round++)
        {
            own.CopyTo(before, 0);
            for (var w = 0; w < 7; w++)
            {
                for (var i = 0; i < n; i++)
                {
                    var (cell, at) = ((w * slots) + from + i, (w * n) + i);
                    before[at] += shared[i];
                    if (sums.Weight[cell] <= 0)
                    {
                        continue;
                    }

                    var rate = Math.Exp(before[at]);
                    var mean = sums.Exposure[cell] * rate;
                    var t = 1 / (1 + (alpha * mean / sums.Weight[cell]));
                    weight[at] = mean * t;
                    score[at] = (sums.Count[cell] - mean) * t;
                }
            }

            for (var sweep = 0; sweep < InnerSweeps; sweep++)
            {
                // Score is kept up to date for steps taken: score − weight × step.
                sharedSystem.Clear();
                for (var i = 0; i < n; i++)
                {
                    var (sw, sr) = (0.0, 0.0);
                    for (var w = 0; w < 7; w++)
                    {
                        sw += weight[(w * n) + i];
                        sr += score[(w * n) + i];
                    }

                    sharedSystem.Add(i, i, sw);
                    sharedSystem.AddRight(i, (sw * shared[i]) + sr);
                }

                Smoothness(sharedSystem, bend, ring);
                sharedSystem.Solve(next);
                for (var i = 0; i < n; i++)
                {
                    var step = Math.Clamp(next[i] - shared[i], -3, 3);
                    shared[i] += step;
                    for (var w = 0; w < 7; w++)
                    {
                        score[(w * n) + i] -= weight[(w * n) + i] * step;
                    }
                }

                for (var w = 0; w < 7 && penalty.Deviation > 0; w++)
                {
                    ownSystem.Clear();
                    for (var i = 0; i < n; i++)
                    {
                        var at = (w * n) + i;
                        ownSystem.Add(i, i, weight[at] + ridge);
                        ownSystem.AddRight(i, (weight[at] * own[at]) + score[at]);
                    }

                    Smoothness(ownSystem, rough, ring);
                    ownSystem.Solve(next);
                    for (var i = 0; i < n; i++)
                    {
                        var at = (w * n) + i;
                        var step = Math.Clamp(next[i] - own[at], -3, 3);
                        own[at] += step;
                        score[at] -= weight[at] * step;
                    }
                }
            }

            var most = 0.0;
            for (var at = 0; at < own.Length; at++)
            {
                most = Math.Max(most, Math.Abs(own[at] + shared[at % n] - before[at]) * (weight[at] > 0 ? 1 : 0));
            }

            if (most < tolerance)
            {
                break;
            }
        }

        for (var w = 0; w < 7; w++)
        {
            for (var s = 0; s < slots; s++)
            {
                var i = Math.Clamp(s - from, 0, n - 1);
                result[(w * slots) + s] = shared[i] + own[(w * n) + i];
            }
        }

        return result;
    }

    private static (int From, int To) Seen(CurveSums sums)
    {
        var (from, to) = (sums.Slots, 0);
        for (var c = 0; c < sums.Weight.Length; c++)
        {
            if (sums.Weight[c] > 0)
            {
                (from, to) = (Math.Min(from, c % sums.Slots), Math.Max(to, (c % sums.Slots) + 1));
            }
        }

        return (from, to);
    }

    private static double[] Start(CurveSums sums, int from, int n)
    {
        var (count, exposure) = (new double[n], new double[n]);
        var (allCount, allExposure) = (0.0, 0.0);
        for (var w = 0; w < 7; w++)
        {
            for (var i = 0; i < n; i++)
            {
                var cell = (w * sums.Slots) + from + i;
                count[i] += sums.Count[cell];
                exposure[i] += sums.Exposure[cell];
            }
        }

        for (var i = 0; i < n; i++)
        {
            allCount += count[i];
            allExposure += exposure[i];
        }

        var rate = Math.Max(allCount, 1e-9) / Math.Max(allExposure, 1e-9);
        var start = new double[n];
        for (var i = 0; i < n; i++)
        {
            // Half a contact of the overall rate keeps the log of an empty slot finite.
            start[i] = Math.Log((count[i] + 0.5) / (exposure[i] + (0.5 / rate)));
        }

        return start;
    }

    private static EnvelopeSystem System(int n, bool ring)
    {
        var first = new int[n];
        for (var i = 0; i < n; i++)
        {
            first[i] = ring && i >= n - 2 ? 0 : Math.Max(0, i - 2);
        }

        return new EnvelopeSystem(first);
    }

    private static void Smoothness(EnvelopeSystem system, double lambda, bool ring)
    {
        if (lambda <= 0)
        {
            return;
        }

        var n = system.Count;
        for (var i = 0; i < (ring ? n : n - 2); i++)
        {
            var (a, b, c) = (i, (i + 1) % n, (i + 2) % n);
            system.Add(a, a, lambda);
            system.Add(b, b, 4 * lambda);
            system.Add(c, c, lambda);
            system.Add(a, b, -2 * lambda);
            system.Add(b, c, -2 * lambda);
            system.Add(a, c, lambda);
        }
    }
}
