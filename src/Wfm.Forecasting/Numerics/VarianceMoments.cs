namespace Wfm.Forecasting;

/// <summary>Sums for the variance law φ·μ + θ·μ²: squared errors on (μ, μ²) by least squares, weighted by the inverse of their own variance, about 2V².</summary>
internal struct VarianceMoments
{
    private double _a11;
    private double _a12;
    private double _a22;
    private double _b1;
    private double _b2;

    /// <summary>Whether nothing with a mean above 0 was added.</summary>
    public readonly bool IsEmpty => _a11 <= 0;

    /// <summary>φ when θ is 0.</summary>
    public readonly double PhiAlone => _b1 / _a11;

    /// <summary>θ when φ is 0.</summary>
    public readonly double ThetaAlone => _b2 / _a22;

    /// <summary>Adds an observation.</summary>
    /// <param name="mean">μ, above 0.</param>
    /// <param name="square">Squared error.</param>
    /// <param name="variance">The variance V that is believed so far, above 0.</param>
    public void Add(double mean, double square, double variance)
    {
        var w = 1 / (variance * variance);
        _a11 += w * mean * mean;
        _a12 += w * mean * mean * mean;
        _a22 += w * mean * mean * mean * mean;
        _b1 += w * mean * square;
        _b2 += w * mean * mean * square;
    }

    /// <summary>Both at once, of either sign; null where all means are alike and the two cannot be told apart.</summary>
    public readonly (double Phi, double Theta)? Both()
    {
        var det = (_a11 * _a22) - (_a12 * _a12);
        return det > 1e-12 * _a11 * _a22 ? (((_b1 * _a22) - (_b2 * _a12)) / det, ((_b2 * _a11) - (_b1 * _a12)) / det) : null;
    }

    /// <summary>φ when θ is given.</summary>
    public readonly double PhiGiven(double theta) => (_b1 - (theta * _a12)) / _a11;

    /// <summary>θ when φ is given.</summary>
    public readonly double ThetaGiven(double phi) => (_b2 - (phi * _a12)) / _a22;
}
