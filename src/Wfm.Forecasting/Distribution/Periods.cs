namespace Wfm.Forecasting;

/// <summary>Runs of days of a horizon that make up its days, weeks (Monday first) or months.</summary>
internal static class Periods
{
    public static IEnumerable<(int From, int To)> Of(DateOnly firstDay, int days, Period period)
    {
        for (var from = 0; from < days;)
        {
            var day = firstDay.AddDays(from);
            var length = period switch
            {
                Period.Day => 1,
                Period.Week => 7 - (((int)day.DayOfWeek + 6) % 7),
                Period.Month => DateTime.DaysInMonth(day.Year, day.Month) - day.Day + 1,
                _ => throw new ArgumentOutOfRangeException(nameof(period), period, "A period is Day, Week or Month."),
            };
            var to = Math.Min(days, from + length);
            yield return (from, to);
            from = to;
        }
    }
}
