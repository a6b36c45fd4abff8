namespace Wfm.Staffing;

/// <summary>The value at which a promise is only just kept: agents, load, handle time or threshold, whichever was asked for.</summary>
/// <param name="Value">The value; 0 or infinite where no other keeps, or none breaks, the promise.</param>
/// <param name="Performance">Measures at the value: the promise is kept.</param>
/// <param name="Binding">Targets that a hair beyond the value breaks; none when nothing does.</param>
public readonly record struct QueueLimit(double Value, QueuePerformance Performance, ServiceTargets Binding)
{
    /// <summary>The binding targets as files write them: <c>service_level+asa+occupancy+abandon</c>, or empty.</summary>
    public string BindingText => ServiceTargetsText.Of(Binding);
}
