using System.Globalization;

namespace Wfm.Staffing;

/// <summary>One row that asks for the fewest agents. Build it, then <see cref="Find"/>, which lists every fault.</summary>
public sealed record RequiredCase
{
    private const double MostSeconds = 1e9;

    private static readonly string[] Models = ["erlang_b", "erlang_c", "erlang_a", "mmnk", "erlang_a_k", "erlang_x"];

    /// <summary><c>erlang_b</c>, <c>erlang_c</c>, <c>erlang_a</c>, <c>mmnk</c>, <c>erlang_a_k</c> or <c>erlang_x</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Contacts offered per interval, 0 or more.</summary>
    public required double CallsPerInterval { get; init; }

    /// <summary>Interval length in seconds, above 0.</summary>
    public required double IntervalSeconds { get; init; }

    /// <summary>Mean handle time in seconds, above 0.</summary>
    public required double AhtSeconds { get; init; }

    /// <summary>Service-level threshold in seconds, 0 or more. Default 0.</summary>
    public double TargetSeconds { get; init; }

    /// <summary>Mean patience in seconds; needed by the models with abandonment.</summary>
    public double? PatienceSeconds { get; init; }

    /// <summary>Share of offered contacts to answer within the threshold, in (0, 1], or null.</summary>
    public double? ServiceLevelTarget { get; init; }

    /// <summary>Largest mean wait of answered contacts in seconds, or null.</summary>
    public double? AsaMaxSeconds { get; init; }

    /// <summary>Largest occupancy, in (0, 1], or null.</summary>
    public double? OccupancyMax { get; init; }

    /// <summary>Largest share that gives up, in (0, 1], or null.</summary>
    public double? AbandonmentMax { get; init; }

    /// <summary>Waiting places beside the agents; needed by <c>mmnk</c> and <c>erlang_a_k</c>, null for endless in <c>erlang_x</c>.</summary>
    public int? WaitingPlaces { get; init; }

    /// <summary>Share of abandoned and blocked contacts that calls again in <c>erlang_x</c>, at least 0 and below 1, or null.</summary>
    public double? RedialProbability { get; init; }

    /// <summary>What the service level is a share of. Default: all offered contacts.</summary>
    public ServiceLevelOf ServiceLevelOf { get; init; }

    /// <summary>Whose wait the largest mean wait limits. Default: answered contacts.</summary>
    public AsaOf AsaOf { get; init; }

    /// <summary>How soon giving up is early, in seconds, or null for <see cref="TargetSeconds"/>.</summary>
    public double? ShortAbandonSeconds { get; init; }

    /// <summary>Offered load of fresh contacts.</summary>
    public double Erlangs => CallsPerInterval * AhtSeconds / IntervalSeconds;

    /// <summary>Every fault of the row, in words, each with its column's name; empty when the row can be answered.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        void Require(bool ok, string column, object? value, string allowed)
        {
            if (!ok)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"column '{column}': '{value}' must be {allowed}."));
            }
        }

        var (abandons, finite) = (Is("erlang_a") || Is("erlang_a_k") || Is("erlang_x"), Is("mmnk") || Is("erlang_a_k"));
        Require(Models.Any(Is), "model", Model, $"one of {string.Join(", ", Models)}");
        Require(CallsPerInterval >= 0 && double.IsFinite(CallsPerInterval), "calls_per_interval", CallsPerInterval, "0 or more");
        Require(IntervalSeconds > 0 && double.IsFinite(IntervalSeconds), "interval_s", IntervalSeconds, "above 0");
        Require(AhtSeconds > 0 && double.IsFinite(AhtSeconds), "aht_s", AhtSeconds, "above 0");
        Require(TargetSeconds is >= 0 and <= MostSeconds, "target_s", TargetSeconds, "0 or more");
        Require(abandons ? PatienceSeconds is >= 1e-6 and <= MostSeconds : PatienceSeconds is null or > 0, "patience_s", PatienceSeconds,
            abandons ? $"above 0 in model '{Model}'" : "above 0, or empty");
        Require(WaitingPlaces is >= 0 and <= QueueInput.MostPlaces || (WaitingPlaces is null && !finite), "waiting_places", WaitingPlaces,
            finite ? $"given in model '{Model}'" : "0 or more, or empty");
        Require(RedialProbability is null or (>= 0 and < 1), "redial_prob", RedialProbability, "at least 0 and below 1, or empty");
        Require(ShortAbandonSeconds is null or (>= 0 and <= MostSeconds), "short_abandon_s", ShortAbandonSeconds, "0 or more, or empty");
        Require(ServiceLevelTarget is null or (> 0 and <= 1), "sl_target", ServiceLevelTarget, "above 0 and at most 1, or empty");
        Require(AsaMaxSeconds is null or (>= 0 and <= MostSeconds), "asa_max_s", AsaMaxSeconds, "0 or more, or empty");
        Require(OccupancyMax is null or (>= 0.01 and <= 1), "occupancy_max", OccupancyMax, "0.01 to 1, or empty");
        Require(AbandonmentMax is null or (> 0 and <= 1), "abandon_max", AbandonmentMax, "above 0 and at most 1, or empty");
        if (faults.Count == 0)
        {
            Require(Erlangs / (1 - (RedialProbability ?? 0)) <= 1e6, "calls_per_interval", CallsPerInterval, "few enough for 1000000 erlangs");
        }

        return faults;
    }

    /// <summary>Answers the row.</summary>
    /// <exception cref="WfmDataException">The row has faults; each is listed with its column.</exception>
    public RequiredAgentsResult Find()
    {
        var faults = Validate();
        if (faults.Count > 0)
        {
            throw new WfmDataException(faults);
        }

        var target = new ServiceTarget
        {
            ServiceLevel = ServiceLevelTarget,
            AsaMax = AsaMaxSeconds is { } asa ? TimeSpan.FromSeconds(asa) : null,
            OccupancyMax = OccupancyMax,
            AbandonmentMax = AbandonmentMax,
            ServiceLevelOf = ServiceLevelOf,
            AsaOf = AsaOf,
        };

        // Not by way of the target's times, which are whole ticks.
        var law = new QueueLaw(Erlangs, AhtSeconds, TargetSeconds)
        {
            PatienceSeconds = Is("erlang_a") || Is("erlang_a_k") || Is("erlang_x") ? PatienceSeconds!.Value : double.PositiveInfinity,
            ShortSeconds = ShortAbandonSeconds,
            Places = Is("erlang_b") ? 0 : Is("mmnk") || Is("erlang_a_k") || Is("erlang_x") ? WaitingPlaces : null,
            Redial = Is("erlang_x") ? RedialProbability ?? 0 : 0,
        };
        return RequiredAgents.FindFor(law, target);
    }

    private bool Is(string model) => string.Equals(Model, model, StringComparison.OrdinalIgnoreCase);
}
