namespace Wfm.Forecasting;

/// <summary>Total per day, with what is missing of a day filled up in proportion; NaN where less than half of the day's usual volume was seen.</summary>
internal static class DailyTotals
{
    public static double[] Of(TrainingSeries series)
    {
        var slots = series.SlotsPerDay;
        var usual = WeekCurve.Fill(Recency.WeekMean(series, series.Days, 182), slots);
        var result = new double[series.Days];
        for (var d = 0; d < series.Days; d++)
        {
            var at = series.Weekday(d) * slots;
            result[d] = Filled(series.Day(d), usual.AsSpan(at, slots), series.OpenWeek.Slice(at, slots));
        }

        return result;
    }

    /// <summary>Total of one day.</summary>
    /// <param name="day">Counts per slot, NaN where not known.</param>
    /// <param name="usual">The weekday's usual count per slot.</param>
    /// <param name="open">Whether the weekday's slot is open; what came in closed ones counts, but they are not filled up.</param>
    public static double Filled(ReadOnlySpan<double> day, ReadOnlySpan<double> usual, ReadOnlySpan<bool> open)
    {
        var (seen, all, sum) = (0.0, 0.0, 0.0);
        var any = false;
        for (var s = 0; s < day.Length; s++)
        {
            var known = !double.IsNaN(day[s]);
            if (open[s])
            {
                all += usual[s];
                seen += known ? usual[s] : 0;
            }

            if (known)
            {
                any = true;
                sum += day[s];
            }
        }

        return !any || seen < 0.5 * all ? double.NaN : seen > 0 ? sum * Math.Max(1, all / seen) : sum;
    }
}
