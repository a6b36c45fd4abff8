namespace Wfm.Staffing;

/// <summary>Which parts of a promise, for instance those that one agent fewer would break.</summary>
[Flags]
public enum ServiceTargets
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Share of offered contacts answered within the threshold.</summary>
    ServiceLevel = 1,

    /// <summary>Mean wait of answered contacts.</summary>
    Asa = 2,

    /// <summary>Occupancy cap.</summary>
    Occupancy = 4,

    /// <summary>Share that gives up.</summary>
    Abandonment = 8,

    /// <summary>No target, only a queue that does not grow without end.</summary>
    Stability = 16,
}
