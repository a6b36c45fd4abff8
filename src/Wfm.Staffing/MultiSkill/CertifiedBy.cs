namespace Wfm.Staffing;

/// <summary>What stands behind a requirement of several skills.</summary>
public enum CertifiedBy
{
    /// <summary>Nothing: the routing was not simulated, and no formula is exact.</summary>
    None,

    /// <summary>Formulas that are exact: the crew falls into parts in which everybody can take the same queues, or everybody takes one queue only.</summary>
    Formula,

    /// <summary>Simulation of the routing: for every target of every queue the whole confidence interval keeps the promise.</summary>
    Simulation,
}
