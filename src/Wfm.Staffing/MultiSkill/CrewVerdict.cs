namespace Wfm.Staffing;

/// <summary>What a crew brings, and whether that keeps the promises.</summary>
/// <param name="Open">Queues with a promise that is broken, or not shown to be kept, as bits.</param>
/// <param name="By">Formula or simulation.</param>
/// <param name="Service">Service level, ASA, abandonment and occupancy per queue.</param>
/// <param name="Contacts">Contacts simulated.</param>
internal sealed record CrewVerdict(ulong Open, CertifiedBy By, IReadOnlyList<CrewService> Service, long Contacts)
{
    public bool Passes => Open == 0;
}

/// <summary>What a crew brings to a queue.</summary>
internal readonly record struct CrewService(Measured ServiceLevel, Measured AsaSeconds, Measured Abandonment, Measured Occupancy)
{
    public static CrewService NoContacts { get; } = new(new(1, 0, 0), default, default, default);
}
