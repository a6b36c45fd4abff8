namespace Wfm;

/// <summary>What a simulation says of an expectation.</summary>
public enum Verdict
{
    /// <summary>There is nothing to compare: no contacts, or no expectation.</summary>
    None,

    /// <summary>The expectation lies in the confidence interval.</summary>
    Agrees,

    /// <summary>The simulation is lower, beyond its interval.</summary>
    Lower,

    /// <summary>The simulation is higher, beyond its interval.</summary>
    Higher,
}
