namespace Wfm;

/// <summary>What a badly forecast day may be down to, in the order in which causes are looked for.</summary>
public enum DayCause
{
    /// <summary>Nothing in the calendar or the data explains it.</summary>
    NoneKnown,

    /// <summary>Hours without a single contact where there should have been many.</summary>
    Outage,

    /// <summary>The history has only a part of the day.</summary>
    PartialData,

    /// <summary>Contacts on a day that the calendar calls closed.</summary>
    MarkedClosed,

    /// <summary>An event on the day.</summary>
    Event,

    /// <summary>The first open day after a closure.</summary>
    AfterClosure,

    /// <summary>The last open day before a closure.</summary>
    BeforeClosure,

    /// <summary>An event on the day before or after.</summary>
    NearEvent,

    /// <summary>The same day of other months differs in the same direction.</summary>
    DayOfMonth,

    /// <summary>The days around are off in the same direction.</summary>
    LevelShift,
}
