namespace Wfm.Staffing;

/// <summary>The fewest agents that keep a promise.</summary>
/// <param name="Agents">Agents taking contacts, before shrinkage.</param>
/// <param name="Performance">What they bring.</param>
/// <param name="Binding">Targets that one agent fewer would break; none when one fewer is nobody.</param>
public readonly record struct RequiredAgentsResult(int Agents, QueuePerformance Performance, ServiceTargets Binding)
{
    /// <summary>The binding targets as files write them: <c>service_level+asa+occupancy+abandon</c>, or empty.</summary>
    public string BindingText => ServiceTargetsText.Of(Binding);
}
