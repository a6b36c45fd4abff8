namespace Wfm.Rostering;

/// <summary>Weeks of a grid, Monday to Sunday in local days; the first and last may be cut by the horizon.</summary>
internal static class Weeks
{
    /// <summary>First day index and number of days of each week.</summary>
    public static IReadOnlyList<(int FirstDay, int Days)> Of(TimeGrid grid)
    {
        var weeks = new List<(int, int)>();
        for (var day = 0; day < grid.Days;)
        {
            var toMonday = 7 - (((int)grid.Day(day).DayOfWeek + 6) % 7);
            var days = Math.Min(toMonday, grid.Days - day);
            weeks.Add((day, days));
            day += days;
        }

        return weeks;
    }

    /// <summary>Monday of the week of a date.</summary>
    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
}
