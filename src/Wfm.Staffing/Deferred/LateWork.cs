namespace Wfm.Staffing;

/// <summary>Where work goes that is late already.</summary>
public enum LateWork
{
    /// <summary>Before all other: the earliest deadline first, strictly, as most teams work.</summary>
    First,

    /// <summary>After all that can still be in time. Of all orders this has the most work done in time.</summary>
    Last,
}
