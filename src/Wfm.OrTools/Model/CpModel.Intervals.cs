using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <content>Intervals.</content>
public sealed partial class CpModel
{
    /// <summary>An interval [start, end) with start + size = end.</summary>
    /// <param name="start">First instant.</param>
    /// <param name="size">Length. At least 0; a variable length needs a lower bound of 0 or more.</param>
    /// <param name="end">First instant after.</param>
    /// <param name="presence">The interval exists only if this is true; null: always. An absent interval constrains nothing.</param>
    /// <exception cref="ArgumentException">A variable belongs to no model or to another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A constant size is negative.</exception>
    public IntervalVar NewInterval(AffineExpr start, AffineExpr size, AffineExpr end, Literal? presence = null)
    {
        // The solver takes start, size and end as three views and ties them together by no constraint of its own.
        var tie = new LinearExpr(3);
        Gather(tie, start, 1);
        Gather(tie, size, 1);
        Gather(tie, end, -1);
        var equal = AddEqual(tie, 0);
        if (presence is { } literal)
        {
            equal.OnlyIf(literal);
        }

        return AppendInterval(start, size, end, presence);
    }

    /// <summary>An interval of fixed length [start, start + size).</summary>
    /// <param name="start">First instant.</param>
    /// <param name="size">Length. At least 0.</param>
    /// <param name="presence">The interval exists only if this is true; null: always. An absent interval constrains nothing.</param>
    /// <exception cref="ArgumentException">A variable belongs to no model or to another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public IntervalVar NewFixedSizeInterval(AffineExpr start, long size, Literal? presence = null) =>
        AppendInterval(start, size, start.Plus(size), presence);

    /// <summary>No two of the present intervals overlap. Touching is allowed.</summary>
    /// <param name="intervals">Intervals of this model.</param>
    /// <exception cref="ArgumentException">An interval belongs to no model or to another one.</exception>
    public Constraint AddNoOverlap(params ReadOnlySpan<IntervalVar> intervals)
    {
        var constraint = new NoOverlapConstraintProto();
        foreach (var interval in intervals)
        {
            Own(interval.ModelId, nameof(intervals));
            constraint.Intervals.Add(interval.ConstraintIndex);
        }

        return Append(new ConstraintProto { NoOverlap = constraint });
    }

    /// <summary>At every instant the demands of the present intervals add up to at most the capacity.</summary>
    /// <param name="intervals">Intervals of this model.</param>
    /// <param name="demands">As many as intervals. At least 0.</param>
    /// <param name="capacity">At least 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, or something belongs to no model or to another one.</exception>
    public Constraint AddCumulative(ReadOnlySpan<IntervalVar> intervals, ReadOnlySpan<AffineExpr> demands, AffineExpr capacity)
    {
        SameLength(intervals.Length, demands.Length, nameof(demands));
        var constraint = new CumulativeConstraintProto { Capacity = ToProto(capacity, nameof(capacity)) };
        for (var i = 0; i < intervals.Length; i++)
        {
            Own(intervals[i].ModelId, nameof(intervals));
            constraint.Intervals.Add(intervals[i].ConstraintIndex);
            constraint.Demands.Add(ToProto(demands[i], nameof(demands)));
        }

        return Append(new ConstraintProto { Cumulative = constraint });
    }

    private IntervalVar AppendInterval(AffineExpr start, AffineExpr size, AffineExpr end, Literal? presence)
    {
        if (size.Coefficient == 0 && size.Offset < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size.Offset, "An interval's size must be 0 or more.");
        }

        var constraint = new ConstraintProto
        {
            Interval = new IntervalConstraintProto
            {
                Start = ToProto(start, nameof(start)),
                Size = ToProto(size, nameof(size)),
                End = ToProto(end, nameof(end)),
            },
        };
        if (presence is { } literal)
        {
            constraint.EnforcementLiteral.Add(Code(literal, nameof(presence)));
        }

        Append(constraint);
        return new IntervalVar(ConstraintCount - 1, id);
    }

    private static void Gather(LinearExpr sum, AffineExpr expression, long sign)
    {
        if (expression.Coefficient != 0)
        {
            sum.Add(expression.Variable, checked(sign * expression.Coefficient));
        }

        sum.AddConstant(checked(sign * expression.Offset));
    }
}
