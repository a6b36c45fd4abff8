namespace Wfm;

/// <summary>
/// How many contacts an agent has at a time, and what that does to the pace: with j contacts in hand an agent finishes them at <c>Throughput[j − 1]</c> times
/// the rate of one with a single contact. Immutable.
/// </summary>
public sealed class Concurrency
{
    /// <summary>A concurrency.</summary>
    /// <param name="throughput">Factors for 1, 2, … contacts at a time: the first is 1, none is smaller than the one before; 1 to 20 of them; copied.</param>
    /// <exception cref="ArgumentException">The factors are not as described.</exception>
    public Concurrency(IEnumerable<double> throughput)
    {
        ArgumentNullException.ThrowIfNull(throughput);
        Throughput = [.. throughput];
        if (Throughput.Count is 0 or > 20 || Throughput[0] != 1 || Throughput.Zip(Throughput.Skip(1)).Any(p => !(p.Second >= p.First) || !double.IsFinite(p.Second)))
        {
            throw new ArgumentException(
                $"Throughput factors must be 1 to 20 numbers that begin with 1 and do not fall, not {string.Join(", ", Throughput.Select(t => t.ToString(System.Globalization.CultureInfo.InvariantCulture)))}.",
                nameof(throughput));
        }
    }

    /// <summary>Factors for 1, 2, … contacts at a time.</summary>
    public IReadOnlyList<double> Throughput { get; }

    /// <summary>Most contacts at a time.</summary>
    public int Max => Throughput.Count;
}
