using System.Globalization;

namespace Wfm.Staffing;

/// <summary>The queue models by name, for rows of a table. A new model is its class and one line in <see cref="All"/>.</summary>
public sealed class QueueModel
{
    private QueueModel(string name, string title) => (Name, Title) = (name, title);

    /// <summary>Every model, in the order of the documentation.</summary>
    public static IReadOnlyList<QueueModel> All { get; } =
    [
        new("erlang_b", "Loss system, M/M/n/n") { Loses = true },
        new("erlang_b_cont", "Loss system with fractional agents") { Loses = true, Fractional = true },
        new("erlang_c", "Endless patience, M/M/n"),
        new("erlang_c_cont", "Endless patience with fractional agents") { Fractional = true },
        new("erlang_a", "Abandonment, M/M/n+M") { NeedsPatience = true },
        new("erlang_a_cont", "Abandonment with fractional agents") { NeedsPatience = true, Fractional = true },
        new("mmnk", "Finite waiting room, M/M/n/K") { NeedsCapacity = true },
        new("mmnk_cont", "Finite waiting room with fractional agents") { NeedsCapacity = true, Fractional = true },
        new("erlang_a_k", "Finite waiting room with abandonment, M/M/n/K+M") { NeedsCapacity = true, NeedsPatience = true },
        new("erlang_a_k_cont", "Finite waiting room with abandonment and fractional agents") { NeedsCapacity = true, NeedsPatience = true, Fractional = true },
        new("erlang_x", "Abandonment, blocking and redials") { NeedsPatience = true, Redials = true },
        new("erlang_x_cont", "Abandonment, blocking and redials with fractional agents") { NeedsPatience = true, Redials = true, Fractional = true },
    ];

    /// <summary>Name in files.</summary>
    public string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Title { get; }

    /// <summary>Whether it needs a mean patience.</summary>
    public bool NeedsPatience { get; private init; }

    /// <summary>Whether it needs a number of places in the system.</summary>
    public bool NeedsCapacity { get; private init; }

    /// <summary>Whether those who gave up or were blocked may call again; it may have a number of places too.</summary>
    public bool Redials { get; private init; }

    /// <summary>Whether agents may be fractional.</summary>
    public bool Fractional { get; private init; }

    private bool Loses { get; init; }

    /// <summary>The model of a name, or null.</summary>
    public static QueueModel? Find(string name) => All.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Evaluates one row.</summary>
    /// <exception cref="WfmDataException">The row has faults; each is listed with its column.</exception>
    public static QueuePerformance Evaluate(QueueCase queueCase)
    {
        var model = Of(queueCase);
        return model.Loses ? ErlangB.Evaluate(queueCase.Erlangs, queueCase.Agents) : model.Law(queueCase).At(queueCase.Agents);
    }

    /// <summary>Wait of one row that a share of contacts stays within.</summary>
    /// <param name="queueCase">The row; its threshold is not looked at.</param>
    /// <param name="share">Share of contacts, at least 0 and below 1.</param>
    /// <param name="of">Whose wait: that of answered contacts, the virtual wait, or that of offered contacts with the others never answered.</param>
    /// <returns>Seconds; infinite when that share is never reached.</returns>
    /// <exception cref="WfmDataException">The row has faults; each is listed with its column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public static double WaitPercentile(QueueCase queueCase, double share, ServiceLevelOf of = ServiceLevelOf.Answered)
    {
        Guard.ShareOrZero(share, nameof(share));
        var model = Of(queueCase);
        return model.Law(queueCase).WaitPercentile(share, queueCase.Agents, of);
    }

    private static QueueModel Of(QueueCase queueCase)
    {
        ArgumentNullException.ThrowIfNull(queueCase);
        var faults = queueCase.Validate();
        return faults.Count == 0 ? Find(queueCase.Model)! : throw new WfmDataException(faults);
    }

    // A column that the model has no use for is not looked at.
    private QueueLaw Law(QueueCase row) => new(row.Erlangs, row.AhtSeconds, row.TargetSeconds)
    {
        PatienceSeconds = NeedsPatience ? row.PatienceSeconds!.Value : double.PositiveInfinity,
        Places = Loses ? 0 : (NeedsCapacity || Redials) && row.SystemCapacity is { } capacity ? QueueInput.Places(row.Agents, capacity) : null,
        Redial = Redials ? row.RedialProbability ?? 0 : 0,
        ShortSeconds = row.ShortAbandonSeconds,
    };

    internal void Check(QueueCase queueCase, List<string> faults)
    {
        if (!Fractional && queueCase.Agents != Math.Floor(queueCase.Agents))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"column 'agents': '{queueCase.Agents}' must be a whole number in model '{Name}'."));
        }

        if (NeedsPatience && queueCase.PatienceSeconds is null)
        {
            faults.Add($"column 'patience_s': '' must be above 0 in model '{Name}'.");
        }

        if (NeedsCapacity && queueCase.SystemCapacity is null)
        {
            faults.Add($"column 'system_capacity': '' must be given in model '{Name}'.");
        }
    }
}
