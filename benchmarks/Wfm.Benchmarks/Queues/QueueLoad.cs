namespace Wfm.Benchmarks.Queues;

/// <summary>A queue at a size: the load that square-root staffing gives that many agents, n − √n, with the sample's handle time and patience.</summary>
internal static class QueueLoad
{
    public const double AhtSeconds = 270;
    public const double TargetSeconds = 20;
    public const double PatienceSeconds = 240;

    public static double Erlangs(int agents) => agents - Math.Sqrt(agents);

    /// <summary>Waiting places, 2·√n.</summary>
    public static int Places(int agents) => (int)(2 * Math.Sqrt(agents));
}
