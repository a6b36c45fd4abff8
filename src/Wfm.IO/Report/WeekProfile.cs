namespace Wfm.IO;

/// <summary>Mean of a series per weekday and local time, over the weeks of its grid.</summary>
internal static class WeekProfile
{
    /// <summary>Monday first; NaN where the horizon has no such interval.</summary>
    /// <remarks>An hour that a clock change repeats counts twice in the mean, one that it skips not at all.</remarks>
    public static double[][] Of(DayAxis axis, IntervalSeries series)
    {
        var step = (int)axis.Grid.Step.TotalMinutes;
        var slots = (axis.To - axis.From) / step;
        var sums = new double[7, slots];
        var counts = new int[7, slots];
        for (var day = 0; day < axis.Grid.Days; day++)
        {
            var (from, to) = axis.Range(day);
            for (var i = from; i < to; i++)
            {
                var slot = (axis.Clock(i) - axis.From) / step;
                if (slot >= 0 && slot < slots && double.IsFinite(series[i]))
                {
                    sums[Weeks.Column(axis.Grid.Day(day)), slot] += series[i];
                    counts[Weeks.Column(axis.Grid.Day(day)), slot]++;
                }
            }
        }

        return [.. Enumerable.Range(0, 7).Select(d => Enumerable.Range(0, slots).Select(s => counts[d, s] > 0 ? sums[d, s] / counts[d, s] : double.NaN).ToArray())];
    }
}
