namespace Wfm.IO;

/// <summary>Cuts a horizon into weeks.</summary>
internal static class Weeks
{
    /// <summary>Monday is 0.</summary>
    public static int Column(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    public static IReadOnlyList<Week> Of(TimeGrid grid)
    {
        var weeks = new List<Week>();
        for (var day = 0; day < grid.Days;)
        {
            var to = Math.Min(grid.Days, day + 7 - Column(grid.Day(day)));
            weeks.Add(new Week(grid.Day(day), day, to));
            day = to;
        }

        return weeks;
    }
}
