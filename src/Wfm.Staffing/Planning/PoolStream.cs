namespace Wfm.Staffing;

/// <summary>One queue's contacts in one interval, as the models see them.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Erlangs">Load to staff for, above 0.</param>
/// <param name="AhtSeconds">Mean handle time in seconds.</param>
/// <param name="Cv">How uncertain the rate is: coefficient of variation of a gamma law; 0 when it is known.</param>
internal readonly record struct PoolStream(QueuePlan Queue, double Erlangs, double AhtSeconds, double Cv)
{
    public double PerSecond => Erlangs / AhtSeconds;

    public double PatienceSeconds => Queue.Target.Patience?.TotalSeconds ?? double.PositiveInfinity;

    /// <summary>The load that is not exceeded with a probability; null for what is expected.</summary>
    public PoolStream At(double? certainty) => certainty is { } c && Cv > 0 ? this with { Erlangs = Erlangs * new RateLaw(1, Cv).Quantile(c) } : this;
}
