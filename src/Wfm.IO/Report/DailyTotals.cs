namespace Wfm.IO;

/// <summary>Contacts of one queue per local day: what came, and what is forecast with its bands.</summary>
internal sealed class DailyTotals
{
    public DailyTotals(QueueForecast forecast, ContactHistory? history, int historyWeeks)
    {
        Forecast = forecast;
        var grid = forecast.Volume.Grid;
        var byDay = new SortedDictionary<DateOnly, double>();
        foreach (var point in history?.Points ?? [])
        {
            var day = grid.Zone.DayOf(point.Time.Start);
            if (day >= grid.FirstDay || !double.IsFinite(point.Offered))
            {
                continue;
            }

            byDay[day] = byDay.GetValueOrDefault(day) + point.Offered;
        }

        History = byDay;
        var oldest = grid.FirstDay.AddDays(-7 * historyWeeks);
        var first = byDay.Keys.Where(d => d >= oldest).DefaultIfEmpty(grid.FirstDay).Min();
        FirstDay = first;
        Past = [.. Enumerable.Range(0, grid.FirstDay.DayNumber - first.DayNumber).Select(i => byDay.TryGetValue(first.AddDays(i), out var sum) ? sum : double.NaN)];
        Mean = Sums(forecast.Volume);
        Quantiles = [.. forecast.Quantiles.Select(Sums)];
        foreach (var total in forecast.Totals.Where(t => t.Period == Period.Day))
        {
            var day = grid.DayIndex(total.Start);
            for (var q = 0; q < Quantiles.Length && day >= 0 && day < grid.Days; q++)
            {
                Quantiles[q][day] = total.Quantiles[q];
            }
        }
    }

    public QueueForecast Forecast { get; }

    /// <summary>All known days before the forecast.</summary>
    public SortedDictionary<DateOnly, double> History { get; }

    /// <summary>First day that is drawn.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Contacts of the days drawn before the forecast; NaN where nothing is known.</summary>
    public double[] Past { get; }

    public double[] Mean { get; }

    /// <summary>Per level of <see cref="QueueForecast.Levels"/>: the quantiles of the day, or those of its intervals added up when the forecast has none.</summary>
    public double[][] Quantiles { get; }

    /// <summary>Quantiles of a run of days: of the week that it is, or those of its days added up.</summary>
    public double Quantile(int level, int fromDay, int toDay)
    {
        var first = Forecast.Volume.Grid.Day(fromDay);
        var week = Forecast.Totals.FirstOrDefault(t => t.Period == Period.Week && t.Start == first && t.Days == toDay - fromDay);
        return week?.Quantiles[level] ?? Quantiles[level][fromDay..toDay].Sum();
    }

    private static double[] Sums(IntervalSeries series) => [.. Enumerable.Range(0, series.Grid.Days).Select(series.DaySum)];
}
