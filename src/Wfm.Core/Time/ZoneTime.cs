namespace Wfm;

/// <summary>Local time to instant and back, with the two days a year on which that is not obvious.</summary>
public static class ZoneTime
{
    /// <summary>The instant at which a local day begins. Where midnight is skipped by a clock change: the first instant that exists.</summary>
    public static DateTimeOffset StartOfDay(this TimeZoneInfo zone, DateOnly day) => zone.At(day, TimeOnly.MinValue);

    /// <summary>The instant of a local time. A skipped time moves forward by the length of the gap; of a repeated time the first is taken.</summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateOnly day, TimeOnly time) => zone.At(day.ToDateTime(time));

    /// <summary>The instant of a clock time counted from midnight of a local day: 26 h is 02:00 on the next day. Skipped and repeated times as for the others.</summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateOnly day, TimeSpan clock) =>
        zone.At(day.AddDays((int)clock.TotalDays).ToDateTime(TimeOnly.MinValue) + (clock - TimeSpan.FromDays((int)clock.TotalDays)));

    /// <summary>The instant of a local time. A skipped time moves forward by the length of the gap; of a repeated time the first is taken.</summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(zone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            // The offset that held before the gap carries the clock across it.
            var before = zone.GetUtcOffset(local.AddDays(-1));
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, before), zone);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The second occurrence of a local time that a clock change repeats; for any other time the same as <see cref="At(TimeZoneInfo, DateTime)"/>.</summary>
    public static DateTimeOffset AtSecond(this TimeZoneInfo zone, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(zone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return zone.IsAmbiguousTime(local) ? new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Min()) : zone.At(local);
    }

    /// <summary>The same instant, written with the zone's offset at that instant.</summary>
    public static DateTimeOffset Local(this TimeZoneInfo zone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The local day of an instant.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset instant) => DateOnly.FromDateTime(zone.Local(instant).DateTime);
}
