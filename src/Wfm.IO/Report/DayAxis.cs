namespace Wfm.IO;

/// <summary>
/// The hours of a day worth drawing, the same for all days: from the first to the last local hour in which anything happens. The axis of a day runs by elapsed
/// interval and is labelled with local times, so a day of 23 or 25 hours has fewer or more intervals and no label is wrong.
/// </summary>
internal sealed class DayAxis
{
    private readonly int[] _clock;
    private readonly (int From, int To)[] _ranges;

    public DayAxis(TimeGrid grid, Func<int, bool> isBusy)
    {
        Grid = grid;
        _clock = new int[grid.Count];
        int first = 24 * 60, last = 0;
        for (var i = 0; i < _clock.Length; i++)
        {
            _clock[i] = (int)grid[i].Start.TimeOfDay.TotalMinutes;
            if (isBusy(i))
            {
                first = Math.Min(first, _clock[i]);
                last = Math.Max(last, _clock[i] + (int)grid.Step.TotalMinutes);
            }
        }

        (From, To) = first < last ? (first / 60 * 60, Math.Min(24 * 60, (last + 59) / 60 * 60)) : (0, 24 * 60);
        _ranges = [.. Enumerable.Range(0, grid.Days).Select(Crop)];
    }

    public TimeGrid Grid { get; }

    /// <summary>First local minute of the day that is drawn.</summary>
    public int From { get; }

    /// <summary>The minute after the last.</summary>
    public int To { get; }

    /// <summary>Hours between two labels.</summary>
    public int LabelHours => (To - From) switch
    {
        > 16 * 60 => 6,
        > 8 * 60 => 4,
        _ => 2,
    };

    /// <summary>Intervals of a day that are drawn.</summary>
    public (int From, int To) Range(int day) => _ranges[day];

    /// <summary>Local minute of the day at which an interval starts.</summary>
    public int Clock(int index) => _clock[index];

    /// <summary>Where the labels of a day stand: intervals after the first one drawn, and the text.</summary>
    public IEnumerable<(int Offset, string Text)> Labels(int day)
    {
        var (from, to) = _ranges[day];
        for (var i = from; i < to; i++)
        {
            if (IsLabel(_clock[i]))
            {
                yield return (i - from, Label(_clock[i]));
            }
        }
    }

    /// <summary>Whether a label stands at a local minute.</summary>
    public bool IsLabel(int minute) => minute % (60 * LabelHours) == 0;

    /// <summary>The label of a local minute.</summary>
    public static string Label(int minute) => Say.Clock(minute)[..2] + "h";

    private (int From, int To) Crop(int day)
    {
        var (from, to) = Grid.DayRange(day);
        while (from < to && _clock[from] < From)
        {
            from++;
        }

        while (to > from && _clock[to - 1] >= To)
        {
            to--;
        }

        return (from, to);
    }
}
