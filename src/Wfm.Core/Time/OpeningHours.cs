namespace Wfm;

/// <summary>
/// When contacts are taken: local clock times per weekday, and dates that differ. Closing at 24:00 is <see cref="TimeSpan"/> 24 h; hours past midnight
/// (22:00-26:00) belong to the day on which they begin. Immutable.
/// </summary>
public sealed class OpeningHours
{
    private readonly Dictionary<DayOfWeek, OpenSpan[]> _week;
    private readonly Dictionary<DateOnly, OpenSpan[]> _dates;

    /// <summary>Opening hours from a weekly pattern and exceptions.</summary>
    /// <param name="week">Spans per weekday; a weekday that is absent is closed.</param>
    /// <param name="dates">Dates with hours of their own; no spans means closed.</param>
    public OpeningHours(IEnumerable<KeyValuePair<DayOfWeek, IEnumerable<OpenSpan>>> week, IEnumerable<KeyValuePair<DateOnly, IEnumerable<OpenSpan>>>? dates = null)
    {
        ArgumentNullException.ThrowIfNull(week);
        _week = week.ToDictionary(d => d.Key, d => d.Value.OrderBy(s => s.Open).ToArray());
        _dates = (dates ?? []).ToDictionary(d => d.Key, d => d.Value.OrderBy(s => s.Open).ToArray());
    }

    /// <summary>Open at all times.</summary>
    public static OpeningHours Always { get; } =
        new(Enum.GetValues<DayOfWeek>().Select(d => KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.Zero, TimeSpan.FromHours(24))])));

    /// <summary>Spans that begin on a date, in order; empty when closed.</summary>
    public IReadOnlyList<OpenSpan> On(DateOnly date) =>
        _dates.TryGetValue(date, out var spans) || _week.TryGetValue(date.DayOfWeek, out spans) ? spans : [];

    /// <summary>The same hours with dates closed.</summary>
    public OpeningHours WithClosed(IEnumerable<DateOnly> closed)
    {
        ArgumentNullException.ThrowIfNull(closed);
        var dates = new Dictionary<DateOnly, IEnumerable<OpenSpan>>(_dates.Select(d => KeyValuePair.Create(d.Key, (IEnumerable<OpenSpan>)d.Value)));
        foreach (var date in closed)
        {
            dates[date] = [];
        }

        return new OpeningHours(_week.Select(d => KeyValuePair.Create(d.Key, (IEnumerable<OpenSpan>)d.Value)), dates);
    }

    /// <summary>One flag per interval of the grid: whether it starts inside the opening hours.</summary>
    public bool[] Mask(TimeGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var open = new bool[grid.Count];
        for (var day = -1; day < grid.Days; day++)
        {
            var date = grid.FirstDay.AddDays(day);
            foreach (var span in On(date))
            {
                var from = Math.Max(0, Ceiling(grid, grid.Zone.At(date, span.Open)));
                var to = Math.Min(grid.Count, Ceiling(grid, grid.Zone.At(date, span.Close)));
                for (var i = from; i < to; i++)
                {
                    open[i] = true;
                }
            }
        }

        return open;
    }

    private static int Ceiling(TimeGrid grid, DateTimeOffset instant) => grid.IndexAt(instant) + (grid.IsOnGrid(instant) ? 0 : 1);
}
