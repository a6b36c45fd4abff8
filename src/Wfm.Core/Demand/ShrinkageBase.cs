namespace Wfm;

/// <summary>What a shrinkage is a share of. Shares of different bases are not the same thing and do not simply add.</summary>
public enum ShrinkageBase
{
    /// <summary>Of paid hours: for budgets and headcount.</summary>
    Paid,

    /// <summary>Of hours present: for rostering.</summary>
    Present,

    /// <summary>Of hours logged in: for the day itself.</summary>
    LoggedIn,
}
