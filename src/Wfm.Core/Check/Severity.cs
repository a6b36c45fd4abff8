namespace Wfm;

/// <summary>Whether a rule may be broken.</summary>
public enum Severity
{
    /// <summary>May not be broken.</summary>
    Hard,

    /// <summary>Costs points per unit.</summary>
    Soft,

    /// <summary>Could not be judged, for instance for want of history.</summary>
    NotCheckable,
}
