namespace Wfm.Forecasting;

/// <summary>A value per weekday and slot (Sunday first), and what to do where the history has none.</summary>
internal static class WeekCurve
{
    public static double[] Empty(int slots)
    {
        var week = new double[7 * slots];
        Array.Fill(week, double.NaN);
        return week;
    }

    /// <summary>
    /// Fills NaN: an unknown slot of a known weekday follows the other weekdays' slot, scaled to that weekday's level; an unknown weekday takes their mean; a slot
    /// that no weekday knows takes the nearest known slot of its day. All zero when nothing is known.
    /// </summary>
    public static double[] Fill(double[] week, int slots)
    {
        var result = (double[])week.Clone();
        var pooled = new double[slots];
        for (var s = 0; s < slots; s++)
        {
            var (sum, n) = (0.0, 0);
            for (var w = 0; w < 7; w++)
            {
                if (!double.IsNaN(week[(w * slots) + s]))
                {
                    sum += week[(w * slots) + s];
                    n++;
                }
            }

            pooled[s] = n > 0 ? sum / n : double.NaN;
        }

        FillNearest(pooled);
        for (var w = 0; w < 7; w++)
        {
            var (own, others) = (0.0, 0.0);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(week[(w * slots) + s]))
                {
                    own += week[(w * slots) + s];
                    others += pooled[s];
                }
            }

            var level = own > 0 && others > 0 ? own / others : 1;
            for (var s = 0; s < slots; s++)
            {
                if (double.IsNaN(week[(w * slots) + s]))
                {
                    result[(w * slots) + s] = level * pooled[s];
                }
            }
        }

        return result;
    }

    /// <summary>A fitted model that repeats one week.</summary>
    public static FittedByDay Fitted(TrainingSeries series, double[] week)
    {
        var slots = series.SlotsPerDay;
        var full = Fill(week, slots);
        return new FittedByDay(series.Step, date => full.AsSpan((int)date.DayOfWeek * slots, slots).ToArray());
    }

    private static void FillNearest(double[] values)
    {
        var known = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).ToArray();
        var source = (double[])values.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                values[i] = known.Length == 0 ? 0 : source[known.MinBy(k => Math.Abs(k - i))];
            }
        }
    }
}
