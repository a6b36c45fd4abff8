namespace Wfm.Forecasting.Tests;

/// <summary>Histories made to order: a rule gives the count of each interval.</summary>
internal static class Past
{
    public static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    public static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    /// <summary>A Monday, in winter time.</summary>
    public static readonly DateOnly Monday = new(2025, 1, 6);

    /// <summary>One point per interval for which the rule gives a count (NaN: not listed); clock is the local time of day.</summary>
    public static ContactHistory Of(int days, Func<DateOnly, TimeSpan, double> count, TimeSpan? step = null, DateOnly? from = null, TimeZoneInfo? zone = null, Func<DateOnly, TimeSpan, double>? aht = null)
    {
        var grid = new TimeGrid(zone ?? TimeZoneInfo.Utc, from ?? Monday, days, step ?? HalfHour);
        var points = new List<HistoryPoint>();
        for (var i = 0; i < grid.Count; i++)
        {
            var start = grid[i].Start;
            var day = DateOnly.FromDateTime(start.DateTime);
            var value = count(day, start.TimeOfDay);
            if (!double.IsNaN(value))
            {
                points.Add(new HistoryPoint(grid[i], value, aht?.Invoke(day, start.TimeOfDay) ?? double.NaN));
            }
        }

        return new ContactHistory(new QueueKey("calls"), grid.Zone, points);
    }

    /// <summary>The same as a table for a model.</summary>
    public static TrainingSeries Series(int days, Func<DateOnly, TimeSpan, double> count, TimeSpan? step = null, DateOnly? from = null)
    {
        var (length, first) = (step ?? HalfHour, from ?? Monday);
        var slots = (int)(TimeSpan.FromDays(1) / length);
        return new TrainingSeries(TimeZoneInfo.Utc, first, length,
            Enumerable.Range(0, days * slots).Select(c => count(first.AddDays(c / slots), length * (c % slots))));
    }

    public static TimeGrid After(ContactHistory history, int days, TimeSpan? step = null) =>
        new(history.Zone, history.Zone.DayOf(history.Points[^1].Time.Start).AddDays(1), days, step ?? history.Step);

    /// <summary>The first Monday after the history and on.</summary>
    public static TimeGrid NextWeek(ContactHistory history, int days, TimeSpan? step = null)
    {
        var next = history.Zone.DayOf(history.Points[^1].Time.Start).AddDays(1);
        return new TimeGrid(history.Zone, next.AddDays((8 - (int)next.DayOfWeek) % 7), days, step ?? history.Step);
    }

    public static TimeGrid After(TrainingSeries series, int days) => new(series.Zone, series.End, days, series.Step);

    /// <summary>Office hours 08:00-20:00, Monday to Friday, two humps, Mondays busiest; NaN when closed.</summary>
    public static double Office(DateOnly day, TimeSpan clock)
    {
        var hour = clock.TotalHours;
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || hour < 8 || hour >= 20
            ? double.NaN
            : (day.DayOfWeek == DayOfWeek.Monday ? 1.3 : 1) * (40 + (25 * Math.Sin((hour - 8) * Math.PI / 6)));
    }

    /// <summary>A Poisson count by inversion (normal approximation above 100), from a seeded generator.</summary>
    public static double Poisson(Random random, double mean)
    {
        if (double.IsNaN(mean))
        {
            return double.NaN;
        }

        if (mean > 100)
        {
            var z = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return Math.Max(0, Math.Round(mean + (z * Math.Sqrt(mean))));
        }

        var (n, p, u) = (0, Math.Exp(-mean), random.NextDouble());
        for (; u > p && n < 1000; n++)
        {
            u -= p;
            p *= mean / (n + 1);
        }

        return n;
    }

    public static CalendarEvent Event(string kind, DateOnly day, int days = 1, double? effect = null, TimeZoneInfo? zone = null) =>
        new(null, new Interval((zone ?? TimeZoneInfo.Utc).StartOfDay(day), (zone ?? TimeZoneInfo.Utc).StartOfDay(day.AddDays(days))), kind, kind) { Effect = effect };

    /// <summary>Solves a dense system by Gauss-Jordan with pivoting: slow, plain, and made here to check what the library solves otherwise.</summary>
    public static double[] SolveDense(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (a, b) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var c = 0; c < n; c++)
        {
            var pivot = Enumerable.Range(c, n - c).MaxBy(r => Math.Abs(a[r, c]));
            for (var k = 0; k < n; k++)
            {
                (a[c, k], a[pivot, k]) = (a[pivot, k], a[c, k]);
            }

            (b[c], b[pivot]) = (b[pivot], b[c]);
            for (var r = 0; r < n; r++)
            {
                if (r != c)
                {
                    var f = a[r, c] / a[c, c];
                    for (var k = c; k < n; k++)
                    {
                        a[r, k] -= f * a[c, k];
                    }

                    b[r] -= f * b[c];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => b[i] / a[i, i])];
    }
}
