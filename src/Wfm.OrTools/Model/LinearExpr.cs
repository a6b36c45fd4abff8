namespace Wfm.OrTools;

/// <summary>A sum of coefficient × variable, plus a constant, gathered term by term.</summary>
/// <remarks>A working buffer, not a value: adding changes it, and a model copies what it is given. <see cref="Clear"/> keeps the memory, so one
/// buffer serves any number of constraints without allocating. Not safe to share between threads.</remarks>
public sealed class LinearExpr
{
    private int[] variables;
    private long[] coefficients;

    /// <summary>An empty sum, 0.</summary>
    /// <param name="capacity">Terms to reserve room for. At least 0.</param>
    public LinearExpr(int capacity = 8)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        (variables, coefficients) = (new int[capacity], new long[capacity]);
    }

    /// <summary>Number of terms, the constant not counted.</summary>
    public int Count { get; private set; }

    /// <summary>The constant part.</summary>
    public long Constant { get; private set; }

    internal int ModelId { get; private set; }

    internal ReadOnlySpan<int> Variables => variables.AsSpan(0, Count);

    internal ReadOnlySpan<long> Coefficients => coefficients.AsSpan(0, Count);

    /// <summary>Adds coefficient × variable.</summary>
    /// <param name="variable">A variable of the same model as the terms before.</param>
    /// <param name="coefficient">Any integer; 0 adds nothing.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="ArgumentException">The variable belongs to no model or to another one.</exception>
    public LinearExpr Add(IntVar variable, long coefficient = 1)
    {
        Join(variable.ModelId, nameof(variable));
        if (coefficient == 0)
        {
            return this;
        }

        if (Count == variables.Length)
        {
            var size = Math.Max(8, Count * 2);
            Array.Resize(ref variables, size);
            Array.Resize(ref coefficients, size);
        }

        variables[Count] = variable.Index;
        coefficients[Count++] = coefficient;
        return this;
    }

    /// <summary>Adds coefficient × variable.</summary>
    /// <param name="variable">A variable of the same model as the terms before.</param>
    /// <param name="coefficient">Any integer; 0 adds nothing.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="ArgumentException">The variable belongs to no model or to another one.</exception>
    public LinearExpr Add(BoolVar variable, long coefficient = 1) => Add(variable.ToIntVar(), coefficient);

    /// <summary>Adds the coefficient if the literal is true: for a negation, coefficient × (1 − variable).</summary>
    /// <param name="literal">A literal of the same model as the terms before.</param>
    /// <param name="coefficient">Any integer; 0 adds nothing.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="ArgumentException">The literal belongs to no model or to another one.</exception>
    /// <exception cref="OverflowException">The constant part leaves the 64-bit range.</exception>
    public LinearExpr Add(Literal literal, long coefficient = 1)
    {
        if (!literal.IsNegated)
        {
            return Add(literal.Variable.ToIntVar(), coefficient);
        }

        Constant = checked(Constant + coefficient);
        return Add(literal.Variable.ToIntVar(), checked(-coefficient));
    }

    /// <summary>Adds factor × another sum.</summary>
    /// <param name="other">A sum over the same model. May be this one.</param>
    /// <param name="factor">Any integer.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="ArgumentException">The sums belong to different models.</exception>
    /// <exception cref="OverflowException">A coefficient or the constant leaves the 64-bit range.</exception>
    public LinearExpr Add(LinearExpr other, long factor = 1)
    {
        ArgumentNullException.ThrowIfNull(other);
        var terms = other.Count;
        Constant = checked(Constant + other.Constant * factor);
        for (var i = 0; i < terms; i++)
        {
            Add(new IntVar(other.variables[i], other.ModelId), checked(other.coefficients[i] * factor));
        }

        return this;
    }

    /// <summary>Adds a constant.</summary>
    /// <param name="value">Any integer.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="OverflowException">The constant part leaves the 64-bit range.</exception>
    public LinearExpr AddConstant(long value)
    {
        Constant = checked(Constant + value);
        return this;
    }

    /// <summary>Empties the sum and keeps its memory, for the next constraint.</summary>
    /// <returns>This, for chaining.</returns>
    public LinearExpr Clear()
    {
        (Count, Constant, ModelId) = (0, 0, 0);
        return this;
    }

    /// <summary>The sum of literals: how many of them are true.</summary>
    /// <param name="literals">Literals of one model.</param>
    /// <exception cref="ArgumentException">The literals belong to different models.</exception>
    public static LinearExpr Sum(params ReadOnlySpan<Literal> literals)
    {
        var sum = new LinearExpr(literals.Length);
        foreach (var literal in literals)
        {
            sum.Add(literal);
        }

        return sum;
    }

    /// <summary>The sum of variables.</summary>
    /// <param name="variables">Variables of one model.</param>
    /// <exception cref="ArgumentException">The variables belong to different models.</exception>
    public static LinearExpr Sum(params ReadOnlySpan<BoolVar> variables) => Sum(BoolVar.AsLiterals(variables));

    /// <summary>The sum of variables.</summary>
    /// <param name="variables">Variables of one model.</param>
    /// <exception cref="ArgumentException">The variables belong to different models.</exception>
    public static LinearExpr Sum(params ReadOnlySpan<IntVar> variables)
    {
        var sum = new LinearExpr(variables.Length);
        foreach (var variable in variables)
        {
            sum.Add(variable);
        }

        return sum;
    }

    private void Join(int modelId, string name)
    {
        if (modelId == 0)
        {
            throw new ArgumentException("This variable belongs to no model: it is a default value. Make it with NewBool or NewInt.", name);
        }

        if (ModelId == 0)
        {
            ModelId = modelId;
        }
        else if (ModelId != modelId)
        {
            throw new ArgumentException("This variable belongs to another model than the terms before it. A sum stays within one model.", name);
        }
    }
}
