using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <summary>A constraint just added to a <see cref="CpModel"/>, to be made conditional or given a name.</summary>
public readonly struct Constraint
{
    private readonly CpModel? model;
    private readonly ConstraintProto? proto;

    internal Constraint(CpModel model, ConstraintProto proto) => (this.model, this.proto) = (model, proto);

    /// <summary>Makes the constraint hold only if all these literals are true; otherwise it is ignored. Further calls add further conditions.</summary>
    /// <param name="conditions">Literals of the same model.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="InvalidOperationException">This is a default value.</exception>
    /// <exception cref="ArgumentException">A literal belongs to no model or to another one.</exception>
    /// <remarks>Cheap and well propagated for sums, clauses and implications. For the rest the solver accepts it, at some cost in speed.</remarks>
    public Constraint OnlyIf(params ReadOnlySpan<Literal> conditions)
    {
        var (owner, target) = Parts();
        foreach (var condition in conditions)
        {
            target.EnforcementLiteral.Add(owner.Code(condition, nameof(conditions)));
        }

        return this;
    }

    /// <summary>Gives the constraint a name, for the solver's log and its messages on invalid models.</summary>
    /// <param name="name">Any text.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="InvalidOperationException">This is a default value.</exception>
    public Constraint Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Parts().Proto.Name = name;
        return this;
    }

    private (CpModel Model, ConstraintProto Proto) Parts() => model is null || proto is null
        ? throw new InvalidOperationException("This constraint is a default value and belongs to no model.")
        : (model, proto);
}
