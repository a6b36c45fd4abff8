namespace Wfm.IO;

/// <summary>From written times to instants, in one zone. Remembers the day it saw last, since rows come in order and zone rules are slow to ask.</summary>
internal sealed class Clock(TimeZoneInfo? zone)
{
    private DateTime _day;
    private TimeSpan? _offset;

    /// <summary>The zone; UTC when none is known.</summary>
    public TimeZoneInfo Zone { get; } = zone ?? TimeZoneInfo.Utc;

    /// <summary>Whether a time without an offset met no zone and was taken as UTC.</summary>
    public bool AssumedUtc { get; private set; }

    /// <summary>Whether no zone is known at all.</summary>
    public bool HasZone => zone is not null;

    /// <summary>Whether the clock skips the time, so that it names no instant.</summary>
    public bool IsSkipped(Stamp stamp) => stamp.Offset is null && !stamp.IsDate && EvenOffset(stamp.Local) is null && Zone.IsInvalidTime(stamp.Local);

    /// <summary>Whether the clock passes the time twice.</summary>
    public bool IsRepeated(Stamp stamp) => stamp.Offset is null && EvenOffset(stamp.Local) is null && Zone.IsAmbiguousTime(stamp.Local);

    /// <summary>The instant, in the zone's offset where the clock is meant, of a repeated time the first.</summary>
    public DateTimeOffset At(Stamp stamp)
    {
        if (stamp.Offset is { } offset)
        {
            return new DateTimeOffset(stamp.Local, offset);
        }

        AssumedUtc |= !HasZone;
        return EvenOffset(stamp.Local) is { } even ? new DateTimeOffset(stamp.Local, even) : Zone.At(stamp.Local);
    }

    /// <summary>The second passing of a repeated time.</summary>
    public DateTimeOffset AtSecond(Stamp stamp) => Zone.AtSecond(stamp.Local);

    /// <summary>Whether the instant begins an interval when the day is cut into intervals from local midnight.</summary>
    public bool IsOnStep(DateTimeOffset instant, TimeSpan step) =>
        (instant.UtcTicks + Zone.BaseUtcOffset.Ticks) % step.Ticks == 0
        || Zone.Local(instant).TimeOfDay.Ticks % step.Ticks == 0
        || (!HasZone && instant.TimeOfDay.Ticks % step.Ticks == 0);

    /// <summary>What the user should know about how times were taken.</summary>
    public IEnumerable<string> Warnings(string file)
    {
        if (AssumedUtc)
        {
            yield return $"{file}: times have no offset and no zone is known: taken as UTC.";
        }
    }

    // The offset of a day on which the clock does not change, or null.
    private TimeSpan? EvenOffset(DateTime local)
    {
        var day = local.Date;
        if (day != _day)
        {
            var next = day.AddDays(1);
            var offset = Zone.GetUtcOffset(day);
            var even = offset == Zone.GetUtcOffset(next) && !Odd(day) && !Odd(next);
            (_day, _offset) = (day, even ? offset : null);
        }

        return _offset;
    }

    private bool Odd(DateTime local) => Zone.IsInvalidTime(local) || Zone.IsAmbiguousTime(local);
}
