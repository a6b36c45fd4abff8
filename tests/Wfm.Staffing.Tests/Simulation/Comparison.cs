using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>One value of a reference table beside what the simulation says.</summary>
internal sealed record Comparison(string Case, string Measure, double Expected, Measured Simulated)
{
    /// <summary>Whether the table's value cannot be told from 0 or 1, so that the simulation must say just that.</summary>
    public bool Certain { get; init; }

    /// <summary>Whether it is too seldom seen in the run for a normal error.</summary>
    public bool Rare { get; init; }

    /// <summary>Standard errors between the two.</summary>
    public double Errors => Math.Abs(Simulated.Mean - Expected) / Simulated.StandardError;

    /// <summary>Whether the table's value lies outside the simulation's own interval.</summary>
    public bool Missed => Certain ? !(Math.Abs(Simulated.Mean - Expected) < 1e-9) : !Simulated.Contains(Expected);

    /// <summary>The largest count of misses, of n with 1 % each, that is not rarer than 1 in 10,000.</summary>
    public static int MostMissed(int n)
    {
        var (term, sum, k) = (Math.Pow(0.99, n), 0.0, 0);
        while (sum + term < 1 - 1e-4)
        {
            sum += term;
            term *= (n - k) / (k + 1.0) * (0.01 / 0.99);
            k++;
        }

        return k;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Case} {Measure}: table {Expected:G6}, simulated {Simulated.Mean:G6} ± {Simulated.HalfWidth:G3} ({Errors:F1} standard errors)");
}
