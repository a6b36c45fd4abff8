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
    public QueuePerformance At(double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, double? shortSeconds)
    {
        if (Several is not { } several)
        {
            return ErlangA.Evaluate(erlangs, agents, ahtSeconds, targetSeconds, patienceSeconds, shortSeconds);
        }

        var chat = ChatQueue.Evaluate(erlangs, agents, several, ahtSeconds, targetSeconds, patienceSeconds).Queue;
        return shortSeconds is { } s && s != targetSeconds && double.IsFinite(patienceSeconds)
            ? chat with { NotShort = ChatQueue.Evaluate(erlangs, agents, several, ahtSeconds, s, patienceSeconds).Queue.NotShort }
            : chat;
    }

    /// <summary>The fewest agents for one queue alone, or null where only a search over <see cref="At"/> knows.</summary>
    public RequiredAgentsResult? Find(double erlangs, double ahtSeconds, ServiceTarget target) =>
        Several is not { } several ? RequiredAgents.Find(erlangs, ahtSeconds, target)
        : target.ShortAbandon is null ? RequiredChatAgents.Find(erlangs, several, ahtSeconds, target)
        : null;

    /// <summary>Load that one agent can carry when nobody gives up.</summary>
    public double Pace => Several is { } several ? several.Throughput[^1] : 1;
}
