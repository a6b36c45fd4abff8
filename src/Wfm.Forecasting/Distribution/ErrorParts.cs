namespace Wfm.Forecasting;

/// <summary>
/// What a forecast misses by, in parts. A count with mean forecast μ has variance φ·μ + T·μ², and the squared relative error T is the sum of the parts: a level
/// that all days share and that wanders off with days ahead (a + b·h), an effect of the single day (ω, more on event days), a residual that neighbouring
/// slots of a day share (κ, correlation ρ per slot), and one that an interval has for itself (θ).
/// </summary>
internal sealed record ErrorParts
{
    /// <summary>No level is taken to be off by more than this, squared: however far ahead, the forecast says something.</summary>
    private const double MostLevel = 0.5;

    /// <summary>Counting noise φ: variance over mean at small means.</summary>
    public double Phi { get; init; } = 1.2;

    /// <summary>Relative variance θ that an interval has for itself.</summary>
    public double Theta { get; init; }

    /// <summary>Relative variance κ of the residual that neighbouring slots share.</summary>
    public double Kappa { get; init; } = 0.005;

    /// <summary>Its correlation ρ from one slot to the next, 0 to 1.</summary>
    public double Rho { get; init; } = 0.7;

    /// <summary>Relative variance ω of a day's own effect.</summary>
    public double Omega { get; init; } = 0.01;

    /// <summary>What an event day has on top of ω.</summary>
    public double Special { get; init; } = 0.02;

    /// <summary>Relative variance a of the level at the start.</summary>
    public double LevelStart { get; init; } = 0.004;

    /// <summary>What a day ahead adds to it, b.</summary>
    public double LevelPerDay { get; init; } = 0.00025;

    /// <summary>Relative variance of the level, <paramref name="ahead"/> days ahead (the first day is 1).</summary>
    public double Level(double ahead) => Math.Min(MostLevel, LevelStart + (LevelPerDay * Math.Max(1, ahead)));

    /// <summary>Relative variance of all that the intervals of a day share.</summary>
    public double Shared(double ahead, bool special) => Level(ahead) + Omega + (special ? Special : 0);

    /// <summary>Relative variance T of an interval's mean.</summary>
    public double Relative(double ahead, bool special) => Shared(ahead, special) + Kappa + Theta;

    /// <summary>Variance of an interval's count.</summary>
    public double Variance(double mean, double ahead, bool special) => (Phi * mean) + (Relative(ahead, special) * mean * mean);

    /// <summary>
    /// The parts for intervals <paramref name="ratio"/> times as long: a longer one averages its own noise and some of the neighbours' residual; a shorter one
    /// keeps both, as an hour's parts go wrong together.
    /// </summary>
    public ErrorParts At(double ratio)
    {
        if (ratio <= 1)
        {
            return ratio < 1 ? this with { Rho = Math.Pow(Rho, ratio) } : this;
        }

        // Mean of ρ^|i−j| over the slots of a longer one; ratios such as 1.5 take the nearest whole number of slots.
        var n = (int)Math.Round(ratio);
        var sum = (double)n;
        for (var k = 1; k < n; k++)
        {
            sum += 2 * (n - k) * Math.Pow(Rho, k);
        }

        return this with { Theta = Theta / n, Kappa = Kappa * sum / (n * n), Rho = Math.Pow(Rho, ratio) };
    }
}
