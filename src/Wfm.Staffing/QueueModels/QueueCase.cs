using System.Globalization;

namespace Wfm.Staffing;

/// <summary>One row to evaluate: a model by name and its inputs. Build it, then <see cref="QueueModel.Evaluate(QueueCase)"/>, which lists every fault.</summary>
public sealed record QueueCase
{
    /// <summary>Model by its name, one of <see cref="QueueModel.All"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Fresh contacts offered per interval, 0 or more.</summary>
    public required double CallsPerInterval { get; init; }

    /// <summary>Interval length in seconds, above 0.</summary>
    public required double IntervalSeconds { get; init; }

    /// <summary>Mean handle time in seconds, above 0.</summary>
    public required double AhtSeconds { get; init; }

    /// <summary>Agents taking contacts, 0 or more; whole except in the models whose name ends in <c>_cont</c>.</summary>
    public required double Agents { get; init; }

    /// <summary>Service-level threshold in seconds, 0 or more. Default 0.</summary>
    public double TargetSeconds { get; init; }

    /// <summary>Mean patience in seconds, or null for nobody gives up.</summary>
    public double? PatienceSeconds { get; init; }

    /// <summary>Agents plus a whole number of waiting places, or null for endless waiting places.</summary>
    public double? SystemCapacity { get; init; }

    /// <summary>Share of abandoned and blocked contacts that calls again, at least 0 and below 1, or null.</summary>
    public double? RedialProbability { get; init; }

    /// <summary>How soon giving up is early, in seconds, or null for <see cref="TargetSeconds"/>.</summary>
    public double? ShortAbandonSeconds { get; init; }

    /// <summary>Offered load of fresh contacts.</summary>
    public double Erlangs => CallsPerInterval * AhtSeconds / IntervalSeconds;

    /// <summary>Fresh contacts plus redials per interval.</summary>
    public double TotalCallsPerInterval(QueuePerformance performance) => CallsPerInterval * (1 + performance.RedialsPerContact);

    /// <summary>Every fault of the row, in words, each with its column's name; empty when the row can be evaluated.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        void Require(bool ok, string column, double value, string allowed)
        {
            if (!ok)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"column '{column}': '{value}' must be {allowed}."));
            }
        }

        var model = QueueModel.Find(Model);
        if (model is null)
        {
            faults.Add($"column 'model': '{Model}' must be one of {string.Join(", ", QueueModel.All.Select(m => m.Name))}.");
        }

        Require(CallsPerInterval >= 0 && double.IsFinite(CallsPerInterval), "calls_per_interval", CallsPerInterval, "0 or more");
        Require(IntervalSeconds > 0 && double.IsFinite(IntervalSeconds), "interval_s", IntervalSeconds, "above 0");
        Require(AhtSeconds > 0 && double.IsFinite(AhtSeconds), "aht_s", AhtSeconds, "above 0");
        Require(Agents is >= 0 and <= QueueInput.Most, "agents", Agents, "0 to 10000000");
        Require(TargetSeconds >= 0 && double.IsFinite(TargetSeconds), "target_s", TargetSeconds, "0 or more");
        Require(PatienceSeconds is null or > 0, "patience_s", PatienceSeconds ?? 0, "above 0, or empty");
        Require(RedialProbability is null or (>= 0 and < 1), "redial_prob", RedialProbability ?? 0, "at least 0 and below 1, or empty");
        Require(ShortAbandonSeconds is null || (ShortAbandonSeconds >= 0 && double.IsFinite(ShortAbandonSeconds.Value)), "short_abandon_s", ShortAbandonSeconds ?? 0, "0 or more, or empty");
        Require(SystemCapacity is not { } places || QueueInput.ArePlaces(Agents, places), "system_capacity", SystemCapacity ?? 0,
            "agents and a whole number of waiting places, 0 to 10000000, or empty");
        if (faults.Count == 0)
        {
            Require(Erlangs / (1 - (RedialProbability ?? 0)) <= QueueInput.Most, "calls_per_interval", CallsPerInterval, "few enough for 10000000 erlangs");
            model!.Check(this, faults);
        }

        return faults;
    }
}
