namespace Wfm.Forecasting;

/// <summary>
/// SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014, section 4), and standard normal numbers from it by Marsaglia's polar method (SIAM Review 6, 1964).
/// Written out here, so that a seed gives the same numbers on every runtime.
/// </summary>
internal sealed class PathRandom
{
    private ulong _state;
    private double _spare = double.NaN;

    /// <summary>The stream of one path: seeds and paths far apart, however near their numbers.</summary>
    public PathRandom(int seed, int path)
    {
        _state = (uint)seed;
        _state = Next() ^ (uint)path;
        _state = Next();
    }

    /// <summary>The plain generator at a state.</summary>
    public PathRandom(ulong state) => _state = state;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

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
