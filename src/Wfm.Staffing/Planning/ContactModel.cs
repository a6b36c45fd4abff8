namespace Wfm.Staffing;

/// <summary>The stationary model of a group of agents: contacts one at a time (Erlang A, or C when nobody gives up), or several at a time (chat).</summary>
internal readonly record struct ContactModel(Concurrency? Concurrency)
{
    private Concurrency? Several => Concurrency is { Max: > 1 } ? Concurrency : null;

    /// <summary>The model, in words.</summary>
    public string Name(bool giveUp) => (giveUp, Several) switch
    {
        (true, null) => "Erlang A",
        (false, null) => "Erlang C",
        (true, { } several) => $"chat, {several.Max} at a time, with patience",
        (false, { } several) => $"chat, {several.Max} at a time",
    };

    /// <summary>Every measure; patience may be infinite.</summary>
    public QueuePerformance At(double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, double? shortSeconds) => Several is { } several
        ? ChatQueue.Evaluate(erlangs, agents, several, ahtSeconds, targetSeconds, patienceSeconds, shortSeconds).Queue
        : ErlangA.Evaluate(erlangs, agents, ahtSeconds, targetSeconds, patienceSeconds, shortSeconds);

    /// <summary>The same with a state with room just as likely as the one with all agents busy and nobody waiting: how those fare who wait, however seldom that is in truth.</summary>
    public QueuePerformance Crowded(double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, double? shortSeconds)
    {
        var crowd = BlendedQueue.Crowded(erlangs, agents * Pace, ahtSeconds, targetSeconds, patienceSeconds);
        return shortSeconds is { } early && double.IsFinite(patienceSeconds)
            ? crowd with { NotShort = BlendedQueue.Crowded(erlangs, agents * Pace, ahtSeconds, early, patienceSeconds).NotShort }
            : crowd;
    }

    /// <summary>The fewest agents for one queue alone.</summary>
    public RequiredAgentsResult Find(double erlangs, double ahtSeconds, ServiceTarget target) => Several is { } several
        ? RequiredChatAgents.Find(erlangs, several, ahtSeconds, target)
        : RequiredAgents.Find(erlangs, ahtSeconds, target);

    /// <summary>Load that one agent can carry when nobody gives up.</summary>
    public double Pace => Several is { } several ? several.Throughput[^1] : 1;
}
