namespace Wfm.Forecasting;

/// <summary>
/// Mean and variance of a sum of counts over days, under <see cref="ErrorParts"/>. Days are added in order of time. With S(d) the sum of a day's means, S(≥d)
/// that of the day and all later ones: Var = Σ (φμ + θμ²) + Σ over days [ω·S(d)² + κ·Σij ρ^|i−j| μiμj] + Σ over days (L(d) − L(d−1))·S(≥d)², L the level's
/// variance, 0 before the first day.
/// </summary>
internal sealed class SumVariance(ErrorParts parts)
{
    private readonly List<(double Sum, double Level)> _days = [];
    private double _own;

    public double Mean { get; private set; }

    public double Variance
    {
        get
        {
            var (result, tail) = (_own, 0.0);
            for (var d = _days.Count - 1; d >= 0; d--)
            {
                tail += _days[d].Sum;
                result += Math.Max(0, _days[d].Level - (d > 0 ? _days[d - 1].Level : 0)) * tail * tail;
            }

            return result;
        }
    }

    /// <summary>Adds a day, later than those before.</summary>
    /// <param name="means">Means of its intervals, in order of time.</param>
    /// <param name="slots">Their slots.</param>
    /// <param name="ahead">Days ahead of the forecast's start, 1 for the first.</param>
    /// <param name="special">Whether an event touches the day.</param>
    public void AddDay(ReadOnlySpan<double> means, ReadOnlySpan<int> slots, double ahead, bool special)
    {
        // Σij ρ^|i−j| μiμj in one pass: carry = Σ over j before i of ρ^(i−j)·μj.
        var (sum, own, carry, last) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < means.Length; i++)
        {
            var m = means[i];
            if (!(m > 0))
            {
                continue;
            }

            carry *= Math.Pow(parts.Rho, Math.Max(0, slots[i] - last));
            last = slots[i];
            own += (parts.Phi * m) + (parts.Theta * m * m) + (parts.Kappa * m * (m + (2 * carry)));
            carry += m;
            sum += m;
        }

        Mean += sum;
        _own += own + ((parts.Omega + (special ? parts.Special : 0)) * sum * sum);
        _days.Add((sum, parts.Level(ahead)));
    }
}
