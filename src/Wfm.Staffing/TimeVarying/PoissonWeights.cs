namespace Wfm.Staffing;

/// <summary>Probabilities of a Poisson count with a given mean, and of more than each count: what uniformization weighs its steps with.</summary>
internal sealed class PoissonWeights
{
    // Relative to the largest: what lies below does not show in double.
    private const double Least = 1e-18;

    /// <summary>The weights of a mean, 0 or more. At least one.</summary>
    public PoissonWeights(double mean)
    {
        // Outward from the mode by ratios, scaled so that all add up to 1: no factorial and no e^(−mean).
        var mode = (int)mean;
        var last = mode;
        for (var w = 1.0; w > Least; w *= mean / last)
        {
            last++;
        }

        At = new double[last + 1];
        At[mode] = 1;
        for (var k = mode; k > 0 && At[k] > Least; k--)
        {
            At[k - 1] = At[k] * k / mean;
        }

        for (var k = mode; k < last; k++)
        {
            At[k + 1] = At[k] * mean / (k + 1);
        }

        var total = At.Sum();
        More = new double[At.Length];
        var more = 0.0;
        for (var k = last; k >= 0; k--)
        {
            More[k] = more;
            At[k] /= total;
            more += At[k];
        }
    }

    /// <summary>P(count = k).</summary>
    public double[] At { get; }

    /// <summary>P(count &gt; k).</summary>
    public double[] More { get; }
}
