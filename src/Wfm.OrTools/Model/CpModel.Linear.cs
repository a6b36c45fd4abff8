using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <content>Sums.</content>
public sealed partial class CpModel
{
    /// <summary>min ≤ sum ≤ max.</summary>
    /// <param name="sum">A sum over this model. Copied, so the buffer is free again.</param>
    /// <param name="min">Lower bound, or <see cref="NoMinimum"/>.</param>
    /// <param name="max">Upper bound, at least <paramref name="min"/>, or <see cref="NoMaximum"/>.</param>
    /// <exception cref="ArgumentException">The sum belongs to another model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are crossed.</exception>
    public Constraint AddLinear(LinearExpr sum, long min, long max)
    {
        ArgumentNullException.ThrowIfNull(sum);
        Own(sum, nameof(sum));
        var linear = NewLinear(sum.Count);
        linear.Vars.AddRange(sum.Variables.ToArray());
        linear.Coeffs.AddRange(sum.Coefficients.ToArray());
        return Append(linear, min, max, sum.Constant);
    }

    /// <summary>min ≤ Σ coefficient × literal ≤ max, where a literal counts 1 when true.</summary>
    /// <param name="literals">Literals of this model.</param>
    /// <param name="coefficients">As many as literals.</param>
    /// <param name="min">Lower bound, or <see cref="NoMinimum"/>.</param>
    /// <param name="max">Upper bound, at least <paramref name="min"/>, or <see cref="NoMaximum"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a literal belongs to no model or to another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are crossed.</exception>
    /// <exception cref="OverflowException">The coefficients of the negated literals add up beyond the 64-bit range.</exception>
    public Constraint AddLinear(ReadOnlySpan<Literal> literals, ReadOnlySpan<long> coefficients, long min, long max)
    {
        SameLength(literals.Length, coefficients.Length, nameof(coefficients));
        var linear = NewLinear(literals.Length);
        var constant = 0L;
        for (var i = 0; i < literals.Length; i++)
        {
            AddTerm(linear, literals[i], coefficients[i], ref constant, nameof(literals));
        }

        return Append(linear, min, max, constant);
    }

    /// <inheritdoc cref="AddLinear(ReadOnlySpan{Literal}, ReadOnlySpan{long}, long, long)"/>
    public Constraint AddLinear(ReadOnlySpan<BoolVar> literals, ReadOnlySpan<long> coefficients, long min, long max) =>
        AddLinear(BoolVar.AsLiterals(literals), coefficients, min, max);

    /// <summary>min ≤ Σ coefficient × variable ≤ max.</summary>
    /// <param name="variables">Variables of this model.</param>
    /// <param name="coefficients">As many as variables.</param>
    /// <param name="min">Lower bound, or <see cref="NoMinimum"/>.</param>
    /// <param name="max">Upper bound, at least <paramref name="min"/>, or <see cref="NoMaximum"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a variable belongs to no model or to another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are crossed.</exception>
    public Constraint AddLinear(ReadOnlySpan<IntVar> variables, ReadOnlySpan<long> coefficients, long min, long max)
    {
        SameLength(variables.Length, coefficients.Length, nameof(coefficients));
        var linear = NewLinear(variables.Length);
        for (var i = 0; i < variables.Length; i++)
        {
            Own(variables[i].ModelId, nameof(variables));
            if (coefficients[i] != 0)
            {
                linear.Vars.Add(variables[i].Index);
                linear.Coeffs.Add(coefficients[i]);
            }
        }

        return Append(linear, min, max, 0);
    }

    /// <summary>At least <paramref name="min"/> and at most <paramref name="max"/> of the literals are true.</summary>
    /// <param name="literals">Literals of this model.</param>
    /// <param name="min">Lower bound, or <see cref="NoMinimum"/>.</param>
    /// <param name="max">Upper bound, at least <paramref name="min"/>, or <see cref="NoMaximum"/>.</param>
    /// <exception cref="ArgumentException">A literal belongs to no model or to another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are crossed.</exception>
    public Constraint AddCount(ReadOnlySpan<Literal> literals, long min, long max)
    {
        var linear = NewLinear(literals.Length);
        var constant = 0L;
        foreach (var literal in literals)
        {
            AddTerm(linear, literal, 1, ref constant, nameof(literals));
        }

        return Append(linear, min, max, constant);
    }

    /// <inheritdoc cref="AddCount(ReadOnlySpan{Literal}, long, long)"/>
    public Constraint AddCount(ReadOnlySpan<BoolVar> literals, long min, long max) => AddCount(BoolVar.AsLiterals(literals), min, max);

    /// <summary>sum = value.</summary>
    /// <param name="sum">A sum over this model.</param>
    /// <param name="value">The value.</param>
    public Constraint AddEqual(LinearExpr sum, long value) => AddLinear(sum, value, value);

    /// <summary>sum ≤ max.</summary>
    /// <param name="sum">A sum over this model.</param>
    /// <param name="max">Upper bound.</param>
    public Constraint AddAtMost(LinearExpr sum, long max) => AddLinear(sum, NoMinimum, max);

    /// <summary>sum ≥ min.</summary>
    /// <param name="sum">A sum over this model.</param>
    /// <param name="min">Lower bound.</param>
    public Constraint AddAtLeast(LinearExpr sum, long min) => AddLinear(sum, min, NoMaximum);

    /// <summary>target = the largest of the expressions.</summary>
    /// <param name="target">An expression over this model.</param>
    /// <param name="expressions">At least one expression over this model.</param>
    /// <exception cref="ArgumentException">There are no expressions, or one belongs to another model.</exception>
    public Constraint AddMaxEquality(AffineExpr target, params ReadOnlySpan<AffineExpr> expressions) => AddExtreme(target, expressions, 1);

    /// <summary>target = the smallest of the expressions.</summary>
    /// <param name="target">An expression over this model.</param>
    /// <param name="expressions">At least one expression over this model.</param>
    /// <exception cref="ArgumentException">There are no expressions, or one belongs to another model.</exception>
    public Constraint AddMinEquality(AffineExpr target, params ReadOnlySpan<AffineExpr> expressions) => AddExtreme(target, expressions, -1);

    // min(e) = t is max(-e) = -t, the only form the solver knows.
    private Constraint AddExtreme(AffineExpr target, ReadOnlySpan<AffineExpr> expressions, long sign)
    {
        if (expressions.IsEmpty)
        {
            throw new ArgumentException("The largest or smallest of nothing is not defined; give at least one expression.", nameof(expressions));
        }

        var argument = new LinearArgumentProto { Target = ToProto(target, nameof(target), sign) };
        foreach (var expression in expressions)
        {
            argument.Exprs.Add(ToProto(expression, nameof(expressions), sign));
        }

        return Append(new ConstraintProto { LinMax = argument });
    }

    private Constraint Append(LinearConstraintProto linear, long min, long max, long constant)
    {
        if (min > max)
        {
            throw new ArgumentOutOfRangeException(nameof(max), max, FormattableString.Invariant($"A sum needs max >= min; got [{min}, {max}]."));
        }

        linear.Domain.Capacity = 2;
        linear.Domain.Add(Shift(min, constant));
        linear.Domain.Add(Shift(max, constant));
        return Append(new ConstraintProto { Linear = linear });
    }

    // A bound at the end of the range means "none" and stays there.
    private static long Shift(long bound, long constant) => bound is NoMinimum or NoMaximum ? bound : checked(bound - constant);

    private static LinearConstraintProto NewLinear(int terms)
    {
        var linear = new LinearConstraintProto();
        linear.Vars.Capacity = terms;
        linear.Coeffs.Capacity = terms;
        return linear;
    }

    private void AddTerm(LinearConstraintProto linear, Literal literal, long coefficient, ref long constant, string name)
    {
        Own(literal.ModelId, name);
        if (coefficient == 0)
        {
            return;
        }

        // A negative index in a sum means -x, not 1-x, so a negated literal is written out as 1-x.
        if (literal.IsNegated)
        {
            constant = checked(constant + coefficient);
            coefficient = checked(-coefficient);
        }

        linear.Vars.Add(literal.VariableIndex);
        linear.Coeffs.Add(coefficient);
    }

    private void Own(LinearExpr sum, string name)
    {
        if (sum.ModelId != 0)
        {
            Own(sum.ModelId, name);
        }
    }

    private LinearExpressionProto ToProto(AffineExpr expression, string name, long sign = 1)
    {
        var result = new LinearExpressionProto { Offset = checked(sign * expression.Offset) };
        if (expression.Coefficient != 0)
        {
            Own(expression.Variable.ModelId, name);
            result.Vars.Add(expression.Variable.Index);
            result.Coeffs.Add(checked(sign * expression.Coefficient));
        }

        return result;
    }

    private static void SameLength(int literals, int coefficients, string name)
    {
        if (literals != coefficients)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Each variable needs one coefficient; got {literals} variables and {coefficients} coefficients."), name);
        }
    }
}
