namespace Wfm.OrTools;

/// <summary>What a solve ended with.</summary>
public enum CpSatStatus
{
    /// <summary>A limit was reached before a solution or a proof was found.</summary>
    Unknown = 0,

    /// <summary>The solver refused the model; <see cref="CpSatResponse.SolutionInfo"/> says why.</summary>
    ModelInvalid = 1,

    /// <summary>A solution, not proven best.</summary>
    Feasible = 2,

    /// <summary>Proven to have no solution.</summary>
    Infeasible = 3,

    /// <summary>A solution, proven best (within the gap asked for), or any solution if there is no objective.</summary>
    Optimal = 4,
}
