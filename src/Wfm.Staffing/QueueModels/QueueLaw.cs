namespace Wfm.Staffing;

/// <summary>One stationary queue without its number of agents: whatever model its patience, places and redials make it. Inputs are checked at the public doors.</summary>
internal readonly record struct QueueLaw(double Erlangs, double AhtSeconds, double TargetSeconds)
{
    /// <summary>Mean patience; infinite when nobody gives up.</summary>
    public double PatienceSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Short-abandon threshold, or null for the service level's.</summary>
    public double? ShortSeconds { get; init; }

    /// <summary>Waiting places, or null for endless.</summary>
    public int? Places { get; init; }

    /// <summary>Share of the abandoned and blocked that calls again.</summary>
    public double Redial { get; init; }

    // Less than this of a load or of an agent is none of it; beyond the reach of doubles when squared.
    private const double Nothing = 1e-100;

    /// <summary>Whether the queue grows without end with so few agents.</summary>
    public bool Unstable(double agents) => Places is null && double.IsPositiveInfinity(PatienceSeconds) && agents <= Erlangs && Erlangs >= Nothing;

    public QueuePerformance At(double agents) =>
        Erlangs < Nothing ? QueuePerformance.NoContacts with { Erlangs = Erlangs }
        : Redial > 0 ? ErlangX.Solve(this, agents)
        : agents < Nothing || Unstable(agents) ? Short(default, 0)
        : At(new ErlangLadder(Erlangs, agents));

    /// <summary>With the recurrence climbed already; agents above 0, no redials.</summary>
    public QueuePerformance At(in ErlangLadder ladder) => Short(ladder, ladder.Agents);

    /// <summary>The shortest threshold within which a share is answered; infinite when that is never reached.</summary>
    public double WaitPercentile(double share, double agents, ServiceLevelOf of)
    {
        if (Redial == 0 && Places is null && double.IsPositiveInfinity(PatienceSeconds))
        {
            return ErlangC.WaitPercentile(share, Erlangs, agents, AhtSeconds);
        }

        if (Keeps(0, share, agents, of))
        {
            return 0;
        }

        if (!Keeps(double.MaxValue, share, agents, of))
        {
            return double.PositiveInfinity;
        }

        var (fails, keeps) = (0.0, AhtSeconds);
        while (!Keeps(keeps, share, agents, of) && keeps < double.MaxValue / 2)
        {
            (fails, keeps) = (keeps, keeps * 2);
        }

        for (var middle = fails + ((keeps - fails) / 2); middle > fails && middle < keeps; middle = fails + ((keeps - fails) / 2))
        {
            (fails, keeps) = Keeps(middle, share, agents, of) ? (fails, middle) : (middle, keeps);
        }

        return keeps;
    }

    private bool Keeps(double threshold, double share, double agents, ServiceLevelOf of) =>
        (this with { TargetSeconds = threshold }).At(agents).ServiceLevelBy(of) >= share;

    private QueuePerformance Short(in ErlangLadder ladder, double agents)
    {
        var performance = Within(ladder, agents, TargetSeconds);
        return ShortSeconds is { } s && s != TargetSeconds && double.IsFinite(PatienceSeconds)
            ? performance with { NotShort = Within(ladder, agents, s).NotShort }
            : performance;
    }

    private QueuePerformance Within(in ErlangLadder ladder, double agents, double threshold)
    {
        if (Places is { } places)
        {
            return agents == 0
                ? FiniteQueue.Nobody(Erlangs, places, AhtSeconds, threshold, PatienceSeconds)
                : QueueStates.Evaluate(ladder.Below, Erlangs, agents, AhtSeconds, threshold, PatienceSeconds, places);
        }

        return double.IsPositiveInfinity(PatienceSeconds) ? (agents <= Erlangs ? ErlangC.Overloaded(Erlangs) : ErlangC.Evaluate(ladder, Erlangs, AhtSeconds, threshold))
            : agents == 0 ? ErlangA.Nobody(Erlangs, AhtSeconds, threshold, PatienceSeconds)
            : VirtualWait.Evaluate(ladder.Below, Erlangs, agents, AhtSeconds, threshold, PatienceSeconds);
    }
}
