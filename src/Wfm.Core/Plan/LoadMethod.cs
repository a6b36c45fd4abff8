namespace Wfm;

/// <summary>How the load of an interval follows from volumes that change over the day.</summary>
public enum LoadMethod
{
    /// <summary>Modified offered load: the mean number of contacts in service if nobody ever waited, which trails the arrivals by about one handle time.</summary>
    OfferedLoad,

    /// <summary>Each interval by itself, as if it lasted for ever.</summary>
    Stationary,

    /// <summary>The volume of the interval shifted back by one mean handle time.</summary>
    Lagged,
}
