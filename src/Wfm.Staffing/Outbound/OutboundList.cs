namespace Wfm.Staffing;

/// <summary>
/// A list of numbers to call out: how many attempts and contacts it takes, and the agent-time, to be done as deferred work while calls leave room. Each attempt reaches
/// somebody with the same probability, whatever the hour and whatever came before; a number is tried until the right party is reached or its attempts are used up. Immutable.
/// </summary>
/// <remarks>Dialling is one number per free agent (preview or progressive), so nobody who answers meets silence. Predictive pacing, which dials more numbers than there
/// are free agents, is a matter of control under a limit on nuisance calls; it is not calculated here: simulate it.</remarks>
public sealed record OutboundList
{
    /// <summary>Numbers on the list, 0 or more.</summary>
    public required double Numbers { get; init => field = Guard.NotNegative(value); }

    /// <summary>Share of attempts that somebody answers, in (0, 1].</summary>
    public required double ContactRate { get; init => field = Guard.Share(value, nameof(ContactRate)); }

    /// <summary>Share of those who answer that are the right party, in (0, 1]. Default 1.</summary>
    public double RightParty { get; init => field = Guard.Share(value, nameof(RightParty)); } = 1;

    /// <summary>Most attempts per number, 1 or more. Default 1.</summary>
    public int MaxAttempts { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>Agent's seconds per attempt for dialling and ringing, 0 or more, answered or not. Default 0.</summary>
    public double DialSeconds { get; init => field = Guard.NotNegative(value); }

    /// <summary>Agent's seconds per attempt that somebody else than the right party answers, 0 or more. Default 0.</summary>
    public double WrongPartySeconds { get; init => field = Guard.NotNegative(value); }

    /// <summary>Agent's seconds per conversation with the right party, talk and wrap, 0 or more.</summary>
    public required double HandleSeconds { get; init => field = Guard.NotNegative(value); }

    /// <summary>Probability that an attempt ends with the right party.</summary>
    public double Success => ContactRate * RightParty;

    /// <summary>Share of the numbers whose right party is reached: 1 − (1 − s)^m.</summary>
    public double Reached => -StableMath.ExpMinusOne(MaxAttempts * Log);

    /// <summary>Mean number of attempts per number: (1 − (1 − s)^m) ÷ s.</summary>
    public double AttemptsPerNumber => Reached / Success;

    /// <summary>Agent-seconds per attempt, conversations included.</summary>
    public double SecondsPerAttempt => DialSeconds + (Success * HandleSeconds) + ((ContactRate - Success) * WrongPartySeconds);

    /// <summary>Agent-hours for the list, before the occupancy of deferred work.</summary>
    public double AgentHours => Numbers * AttemptsPerNumber * SecondsPerAttempt / 3600;

    private double Log => Success < 1 ? Math.Log(1 - Success) : double.NegativeInfinity;

    /// <summary>Attempts that fall due in each round: the first of all numbers, the second of those not reached, and so on.</summary>
    public IReadOnlyList<double> AttemptsByRound() => [.. Enumerable.Range(0, MaxAttempts).Select(r => Numbers * Math.Pow(1 - Success, r))];

    /// <summary>
    /// The list as deferred work: each round of attempts comes when the spacing after the round before has passed, and is to be done before the next one comes; the last by the end.
    /// </summary>
    /// <param name="intervals">Intervals of the horizon, 1 or more.</param>
    /// <param name="start">First interval in which the list may be called, 0 to <paramref name="intervals"/> − 1.</param>
    /// <param name="spacing">Intervals from one round to the next, 1 or more. The rounds must fit.</param>
    /// <returns>A stream of attempts with their mean agent-seconds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public DeferredStream AsDeferred(int intervals, int start, int spacing)
    {
        Guard.Positive(intervals);
        Guard.Positive(spacing);
        if (start < 0 || start + ((long)spacing * (MaxAttempts - 1)) >= intervals)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"{MaxAttempts} rounds of attempts, {spacing} intervals apart, do not fit into {intervals} intervals from {start}.");
        }

        var (arrivals, due) = (new double[intervals], new int[intervals]);
        var rounds = AttemptsByRound();
        for (var i = 0; i < intervals; i++)
        {
            var round = i < start ? 0 : (i - start) / spacing;
            arrivals[i] = i >= start && (i - start) % spacing == 0 && round < MaxAttempts ? rounds[round] : 0;
            due[i] = round < MaxAttempts - 1 ? start + ((round + 1) * spacing) - 1 : intervals - 1;
        }

        return new DeferredStream(arrivals, Enumerable.Repeat(SecondsPerAttempt, intervals), due);
    }
}
