namespace Wfm.Rostering;

/// <summary>How a search for a roster ended.</summary>
public enum RosterStatus
{
    /// <summary>Every hard rule is kept and the penalty equals the bound.</summary>
    Optimal,

    /// <summary>Every hard rule is kept.</summary>
    Feasible,

    /// <summary>The best roster found breaks a hard rule; the audit lists which.</summary>
    Infeasible,

    /// <summary>The clock stopped the search before a roster that keeps every hard rule was found.</summary>
    TimedOut,
}
