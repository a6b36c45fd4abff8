namespace Wfm;

/// <summary>How the load of an interval follows from volumes that change over the day.</summary>
/// <remarks>
/// The default, <see cref="OfferedLoad"/>, is the one whose crews bring what was expected of them in the exact time-varying queue and in simulation: over day curves of
/// many kinds within 0.3 points of service level a day, and about a point in the mean interval, where <see cref="Stationary"/> is off by 1 to 13 points an interval (too
/// few agents after a fall of volume, too many after a rise) and <see cref="Lagged"/>, as good while handling is much shorter than an interval, staffs nobody
/// at opening where it is longer. The tables are in the quality report on requirements.
/// </remarks>
public enum LoadMethod
{
    /// <summary>Modified offered load: the mean number of contacts in service if nobody ever waited, which trails the arrivals by about one handle time.</summary>
    OfferedLoad,

    /// <summary>Each interval by itself, as if it lasted for ever.</summary>
    Stationary,

    /// <summary>The volume of the interval shifted back by one mean handle time.</summary>
    Lagged,
}
