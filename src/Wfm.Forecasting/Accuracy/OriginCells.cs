namespace Wfm.Forecasting;

/// <summary>The intervals after one origin that the history has, with what came in them.</summary>
internal sealed class OriginCells
{
    private OriginCells(DateOnly origin, int horizonDays, int count)
    {
        (Origin, HorizonDays) = (origin, horizonDays);
        (Index, Day, Hour) = (new int[count], new int[count], new int[count]);
        (Actual, Aht, Handled, Naive) = (new double[count], new double[count], new double[count], new double[count]);
        Array.Fill(Naive, double.NaN);
    }

    /// <summary>First day forecast.</summary>
    public DateOnly Origin { get; }

    public int HorizonDays { get; }

    public int Count => Actual.Length;

    /// <summary>Number of the interval on the grid of the forecast, or in the version.</summary>
    public int[] Index { get; }

    /// <summary>Day ahead, from 0.</summary>
    public int[] Day { get; }

    /// <summary>Hour of the local day in which the interval starts.</summary>
    public int[] Hour { get; }

    public double[] Actual { get; }

    /// <summary>Handle time in seconds, or NaN.</summary>
    public double[] Aht { get; }

    /// <summary>Contacts that the handle time is a mean of.</summary>
    public double[] Handled { get; }

    /// <summary>The seasonal naive forecast, or NaN.</summary>
    public double[] Naive { get; }

    /// <summary>Mean change over a season before the origin: by interval, day, week and month.</summary>
    public double[] Scale { get; } = [double.NaN, double.NaN, double.NaN, double.NaN];

    /// <summary>The intervals of a grid that the history has.</summary>
    public static OriginCells Of(ContactHistory history, TimeGrid grid)
    {
        var (from, to) = (grid.Start, grid.End);
        return Of(grid.Zone, grid.FirstDay, grid.Days,
            [.. history.Points.Where(p => p.Time.Start >= from && p.Time.Start < to && !double.IsNaN(p.Offered) && grid.IsOnGrid(p.Time.Start)).Select(p => (p, grid.IndexAt(p.Time.Start)))]);
    }

    /// <summary>Given intervals of the history.</summary>
    /// <param name="zone">Zone of the days.</param>
    /// <param name="origin">First day forecast.</param>
    /// <param name="horizonDays">Days forecast.</param>
    /// <param name="points">What came, each with the number of the interval that forecast it.</param>
    public static OriginCells Of(TimeZoneInfo zone, DateOnly origin, int horizonDays, IReadOnlyList<(HistoryPoint Point, int Index)> points)
    {
        var cells = new OriginCells(origin, horizonDays, points.Count);
        for (var c = 0; c < points.Count; c++)
        {
            var (p, index) = points[c];
            var local = zone.Local(p.Time.Start);
            cells.Index[c] = index;
            cells.Day[c] = DateOnly.FromDateTime(local.DateTime).DayNumber - origin.DayNumber;
            cells.Hour[c] = local.Hour;
            cells.Actual[c] = p.Offered;
            cells.Aht[c] = p.AhtSeconds;
            cells.Handled[c] = double.IsNaN(p.Handled) ? p.Offered : p.Handled;
        }

        return cells;
    }
}
