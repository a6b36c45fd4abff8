namespace Wfm.OrTools;

/// <summary>The objective as the caller gave it: scale × (Σ coefficient × variable + constant), in whole numbers up to the scale.</summary>
/// <remarks>The solver reports objective values as sums of floating-point numbers (0.99999999999999978 for 1 was seen), so they are computed anew.</remarks>
internal sealed record ModelObjective(int[] Variables, long[] Coefficients, long Constant, double Scale)
{
    public double Value(ReadOnlySpan<long> values)
    {
        var sum = (Int128)Constant;
        for (var i = 0; i < Variables.Length; i++)
        {
            sum += (Int128)Coefficients[i] * values[Variables[i]];
        }

        return Scale * (double)sum;
    }

    /// <summary>The bound, without its rounding error: the solver's own bound is a whole number before scaling.</summary>
    public double? Bound(double reported)
    {
        if (!double.IsFinite(reported))
        {
            return null;
        }

        var sum = reported / Scale;
        var whole = Math.Round(sum);
        return Math.Abs(sum - whole) <= 1e-9 * Math.Max(1, Math.Abs(sum)) ? Scale * whole : reported;
    }
}
