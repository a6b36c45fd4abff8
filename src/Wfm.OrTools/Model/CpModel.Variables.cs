using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <content>Variables.</content>
public sealed partial class CpModel
{
    // The solver refuses bounds beyond half the 64-bit range, so that a difference of two variables always fits.
    private const long VariableLimit = long.MaxValue / 2;

    // Unnamed 0/1 variables are all alike: one message serves every one of them, whatever the size of the model.
    private static readonly IntegerVariableProto UnnamedBool = new() { Domain = { 0, 1 } };

    private Literal? trueLiteral;

    /// <summary>A literal that is always true. Its negation is always false.</summary>
    public Literal True
    {
        get
        {
            if (trueLiteral is null)
            {
                proto.Variables.Add(new IntegerVariableProto { Domain = { 1, 1 } });
                trueLiteral = new Literal(VariableCount - 1, id);
            }

            return trueLiteral.Value;
        }
    }

    /// <summary>Adds a variable that is 0 or 1.</summary>
    /// <param name="name">For the solver's log; costs memory per variable, so leave it out of large models.</param>
    public BoolVar NewBool(string? name = null)
    {
        proto.Variables.Add(string.IsNullOrEmpty(name) ? UnnamedBool : new IntegerVariableProto { Name = name, Domain = { 0, 1 } });
        return new BoolVar(VariableCount - 1, id);
    }

    /// <summary>Adds several unnamed variables that are 0 or 1.</summary>
    /// <param name="count">How many. At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public BoolVar[] NewBools(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var variables = new BoolVar[count];
        for (var i = 0; i < count; i++)
        {
            variables[i] = NewBool();
        }

        return variables;
    }

    /// <summary>Adds an integer variable.</summary>
    /// <param name="min">Smallest value, at least -(2^62 - 1).</param>
    /// <param name="max">Largest value, at least <paramref name="min"/>, at most 2^62 - 1.</param>
    /// <param name="name">For the solver's log.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are crossed or too far out.</exception>
    public IntVar NewInt(long min, long max, string? name = null)
    {
        CheckValue(min, nameof(min));
        CheckValue(max, nameof(max));
        if (min > max)
        {
            throw new ArgumentOutOfRangeException(nameof(max), max, FormattableString.Invariant(
                $"An integer variable needs max >= min; got [{min}, {max}]{(name is null ? "" : $" for '{name}'")}."));
        }

        proto.Variables.Add(new IntegerVariableProto { Name = name ?? "", Domain = { min, max } });
        return new IntVar(VariableCount - 1, id);
    }

    /// <summary>Adds an integer variable that takes one of the given values.</summary>
    /// <param name="values">At least one value, in any order, each within ±(2^62 - 1). Repeated values count once.</param>
    /// <param name="name">For the solver's log.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is too far out.</exception>
    public IntVar NewIntFrom(ReadOnlySpan<long> values, string? name = null)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A variable needs at least one value.", nameof(values));
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        CheckValue(sorted[0], nameof(values));
        CheckValue(sorted[^1], nameof(values));
        var variable = new IntegerVariableProto { Name = name ?? "" };
        for (var i = 0; i < sorted.Length;)
        {
            var first = sorted[i];
            var last = first;
            for (i++; i < sorted.Length && sorted[i] <= last + 1; i++)
            {
                last = sorted[i];
            }

            variable.Domain.Add(first);
            variable.Domain.Add(last);
        }

        proto.Variables.Add(variable);
        return new IntVar(VariableCount - 1, id);
    }

    private static void CheckValue(long value, string name)
    {
        if (value is < -VariableLimit or > VariableLimit)
        {
            throw new ArgumentOutOfRangeException(name, value, "A variable's values must stay within ±(2^62 - 1), or the solver cannot add two of them.");
        }
    }
}
