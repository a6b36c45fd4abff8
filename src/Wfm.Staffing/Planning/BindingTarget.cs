namespace Wfm.Staffing;

/// <summary>How often a queue's targets are what one agent fewer would break.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Targets">The targets that bind together.</param>
/// <param name="Intervals">Number of intervals.</param>
public sealed record BindingTarget(QueuePlan Queue, ServiceTargets Targets, int Intervals)
{
    /// <summary>The targets as files write them: <c>service_level+occupancy</c>.</summary>
    public string Text => ServiceTargetsText.Of(Targets);
}
