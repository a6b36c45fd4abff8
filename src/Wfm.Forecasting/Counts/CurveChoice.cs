namespace Wfm.Forecasting.Counts;

/// <summary>Shares of a day by <see cref="CountCurves"/>: how smooth, how much weekdays differ and how fast the past fades is chosen by how well shares from
/// earlier dates fit the four weeks after them.</summary>
internal static class CurveChoice
{
    private const int CurveCuts = 3;
    private const int SearchRounds = 5;
    private static readonly double[] HalfLives = [84, 28, 364];
    private static readonly double[] Bends = [0.3, 0.03, 0.1, 1, double.PositiveInfinity];

    /// <summary>Size and length of weekdays' deviations, from none to each weekday on its own.</summary>
    private static readonly (double Size, double Length)[] Deviations = [(0.15, 3), (0, 3), (0.05, 3), (0.3, 1), (1, 0.3)];

    /// <summary>Share of a day's contacts per cell of the week (Sunday 00:00 first), summing to 1 over a weekday's open slots, and the dispersion α of counts around it.</summary>
    public static (double[] Shares, double Dispersion) Fit(TrainingSeries series, double[] totals, CancellationToken token)
    {
        var penalty = new CurvePenalty(Bends[0], Deviations[0].Size, Deviations[0].Length);
        var halfLife = HalfLives[0];
        var alpha = 0.0;
        var cuts = Recency.Cuts(series.Days, CurveCuts);
        if (cuts.Count > 0)
        {
            var sums = Sums(halfLife);
            alpha = Dispersion(series, totals, Shares(series, CountCurves.Fit(sums[0], 0, penalty)));
            var best = Error(sums, penalty);
            foreach (var candidate in HalfLives.Skip(1))
            {
                var other = Sums(candidate);
                var error = Error(other, penalty);
                (best, halfLife, sums) = error < best ? (error, candidate, other) : (best, halfLife, sums);
            }

            // Bends, then deviations, then bends once more if deviations have changed.
            foreach (var bend in Bends)
            {
                Try(penalty with { Bend = bend });
            }

            var before = penalty;
            foreach (var (size, length) in Deviations)
            {
                Try(penalty with { Deviation = size, Length = length });
            }

            foreach (var bend in penalty == before ? [] : Bends)
            {
                Try(penalty with { Bend = bend });
            }

            void Try(CurvePenalty candidate)
            {
                if (candidate != penalty)
                {
                    var error = Error(sums, candidate);
                    (best, penalty) = error < best ? (error, candidate) : (best, penalty);
                }
            }
        }

        return (Shares(series, CountCurves.Fit(CurveSums.Of(series, totals, series.Days, halfLife), alpha, penalty, 1e-5, 30)), alpha);

        List<CurveSums> Sums(double life) => CurveSums.AtCuts(series, totals, cuts, life);

        double Error(List<CurveSums> sums, CurvePenalty candidate)
        {
            token.ThrowIfCancellationRequested();
            var error = 0.0;
            for (var k = 0; k < cuts.Count; k++)
            {
                error += Miss(series, totals, cuts[k], Shares(series, CountCurves.Fit(sums[k], alpha, candidate, 0.02, SearchRounds)));
            }

            return error;
        }
    }

    private static double[] Shares(TrainingSeries series, double[] logs)
    {
        var slots = series.SlotsPerDay;
        var seen = new bool[slots];
        for (var c = 0; c < series.Cells.Length; c++)
        {
            seen[c % slots] |= !double.IsNaN(series.Cells[c]);
        }

        var week = new double[7 * slots];
        for (var w = 0; w < 7; w++)
        {
            var (sum, any) = (0.0, false);
            for (var s = 0; s < slots; s++)
            {
                any |= series.OpenWeek[(w * slots) + s];
            }

            for (var s = 0; s < slots; s++)
            {
                var cell = (w * slots) + s;
                week[cell] = seen[s] ? Math.Exp(logs[cell]) : double.NaN;
                sum += seen[s] && (series.OpenWeek[cell] || !any) ? week[cell] : 0;
            }

            for (var s = 0; s < slots && sum > 0; s++)
            {
                week[(w * slots) + s] /= sum;
            }
        }

        return WeekCurve.Fill(week, slots);
    }

    /// <summary>Squared errors of shares over what the total makes of them, over up to four weeks from a cut.</summary>
    private static double Miss(TrainingSeries series, double[] totals, int cut, double[] shares)
    {
        var error = 0.0;
        for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
        {
            if (!(totals[d] > 0))
            {
                continue;
            }

            var day = series.Day(d);
            var at = series.Weekday(d) * day.Length;
            for (var s = 0; s < day.Length; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    var miss = day[s] - (totals[d] * shares[at + s]);
                    error += miss * miss / totals[d];
                }
            }
        }

        return error;
    }

    /// <summary>Dispersion α of counts around a day's total times their share, by moments weighted with the inverse of their variance; errors beyond four
    /// deviations count as four.</summary>
    private static double Dispersion(TrainingSeries series, double[] totals, double[] shares)
    {
        var alpha = 0.05;
        for (var round = 0; round < 2; round++)
        {
            var (up, down) = (0.0, 0.0);
            for (var d = Math.Max(0, series.Days - 182); d < series.Days; d++)
            {
                if (!(totals[d] > 0))
                {
                    continue;
                }

                var day = series.Day(d);
                var at = series.Weekday(d) * day.Length;
                for (var s = 0; s < day.Length; s++)
                {
                    var mean = totals[d] * shares[at + s];
                    if (double.IsNaN(day[s]) || mean <= 0)
                    {
                        continue;
                    }

                    var variance = mean * (1 + (alpha * mean));
                    var square = Math.Min((day[s] - mean) * (day[s] - mean), 16 * variance);
                    var w = 1 / (1 + (alpha * mean));
                    up += w * w * (square - mean);
                    down += w * w * mean * mean;
                }
            }

            alpha = down > 0 ? Math.Clamp(up / down, 0, 2) : 0;
        }

        return alpha;
    }
}
