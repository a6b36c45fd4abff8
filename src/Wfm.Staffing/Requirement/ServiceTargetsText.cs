namespace Wfm.Staffing;

/// <summary>Targets as files write them.</summary>
internal static class ServiceTargetsText
{
    private static readonly (ServiceTargets Target, string Name)[] Names =
    [
        (ServiceTargets.ServiceLevel, "service_level"), (ServiceTargets.Asa, "asa"), (ServiceTargets.Occupancy, "occupancy"),
        (ServiceTargets.Abandonment, "abandon"), (ServiceTargets.Stability, "stability"),
    ];

    public static string Of(ServiceTargets targets) => string.Join('+', Names.Where(n => targets.HasFlag(n.Target)).Select(n => n.Name));
}
