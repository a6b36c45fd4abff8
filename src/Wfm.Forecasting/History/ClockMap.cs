namespace Wfm.Forecasting;

/// <summary>Day number and clock-time slot of each interval of a grid. On a day with a repeated hour two intervals share a slot; a skipped hour leaves slots
/// out.</summary>
internal sealed class ClockMap
{
    private ClockMap(int[] day, int[] slot) => (Day, Slot) = (day, slot);

    public int[] Day { get; }

    public int[] Slot { get; }

    public static ClockMap Of(TimeGrid grid)
    {
        var day = new int[grid.Count];
        var slot = new int[grid.Count];
        for (var d = 0; d < grid.Days; d++)
        {
            var (from, to) = grid.DayRange(d);
            for (var i = from; i < to; i++)
            {
                day[i] = d;
                slot[i] = SlotOf(grid[i].Start, grid.Step);
            }
        }

        return new ClockMap(day, slot);
    }

    /// <summary>Slot of an instant that is already written in the zone's offset.</summary>
    public static int SlotOf(DateTimeOffset local, TimeSpan step) => (int)(local.TimeOfDay.Ticks / step.Ticks);
}
