namespace Wfm.Forecasting;

/// <summary>
/// Variance of the error of a forecast root, a + b × squared root: least squares of squared errors on (1, root²), neither part below 0, b at most 0.5.
/// </summary>
/// <remarks>Counting noise is a quarter whatever the level (a); what days differ by grows with it (b). The mean of a count is the squared root plus this variance.</remarks>
internal struct RootErrorLaw
{
    private double _f;
    private double _ff;
    private double _e2;
    private double _fe2;

    /// <summary>Sum of the weights.</summary>
    public double Weight { get; private set; }

    /// <summary>Mean squared error; 0 when nothing was added.</summary>
    public readonly double MeanSquare => Weight > 0 ? _e2 / Weight : 0;

    /// <summary>Adds an error.</summary>
    /// <param name="square">Square of the forecast root.</param>
    /// <param name="miss">Square of the error.</param>
    /// <param name="weight">How much it counts.</param>
    public void Add(double square, double miss, double weight = 1)
    {
        Weight += weight;
        _f += weight * square;
        _ff += weight * square * square;
        _e2 += weight * miss;
        _fe2 += weight * square * miss;
    }

    /// <summary>The two parts.</summary>
    public readonly (double A, double B) Solve()
    {
        var det = (Weight * _ff) - (_f * _f);
        var b = det > 1e-9 * Weight * _ff ? Math.Clamp(((Weight * _fe2) - (_f * _e2)) / det, 0, 0.5) : 0;
        var a = Weight > 0 ? Math.Max(0, (_e2 - (b * _f)) / Weight) : 0;
        return (a, a > 0 || _f <= 0 ? b : _e2 / _f);
    }

    /// <summary>Mean of the count whose root is forecast; 0 for a root of 0.</summary>
    public static double Mean(double root, double a, double b) => root > 0 ? (root * root * (1 + b)) + a : 0;
}
