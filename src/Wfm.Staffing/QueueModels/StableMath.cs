namespace Wfm.Staffing;

/// <summary>Small differences without the loss of their digits. The framework's ExpM1 and LogP1 subtract and add 1 and lose them.</summary>
internal static class StableMath
{
    /// <summary>e^x − 1, W. Kahan's form.</summary>
    public static double ExpMinusOne(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : double.IsPositiveInfinity(u) ? u : (u - 1) * x / Math.Log(u);
    }

    /// <summary>ln(1 + x), W. Kahan's form.</summary>
    public static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) ? u : Math.Log(u) * x / (u - 1);
    }

    /// <summary>e^(−u) − 1 + u, never negative: u²/2 for small u.</summary>
    public static double ExpRemainder(double u)
    {
        if (Math.Abs(u) > 0.4)
        {
            return Math.Exp(-u) - 1 + u;
        }

        // Taylor: the first term left out is 0.4^15 / 15! < 1e-18 of the first.
        var s = 1.0 / 87178291200;
        s = (1.0 / 6227020800) - (u * s);
        s = (1.0 / 479001600) - (u * s);
        s = (1.0 / 39916800) - (u * s);
        s = (1.0 / 3628800) - (u * s);
        s = (1.0 / 362880) - (u * s);
        s = (1.0 / 40320) - (u * s);
        s = (1.0 / 5040) - (u * s);
        s = (1.0 / 720) - (u * s);
        s = (1.0 / 120) - (u * s);
        s = (1.0 / 24) - (u * s);
        s = (1.0 / 6) - (u * s);
        s = 0.5 - (u * s);
        return u * u * s;
    }
}
