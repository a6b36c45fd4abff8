namespace Wfm.Staffing;

/// <summary>Gamma numbers with mean 1 (G. Marsaglia and W. W. Tsang, ACM Transactions on Mathematical Software 26, 2000).</summary>
internal static class GammaFactor
{
    /// <summary>One number.</summary>
    /// <param name="chance">Randomness.</param>
    /// <param name="cv">Standard deviation, 0 or more; 0 gives 1.</param>
    public static double Draw(SplitMix64 chance, double cv)
    {
        var shape = 1 / (cv * cv);
        if (!double.IsFinite(shape) || shape == 0)
        {
            // A spread too small, or too large, for a double: nearly always 1, or nearly always 0.
            return shape == 0 ? 0 : 1;
        }

        // Below shape 1 the method takes the shape one higher and a power of a uniform number.
        var boost = shape < 1 ? Math.Exp(-chance.Exponential() / shape) : 1;
        var d = (shape < 1 ? shape + 1 : shape) - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = chance.Normal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (-chance.Exponential() < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return boost * d * v / shape;
            }
        }
    }
}
