namespace Wfm;

/// <summary>
/// The planning intervals of a run of local days: equal steps of elapsed time from the start of the first day to the end of the last. A local day has
/// 23, 24 or 25 hours; <see cref="DayRange"/> says which intervals it owns. Immutable.
/// </summary>
public sealed class TimeGrid : IEquatable<TimeGrid>
{
    private readonly int[] _dayStarts;

    /// <summary>A grid of whole local days.</summary>
    /// <param name="zone">Zone whose days and clock times are meant.</param>
    /// <param name="firstDay">First local day.</param>
    /// <param name="days">Number of local days, 1 to 3,700.</param>
    /// <param name="step">Interval length: 5, 10, 15, 20, 30 or 60 minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public TimeGrid(TimeZoneInfo zone, DateOnly firstDay, int days, TimeSpan step)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (days is < 1 or > 3700)
        {
            throw new ArgumentOutOfRangeException(nameof(days), days, "A grid must have 1 to 3,700 days.");
        }

        if (!IsAllowedStep(step))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "An interval must last 5, 10, 15, 20, 30 or 60 minutes.");
        }

        (Zone, FirstDay, Days, Step) = (zone, firstDay, days, step);
        Start = zone.StartOfDay(firstDay);
        _dayStarts = new int[days + 1];
        for (var d = 1; d <= days; d++)
        {
            // A day that a clock change cuts in mid-interval owns the intervals that start in it.
            var ticks = (zone.StartOfDay(firstDay.AddDays(d)) - Start).Ticks;
            _dayStarts[d] = (int)((ticks + step.Ticks - 1) / step.Ticks);
        }
    }

    /// <summary>Zone whose days and clock times are meant.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>First local day.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Number of local days.</summary>
    public int Days { get; }

    /// <summary>Interval length.</summary>
    public TimeSpan Step { get; }

    /// <summary>Interval length in hours: what an agent in one interval is worth in agent-hours.</summary>
    public double StepHours => Step.TotalHours;

    /// <summary>Start of the first interval.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>End of the last interval.</summary>
    public DateTimeOffset End => this[Count - 1].End;

    /// <summary>Number of intervals.</summary>
    public int Count => _dayStarts[Days];

    /// <summary>Interval <paramref name="index"/>, its start written in the zone's offset. An index past either end is legal and continues the grid.</summary>
    public Interval this[int index] => new(Zone.Local(Start + (Step * index)), Step);

    /// <summary>Whether the length can be a grid's step.</summary>
    public static bool IsAllowedStep(TimeSpan step) => step.Ticks % TimeSpan.TicksPerMinute == 0 && (int)step.TotalMinutes is 5 or 10 or 15 or 20 or 30 or 60;

    /// <summary>Local day number <paramref name="dayIndex"/>, counted from 0.</summary>
    public DateOnly Day(int dayIndex) => FirstDay.AddDays(dayIndex);

    /// <summary>Number of a local day counted from 0; outside 0..<see cref="Days"/>−1 the day is not in the grid.</summary>
    public int DayIndex(DateOnly day) => day.DayNumber - FirstDay.DayNumber;

    /// <summary>First interval of a day and the one after its last.</summary>
    /// <param name="dayIndex">0 to <see cref="Days"/> − 1.</param>
    public (int From, int To) DayRange(int dayIndex) => (_dayStarts[dayIndex], _dayStarts[dayIndex + 1]);

    /// <summary>Number of the day that interval <paramref name="index"/> starts in.</summary>
    public int DayOfInterval(int index)
    {
        var at = Array.BinarySearch(_dayStarts, index);
        if (at < 0)
        {
            at = ~at - 1;
        }

        return Math.Clamp(at, 0, Days - 1);
    }

    /// <summary>Index of the interval that holds the instant; negative or at least <see cref="Count"/> when it lies outside the grid.</summary>
    public int IndexAt(DateTimeOffset instant)
    {
        var ticks = (instant - Start).Ticks;
        var index = ticks / Step.Ticks;
        return (int)(ticks < 0 && ticks % Step.Ticks != 0 ? index - 1 : index);
    }

    /// <summary>Whether the instant is exactly the start of an interval.</summary>
    public bool IsOnGrid(DateTimeOffset instant) => (instant - Start).Ticks % Step.Ticks == 0;

    /// <summary>The grid of the same days with another step.</summary>
    public TimeGrid WithStep(TimeSpan step) => step == Step ? this : new(Zone, FirstDay, Days, step);

    /// <inheritdoc/>
    public bool Equals(TimeGrid? other) =>
        other is not null && Zone.Id == other.Zone.Id && FirstDay == other.FirstDay && Days == other.Days && Step == other.Step;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TimeGrid);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zone.Id, FirstDay, Days, Step);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{FirstDay:yyyy-MM-dd} + {Days} days of {Step.TotalMinutes} min in {Zone.Id}");
}
