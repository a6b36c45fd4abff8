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
            var (seen, all, sum) = (0.0, 0.0, 0.0);
            var any = false;
            for (var s = 0; s < slots; s++)
            {
                var known = !double.IsNaN(series[d, s]);
                if (series.OpenWeek[at + s])
                {
                    all += usual[at + s];
                    seen += known ? usual[at + s] : 0;
                }

                if (known)
                {
                    any = true;
                    sum += series[d, s];
                }
            }

            result[d] = !any || seen < 0.5 * all ? double.NaN : seen > 0 ? sum * Math.Max(1, all / seen) : sum;
        }

        return result;
    }
}
