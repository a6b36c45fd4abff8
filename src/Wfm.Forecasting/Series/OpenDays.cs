namespace Wfm.Forecasting;

/// <summary>Daily totals of the weekdays that are open at all, one after the other: a closed weekend is no gap, and a week has as many days as are open.</summary>
internal sealed class OpenDays
{
    private readonly bool[] _active;
    private readonly DateOnly _end;

    private OpenDays(double[] totals, int[] day, bool[] active, DateOnly end)
    {
        (Totals, Day, _active, _end) = (totals, day, active, end);
        Period = active.Count(a => a);
    }

    /// <summary>Totals in order; NaN where not known.</summary>
    public double[] Totals { get; }

    /// <summary>Day number of each in the series.</summary>
    public int[] Day { get; }

    /// <summary>Open days in a week; 0 when nothing is known.</summary>
    public int Period { get; }

    public static OpenDays Of(TrainingSeries series, double[] totals, int mostDays)
    {
        var active = new bool[7];
        var from = Math.Max(0, series.Days - mostDays);
        for (var d = from; d < series.Days; d++)
        {
            active[series.Weekday(d)] |= !double.IsNaN(totals[d]);
        }

        var days = Enumerable.Range(from, series.Days - from).Where(d => active[series.Weekday(d)]).ToArray();
        return new OpenDays([.. days.Select(d => totals[d])], days, active, series.End);
    }

    /// <summary>How many open days ahead a date is: 1 for the first open day after the series. Before the end: 1 and on, of the same weekday.</summary>
    public int StepsTo(DateOnly date)
    {
        var ahead = date.DayNumber - _end.DayNumber;
        if (ahead < 0)
        {
            ahead = ((ahead % 7) + 7) % 7;
        }

        var steps = ahead / 7 * Period;
        for (var d = ahead / 7 * 7; d <= ahead; d++)
        {
            steps += _active[(int)_end.AddDays(d).DayOfWeek] ? 1 : 0;
        }

        return Math.Max(1, steps);
    }

    /// <summary>Gaps filled on a line between the same weekday's values before and after.</summary>
    public static double[] Fill(double[] values, int period)
    {
        var filled = (double[])values.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                var (b, a) = (i, i);
                while (b >= 0 && double.IsNaN(values[b]))
                {
                    b -= period;
                }

                while (a < values.Length && double.IsNaN(values[a]))
                {
                    a += period;
                }

                filled[i] = b >= 0 && a < values.Length ? ((values[b] * (a - i)) + (values[a] * (i - b))) / (a - b) : b >= 0 ? values[b] : a < values.Length ? values[a] : 0;
            }
        }

        return filled;
    }
}
