namespace Wfm.Staffing;

/// <summary>What a queue has beside its agents and its callers' patience. The default: endless waiting places, nobody calls again.</summary>
public readonly record struct QueueShape
{
    /// <summary>Waiting places beside the agents, 0 to 10,000,000, or null for endless; 0 is Erlang B. Whoever finds them all taken is blocked.</summary>
    public int? WaitingPlaces
    {
        get;
        init => field = value is null or (>= 0 and <= QueueInput.MostPlaces)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(WaitingPlaces), value, $"Waiting places must be 0 to {QueueInput.MostPlaces}, or null for endless.");
    }

    /// <summary>Share of abandoned and blocked contacts that calls again, at least 0 and below 1: Erlang X.</summary>
    public double RedialProbability { get; init => field = Guard.ShareOrZero(value, nameof(RedialProbability)); }

    internal QueueLaw Law(double erlangs, double ahtSeconds, ServiceTarget target)
    {
        QueueInput.Check(erlangs / (1 - RedialProbability), 0, ahtSeconds, 0);
        return new QueueLaw(erlangs, ahtSeconds, target.AnswerWithin.TotalSeconds)
        {
            PatienceSeconds = target.Patience?.TotalSeconds ?? double.PositiveInfinity,
            ShortSeconds = target.ShortAbandon?.TotalSeconds,
            Places = WaitingPlaces,
            Redial = RedialProbability,
        };
    }
}
