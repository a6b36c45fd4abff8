namespace Wfm.Staffing;

/// <summary>The ways in which "about 1 lead per 15 FTE, or per 20 heads" is read. Each gives a number of leads on the payroll.</summary>
public enum LeadFormula
{
    /// <summary>ORG_FTE: agents' FTE ÷ 15. Reporting line and budget.</summary>
    OrgFte,

    /// <summary>ORG_HEAD: agents' heads ÷ 20. One-to-ones, appraisals and sickness talks grow with people.</summary>
    OrgHead,

    /// <summary>ORG_MAX: the larger of the two, so that neither limit is broken.</summary>
    OrgMax,

    /// <summary>ORG_EITHER: the smaller of the two, the literal "or".</summary>
    OrgEither,

    /// <summary>FLOOR: in every interval one lead per 15 agents on shift; the leads who fill those hours.</summary>
    Floor,

    /// <summary>FLOOR_SOFT: the same with the rule's tolerance, so that 16 or 17 agents may have one lead.</summary>
    FloorSoft,

    /// <summary>HOURS: weekly hours of leads at least the agents' hours on shift ÷ 15. A cheap aggregate of FLOOR; where small teams need a lead too, never more.</summary>
    Hours,
}
