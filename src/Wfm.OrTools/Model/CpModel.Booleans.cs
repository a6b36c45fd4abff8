using Google.Protobuf.Collections;
using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <content>Constraints over literals.</content>
public sealed partial class CpModel
{
    /// <summary>Exactly one of the literals is true.</summary>
    /// <param name="literals">Literals of this model. None makes the model infeasible.</param>
    /// <exception cref="ArgumentException">A literal belongs to no model or to another one.</exception>
    public Constraint AddExactlyOne(params ReadOnlySpan<Literal> literals) =>
        Append(new ConstraintProto { ExactlyOne = Argument(literals, nameof(literals)) });

    /// <inheritdoc cref="AddExactlyOne(ReadOnlySpan{Literal})"/>
    public Constraint AddExactlyOne(params ReadOnlySpan<BoolVar> literals) => AddExactlyOne(BoolVar.AsLiterals(literals));

    /// <summary>At most one of the literals is true.</summary>
    /// <param name="literals">Literals of this model.</param>
    /// <exception cref="ArgumentException">A literal belongs to no model or to another one.</exception>
    public Constraint AddAtMostOne(params ReadOnlySpan<Literal> literals) =>
        Append(new ConstraintProto { AtMostOne = Argument(literals, nameof(literals)) });

    /// <inheritdoc cref="AddAtMostOne(ReadOnlySpan{Literal})"/>
    public Constraint AddAtMostOne(params ReadOnlySpan<BoolVar> literals) => AddAtMostOne(BoolVar.AsLiterals(literals));

    /// <summary>At least one of the literals is true.</summary>
    /// <param name="literals">Literals of this model. None makes the model infeasible.</param>
    /// <exception cref="ArgumentException">A literal belongs to no model or to another one.</exception>
    public Constraint AddBoolOr(params ReadOnlySpan<Literal> literals) =>
        Append(new ConstraintProto { BoolOr = Argument(literals, nameof(literals)) });

    /// <inheritdoc cref="AddBoolOr(ReadOnlySpan{Literal})"/>
    public Constraint AddBoolOr(params ReadOnlySpan<BoolVar> literals) => AddBoolOr(BoolVar.AsLiterals(literals));

    /// <summary>All of the literals are true.</summary>
    /// <param name="literals">Literals of this model.</param>
    /// <exception cref="ArgumentException">A literal belongs to no model or to another one.</exception>
    public Constraint AddBoolAnd(params ReadOnlySpan<Literal> literals) =>
        Append(new ConstraintProto { BoolAnd = Argument(literals, nameof(literals)) });

    /// <inheritdoc cref="AddBoolAnd(ReadOnlySpan{Literal})"/>
    public Constraint AddBoolAnd(params ReadOnlySpan<BoolVar> literals) => AddBoolAnd(BoolVar.AsLiterals(literals));

    /// <summary>If the first is true, all the others are true.</summary>
    /// <param name="condition">A literal of this model.</param>
    /// <param name="consequences">Literals of this model.</param>
    /// <exception cref="ArgumentException">A literal belongs to no model or to another one.</exception>
    public Constraint AddImplication(Literal condition, params ReadOnlySpan<Literal> consequences) =>
        AddBoolAnd(consequences).OnlyIf(condition);

    private BoolArgumentProto Argument(ReadOnlySpan<Literal> literals, string name)
    {
        var argument = new BoolArgumentProto();
        Copy(literals, argument.Literals, name);
        return argument;
    }

    private void Copy(ReadOnlySpan<Literal> literals, RepeatedField<int> target, string name)
    {
        target.Capacity = literals.Length;
        foreach (var literal in literals)
        {
            target.Add(Code(literal, name));
        }
    }
}
