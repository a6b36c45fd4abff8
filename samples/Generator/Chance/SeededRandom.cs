namespace Wfm.Samples.Chance;

/// <summary>
/// Chance from a seed: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014). The same seed gives the same
/// numbers on any machine and in any release, which the framework's own generator doesn't promise.
/// </summary>
public sealed class SeededRandom
{
    private ulong _state;

    /// <summary>A stream of chance.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="stream">Name of the stream: streams of one seed don't disturb each other, so a new agent leaves the calls as they were.</param>
    public SeededRandom(int seed, string stream = "")
    {
        ArgumentNullException.ThrowIfNull(stream);
        var hash = 14695981039346656037UL;
        foreach (var c in stream)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        _state = hash ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in (0, 1), both ends excluded.</summary>
    public double NextDouble() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Uniform whole number from 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        return (int)(((NextBits() >> 32) * (ulong)below) >> 32);
    }

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>Standard normal, by the polar method of Marsaglia and Bray (1964).</summary>
    public double Normal()
    {
        while (true)
        {
            var u = (2 * NextDouble()) - 1;
            var v = (2 * NextDouble()) - 1;
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * PortableMath.Log(s) / s);
            }
        }
    }

    /// <summary>Gamma with mean 1 and a coefficient of variation in (0, 1], by Marsaglia and Tsang (2000).</summary>
    public double GammaNoise(double variation)
    {
        if (variation is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(variation), variation, "A coefficient of variation must be above 0 and at most 1.");
        }

        var shape = 1 / (variation * variation);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && PortableMath.Log(NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * PortableMath.Log(v)))
            {
                return d * v / shape;
            }
        }
    }

    /// <summary>Poisson count with a mean of 0 or more; sums parts of mean 20 at most, so that the product of uniforms doesn't vanish.</summary>
    public int Poisson(double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        var count = 0;
        for (var left = mean; left > 0; left -= 20)
        {
            var limit = PortableMath.Exp(-Math.Min(left, 20));
            for (var product = NextDouble(); product > limit; product *= NextDouble())
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>How many of <paramref name="trials"/> succeed.</summary>
    public int Binomial(int trials, double probability)
    {
        var count = 0;
        for (var i = 0; i < trials; i++)
        {
            count += Chance(probability) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The items in random order (Fisher and Yates).</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] result = [.. items];
        for (var i = result.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (result[i], result[j]) = (result[j], result[i]);
        }

        return result;
    }
}
