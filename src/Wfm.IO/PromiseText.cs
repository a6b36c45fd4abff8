namespace Wfm.IO;

/// <summary>What a queue promises and how it is staffed, in words: the same in the report and on the screen.</summary>
public static class PromiseText
{
    /// <summary>The targets, for instance <c>80 % answered within 20 s, occupancy at most 88 %</c>.</summary>
    /// <param name="queue">The queue.</param>
    public static string Targets(QueuePlan queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var target = queue.Target;
        var all = new List<string>();
        if (target.ServiceLevel is not null)
        {
            all.Add(ServiceLevel(queue));
        }

        if (!queue.IsDeferred)
        {
            all.AddRange(Limits(target));
        }

        if (target.MinAgents > 0)
        {
            all.Add($"at least {Say.Number(target.MinAgents, "agent", "agents")}");
        }

        var promise = all.Count == 0 ? "no promise" : string.Join(", ", all);
        return target.Certainty is { } certainty && !queue.IsDeferred ? $"{promise}; with {Say.WholePercent(certainty)} certainty" : promise;
    }

    /// <summary>The model that staffs it: Erlang A or C, chat, or a backlog.</summary>
    /// <param name="queue">The queue.</param>
    public static string Model(QueuePlan queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        if (queue.IsDeferred)
        {
            return $"a backlog that agents work off at {Say.WholePercent(queue.DeferredOccupancy)} of their time"
                + (queue.Backlog > 0 ? $", {Say.Plain(queue.Backlog)} waiting when the plan begins" : "");
        }

        var patience = queue.Target.Patience is { } p ? $"contacts give up, mean patience {Within(p)}" : "nobody gives up";
        return queue.Concurrency is { Max: > 1 } several ? $"chat with up to {several.Max} at a time ({patience})"
            : queue.Target.Patience is null ? $"Erlang C ({patience})" : $"Erlang A ({patience})";
    }

    /// <summary>A share and a threshold: <c>80 % in 20 s</c>.</summary>
    internal static string Short(ServiceTarget target) => $"{Say.WholePercent(target.ServiceLevel ?? 0)} in {Within(target.AnswerWithin)}";

    /// <summary>A threshold or promise in the unit that people use for it.</summary>
    internal static string Within(TimeSpan time) => time < TimeSpan.FromMinutes(10) ? $"{Say.Plain(time.TotalSeconds)}\u00A0s"
        : time < TimeSpan.FromHours(2) ? $"{Say.Plain(time.TotalMinutes)}\u00A0min"
        : $"{Say.Plain(time.TotalHours)}\u00A0h";

    private static string ServiceLevel(QueuePlan queue)
    {
        var (share, within) = (Say.WholePercent(queue.Target.ServiceLevel!.Value), Within(queue.Target.AnswerWithin));
        if (queue.IsDeferred)
        {
            return $"{share} done within {within}{(queue.InOpenHours ? " of opening time" : "")}";
        }

        return queue.Target.ServiceLevelOf switch
        {
            ServiceLevelOf.Answered => $"{share} of answered contacts within {within}",
            ServiceLevelOf.ExcludingShortAbandons => $"{share} answered within {within}, not counting those who give up within {Within(queue.Target.ShortAbandon ?? queue.Target.AnswerWithin)}",
            ServiceLevelOf.VirtualWait => $"{share} would wait {within} at most, had they endless patience",
            _ => $"{share} answered within {within}",
        };
    }

    private static IEnumerable<string> Limits(ServiceTarget target)
    {
        if (target.AsaMax is { } asa)
        {
            yield return $"mean wait {(target.AsaOf == AsaOf.All ? "of all " : "")}at most {Within(asa)}";
        }

        if (target.OccupancyMax is { } occupancy)
        {
            yield return $"occupancy at most {Say.WholePercent(occupancy)}";
        }

        if (target.AbandonmentMax is { } abandonment)
        {
            yield return $"at most {Say.WholePercent(abandonment)} give up";
        }
    }
}
