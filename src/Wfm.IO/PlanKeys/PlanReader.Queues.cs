namespace Wfm.IO;

internal sealed partial class PlanReader
{
    private const string Seconds = "a number of seconds, 0 or more";
    private const string SomeSeconds = "a number of seconds above 0";

    // What a second and third contact add to an agent's pace, as the trade reckons it for chat (published by Call Centre Helper).
    private static readonly double[] UsualThroughput = [1, 1.7, 2.5, 2.9, 3.5];

    private List<QueuePlan> Queues(OpeningHours? open, List<DateOnly> closed, TimeSpan step)
    {
        var queues = new List<QueuePlan>();
        var lines = new Dictionary<QueueKey, int>();
        keys.Needed("queues", "a list of queues, each with a name");
        foreach (var map in keys.Maps("queues"))
        {
            var queue = Queue(map, open, closed, step);
            map.End();
            if (queue is null)
            {
                continue;
            }

            if (!lines.TryAdd(queue.Queue, map.Line))
            {
                faults.Key(map.LineOf("name"), "name", queue.Queue.Name, $"unique among the queues of a channel; line {lines[queue.Queue]} has it too.");
            }

            queues.Add(queue);
        }

        if (queues.Count == 0 && !faults.Any)
        {
            faults.Line(keys.LineOf("queues"), "key 'queues' must list at least one queue.");
        }

        return queues;
    }

    // Null after a fault that leaves no queue.
    private QueuePlan? Queue(YamlKeys map, OpeningHours? open, List<DateOnly> closed, TimeSpan step)
    {
        var name = map.NeededText("name", "the name of the queue");
        var channel = map.Name("channel", Names.Channels, Channel.Phone);
        var skill = map.Text("skill");
        var target = Target(map, channel);
        var aht = map.NumberOrNull("aht_s", 0.001, 1e6, SomeSeconds);
        var cv = map.NumberOrNull("aht_cv", 0.001, 100, "a number above 0: standard deviation ÷ mean");
        var priority = map.Integer("priority", 0, -1000, 1000, "a whole number from -1000 to 1000");
        var overflow = map.NumberOrNull("overflow_after_s", 0, 1e7, Seconds);
        var concurrency = Concurrency(map, channel);
        var backlog = map.Number("backlog", 0, 0, 1e9, "a number of contacts, 0 or more");
        var occupancy = map.Number("deferred_occupancy", 0.92, double.Epsilon, 1, "a share above 0 and at most 1");
        var inOpenHours = map.Flag("in_open_hours", true);
        var own = Hours(map, step);
        if (own is null && open is null)
        {
            Warnings.Add($"{file}, line {map.Line}: the queue has no opening_hours: taken as always open.");
        }

        if (name is null)
        {
            return null;
        }

        var queue = new QueuePlan(new QueueKey(name, channel), skill ?? name, target, (own ?? open ?? OpeningHours.Always).WithClosed(closed))
        {
            DefaultAht = Time(aht),
            AhtCv = cv,
            Priority = priority,
            OverflowAfter = Time(overflow),
            Concurrency = concurrency,
            Backlog = backlog,
            DeferredOccupancy = occupancy,
            InOpenHours = inOpenHours,
        };
        if (queue.IsDeferred)
        {
            foreach (var key in new[] { "patience_s", "abandonment_max", "asa_max_s", "occupancy_max", "overflow_after_s" }.Where(k => map.Find(k) is not null))
            {
                Warnings.Add($"{file}, line {map.LineOf(key)}: key '{key}' has no effect on {Names.Of(channel)}, which waits in a backlog against answer_within.");
            }
        }
        else
        {
            foreach (var key in new[] { "backlog", "deferred_occupancy", "in_open_hours" })
            {
                Only(map, key, "email, ticket and outbound", false);
            }
        }

        return queue;
    }

    private ServiceTarget Target(YamlKeys map, Channel channel)
    {
        const string Share = "a share above 0 and at most 1";
        double? level = 0.80;
        if (map.Find("service_level") is YamlScalar scalar && scalar.Text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            level = null;
        }
        else
        {
            level = map.Number("service_level", 0.80, double.Epsilon, 1, $"{Share}, or none");
        }

        var of = map.Name("service_level_of", Names.ServiceLevelsOf, ServiceLevelOf.Offered);
        var shortAbandon = map.NumberOrNull("short_abandon_s", 0, 1e7, Seconds);
        if (shortAbandon is not null && of != ServiceLevelOf.ExcludingShortAbandons)
        {
            faults.Line(map.LineOf("short_abandon_s"), "key 'short_abandon_s' needs 'service_level_of: excluding_short_abandons'.");
        }

        var patience = map.NumberOrNull("patience_s", 0.001, 1e7, SomeSeconds);
        var abandonment = map.NumberOrNull("abandonment_max", double.Epsilon, 1, Share);
        if (abandonment is not null && patience is null)
        {
            faults.Line(map.LineOf("abandonment_max"), "key 'abandonment_max' needs key 'patience_s'.");
        }

        return new ServiceTarget
        {
            ServiceLevel = level,
            ServiceLevelOf = of,
            ShortAbandon = Time(shortAbandon),
            AnswerWithin = AnswerWithin(map, channel),
            AsaMax = Time(map.NumberOrNull("asa_max_s", 0, 1e7, Seconds)),
            AsaOf = map.Name("asa_of", Names.AsasOf, AsaOf.Answered),
            OccupancyMax = map.NumberOrNull("occupancy_max", 0.01, 1, "a share from 0.01 to 1"),
            AbandonmentMax = abandonment,
            Patience = Time(patience),
            Certainty = map.NumberOrNull("certainty", 1e-6, 1 - 1e-6, "a probability above 0 and below 1"),
            MinAgents = map.Integer("min_agents", 0, 0, 100_000, "a whole number, 0 or more"),
        };
    }

    private TimeSpan AnswerWithin(YamlKeys map, Channel channel)
    {
        var seconds = map.NumberOrNull("answer_within_s", 0, 1e7, Seconds);
        var hours = map.NumberOrNull("answer_within_h", 0, 1e4, "a number of hours, 0 or more");
        if (seconds is not null && hours is not null)
        {
            faults.Line(map.LineOf("answer_within_h"), "key 'answer_within_h' comes beside 'answer_within_s'; give one of the two.");
        }

        if ((seconds ?? hours * 3600) is { } given)
        {
            return TimeSpan.FromSeconds(given);
        }

        if (channel is Channel.Phone or Channel.Chat or Channel.Social)
        {
            return TimeSpan.FromSeconds(20);
        }

        var usual = channel == Channel.Callback ? 1 : 8;
        Warnings.Add($"{file}, line {map.Line}: the queue has no answer_within_h: a promise of {usual} h is assumed for {Names.Of(channel)}.");
        return TimeSpan.FromHours(usual);
    }

    private Concurrency? Concurrency(YamlKeys map, Channel channel)
    {
        const string Factors = "a list of 1 to 20 numbers that begins with 1 and does not fall, such as [1, 1.7, 2.5]";
        var most = map.NumberOrNull("concurrency", 1, 20, "a whole number from 1 to 20");
        var factors = map.Numbers("throughput", Factors);
        var parallel = channel is Channel.Chat or Channel.Social;
        Only(map, "concurrency", "chat and social", parallel);
        Only(map, "throughput", "chat and social", parallel);
        if (most is { } m && m != Math.Floor(m))
        {
            map.Fault("concurrency", map.Find("concurrency")!, "a whole number from 1 to 20");
            return null;
        }

        if (map.Find("throughput") is { } given)
        {
            if (factors.Count is 0 or > 20 || factors[0] != 1 || factors.Zip(factors.Skip(1)).Any(p => p.Second < p.First))
            {
                map.Fault("throughput", given, Factors);
                return null;
            }

            if (most is { } named && named != factors.Count)
            {
                faults.Line(map.LineOf("throughput"), FormattableString.Invariant($"key 'throughput' has {factors.Count} factors and 'concurrency' is {named}; there must be one for each."));
            }

            return new Concurrency(factors);
        }

        if (most > UsualThroughput.Length)
        {
            faults.Line(map.LineOf("concurrency"), $"key 'concurrency' above {UsualThroughput.Length} needs key 'throughput', {Factors}.");
            return null;
        }

        return most is { } count ? new Concurrency(UsualThroughput.Take((int)count)) : null;
    }

    // A key that has a meaning for some channels only.
    private void Only(YamlKeys map, string key, string channels, bool here)
    {
        if (!here && map.Find(key) is not null)
        {
            faults.Line(map.LineOf(key), $"key '{key}' is for {channels} queues.");
        }
    }

    private static TimeSpan? Time(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
