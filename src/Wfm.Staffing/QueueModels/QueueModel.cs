using System.Globalization;

namespace Wfm.Staffing;

/// <summary>The queue models by name, for rows of a table. A new model is its class and one line in <see cref="All"/>.</summary>
public sealed class QueueModel
{
    private readonly Func<QueueCase, QueuePerformance> _evaluate;

    private QueueModel(string name, string title, Func<QueueCase, QueuePerformance> evaluate) => (Name, Title, _evaluate) = (name, title, evaluate);

    /// <summary>Every model, in the order of the documentation.</summary>
    public static IReadOnlyList<QueueModel> All { get; } =
    [
        new("erlang_b", "Loss system, M/M/n/n", c => ErlangB.Evaluate(c.Erlangs, c.Agents)),
        new("erlang_b_cont", "Loss system with fractional agents", c => ErlangB.Evaluate(c.Erlangs, c.Agents)) { Fractional = true },
        new("erlang_c", "Endless patience, M/M/n", c => ErlangC.Evaluate(c.Erlangs, c.Agents, c.AhtSeconds, c.TargetSeconds)),
        new("erlang_c_cont", "Endless patience with fractional agents", c => ErlangC.Evaluate(c.Erlangs, c.Agents, c.AhtSeconds, c.TargetSeconds)) { Fractional = true },
        new("erlang_a", "Abandonment, M/M/n+M", c => ErlangA.Evaluate(c.Erlangs, c.Agents, c.AhtSeconds, c.TargetSeconds, c.PatienceSeconds!.Value))
        {
            NeedsPatience = true,
        },
        new("erlang_a_cont", "Abandonment with fractional agents",
            c => ErlangA.Evaluate(c.Erlangs, c.Agents, c.AhtSeconds, c.TargetSeconds, c.PatienceSeconds!.Value))
        {
            NeedsPatience = true,
            Fractional = true,
        },
        new("mmnk", "Finite waiting room, M/M/n/K",
            c => FiniteQueue.Evaluate(c.Erlangs, c.Agents, c.SystemCapacity!.Value, c.AhtSeconds, c.TargetSeconds))
        {
            NeedsCapacity = true,
        },
        new("erlang_a_k", "Finite waiting room with abandonment, M/M/n/K+M",
            c => FiniteQueue.Evaluate(c.Erlangs, c.Agents, c.SystemCapacity!.Value, c.AhtSeconds, c.TargetSeconds, c.PatienceSeconds!.Value))
        {
            NeedsCapacity = true,
            NeedsPatience = true,
        },
        new("erlang_x", "Abandonment, blocking and redials", c => ErlangX.Evaluate(
            c.Erlangs, c.Agents, c.SystemCapacity, c.AhtSeconds, c.TargetSeconds, c.PatienceSeconds!.Value, c.RedialProbability ?? 0))
        {
            NeedsPatience = true,
        },
    ];

    /// <summary>Name in files.</summary>
    public string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Title { get; }

    /// <summary>Whether it needs a mean patience.</summary>
    public bool NeedsPatience { get; private init; }

    /// <summary>Whether it needs a number of places in the system.</summary>
    public bool NeedsCapacity { get; private init; }

    /// <summary>Whether agents may be fractional.</summary>
    public bool Fractional { get; private init; }

    /// <summary>The model of a name, or null.</summary>
    public static QueueModel? Find(string name) => All.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Evaluates one row.</summary>
    /// <exception cref="WfmDataException">The row has faults; each is listed with its column.</exception>
    public static QueuePerformance Evaluate(QueueCase queueCase)
    {
        ArgumentNullException.ThrowIfNull(queueCase);
        var faults = queueCase.Validate();
        return faults.Count == 0 ? Find(queueCase.Model)!._evaluate(queueCase) : throw new WfmDataException(faults);
    }

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
