namespace Wfm;

/// <summary>
/// SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014, section 4), and standard normal numbers from it by Marsaglia's polar method (SIAM Review 6, 1964).
/// Written out here, so that a seed gives the same numbers on every runtime.
/// </summary>
internal sealed class SplitMix64
{
    private ulong _state;
    private double _spare = double.NaN;

    /// <summary>One stream of many under a seed, for instance of a sample path or a replication: far apart, however near their numbers.</summary>
    public SplitMix64(int seed, int stream)
    {
        _state = (uint)seed;
        _state = Next() ^ (uint)stream;
        _state = Next();
    }

    /// <summary>The plain generator at a state.</summary>
    public SplitMix64(ulong state) => _state = state;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in 0..<paramref name="below"/>−1.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary>An exponential number with mean 1, by inversion.</summary>
    public double Exponential() => -Math.Log(((Next() >> 11) + 1) * (1.0 / (1UL << 53)));

    /// <summary>A standard normal number.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        while (true)
        {
            var (x, y) = (Symmetric(), Symmetric());
            var s = (x * x) + (y * y);
            if (s is > 0 and < 1)
            {
                var scale = Math.Sqrt(-2 * Math.Log(s) / s);
                _spare = y * scale;
                return x * scale;
            }
        }
    }

    private double Symmetric() => ((Next() >> 11) * (2.0 / (1UL << 53))) - 1;
}
