namespace Wfm.Staffing;

/// <summary>
/// Leads who also take contacts. A fraction φ of their productive time counts as agents, the rest as leads; nothing counts twice. A lead who takes contacts only in
/// peaks is a way out on the day, not capacity: φ = 0.
/// </summary>
/// <param name="Agents">Agents taking contacts that the leads add: leads × (1 − s) × φ.</param>
/// <param name="Leads">Leads on the floor that are left: leads × (1 − s) × (1 − φ).</param>
public readonly record struct WorkingLeads(double Agents, double Leads)
{
    /// <summary>What a number of leads on the roster adds to the agents and leaves of itself.</summary>
    /// <param name="leads">Leads rostered, or hours of them, 0 or more.</param>
    /// <param name="fraction">Share φ of their productive time that goes into contacts, 0 to 1.</param>
    /// <param name="shrinkage">Share s of their rostered time that goes into neither, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static WorkingLeads Of(double leads, double fraction, double shrinkage)
    {
        if (fraction is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction of a working lead must be 0 to 1.");
        }

        var net = ShrinkageMath.Net(leads, shrinkage);
        return new WorkingLeads(net * fraction, net * (1 - fraction));
    }
}
