namespace Wfm.OrTools;

/// <summary>coefficient × variable + offset, or a constant: what the start, size, end and demand of an interval may be.</summary>
public readonly record struct AffineExpr
{
    internal AffineExpr(IntVar variable, long coefficient, long offset) =>
        (Variable, Coefficient, Offset) = (variable, coefficient, offset);

    /// <summary>The variable; without meaning when <see cref="Coefficient"/> is 0.</summary>
    public IntVar Variable { get; }

    /// <summary>Factor of the variable; 0 for a constant.</summary>
    public long Coefficient { get; }

    /// <summary>The constant part.</summary>
    public long Offset { get; }

    /// <summary>This plus a constant.</summary>
    /// <param name="offset">Any integer; the sum has to fit a 64-bit integer.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public AffineExpr Plus(long offset) => new(Variable, Coefficient, checked(Offset + offset));

    /// <summary>A constant.</summary>
    /// <param name="value">Any integer.</param>
    public static AffineExpr Constant(long value) => new(default, 0, value);

    /// <summary>A constant.</summary>
    /// <param name="value">Any integer.</param>
    public static implicit operator AffineExpr(long value) => Constant(value);

    /// <summary>A variable by itself.</summary>
    /// <param name="variable">A variable of a model.</param>
    public static implicit operator AffineExpr(IntVar variable) => new(variable, 1, 0);

    /// <summary>A variable by itself.</summary>
    /// <param name="variable">A variable of a model.</param>
    public static implicit operator AffineExpr(BoolVar variable) => new(variable, 1, 0);
}
