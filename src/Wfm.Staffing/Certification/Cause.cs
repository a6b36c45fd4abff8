namespace Wfm.Staffing;

/// <summary>One thing that a real centre has and the queue model has not, and how to simulate without it.</summary>
/// <param name="Name">Name in reasons when it lowers the service level.</param>
/// <param name="Higher">Name in reasons when it raises it.</param>
/// <param name="Applies">Whether the centre has it.</param>
/// <param name="Without">The scenario without it.</param>
internal sealed record Cause(string Name, string Higher, Func<CertifyModel, bool> Applies, Func<Scenario, Scenario> Without)
{
    // How many times as long intervals last where what changes between them is to fade.
    private const int Stretch = 8;

    /// <summary>In the order in which they are left out, each after those before it. The last scenario is the queue model's: one steady queue per interval.</summary>
    public static IReadOnlyList<Cause> All { get; } =
    [
        new("random rate", "random rate", m => m.HasRandomRate, s => s with { RandomRate = false }),
        new("spread of handle times", "spread of handle times", m => m.HasHandleTimeLaw, s => s with { HandleTimeLaw = false }),
        new("breaks and shift ends", "breaks and shift ends: inside intervals, or contacts finished after them", _ => true, s => s with { Roster = false }),
        new("short absences at random", "short absences at random", m => m.HasAbsences, s => s with { Absences = false }),
        new("efficiency or shared skills", "pooling over skills", m => m.IsPooled || m.Crew.HasPace, s => s with { Pooled = false }),
        new("non-stationarity: backlog from before", "non-stationarity: queues have no time to build up", _ => true, s => s with { Stretch = Stretch }),
    ];
}
