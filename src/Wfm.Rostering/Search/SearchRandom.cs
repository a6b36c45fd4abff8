namespace Wfm.Rostering;

/// <summary>SplitMix64: small, fast and the same on every machine. Source: G. Steele, D. Lea, C. Flood, OOPSLA 2014, section 4.</summary>
internal sealed class SearchRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number in 0..<paramref name="below"/>−1.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));
}
