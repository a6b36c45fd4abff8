namespace Wfm;

/// <summary>How many team leads the payroll needs: which of the two limits counts.</summary>
public enum LeadPolicy
{
    /// <summary>Neither limit broken: the larger of <see cref="OrgFte"/> and <see cref="OrgHead"/>.</summary>
    OrgMax,

    /// <summary>Agents' FTE ÷ FTE per lead, rounded up.</summary>
    OrgFte,

    /// <summary>Agents' heads ÷ heads per lead, rounded up.</summary>
    OrgHead,

    /// <summary>Either limit kept: the smaller of the two.</summary>
    OrgEither,
}
