namespace Wfm.Forecasting.Counts;

/// <summary>How smooth daily curves of log shares are expected to be, in units of hours, so that it means the same whatever the interval.</summary>
/// <param name="Bend">Expected second derivative of the curve that weekdays share, per hour squared; infinite: no smoothing.</param>
/// <param name="Deviation">Expected size of a weekday's own deviation from it, in logs (0.1: about 10 %); 0: none.</param>
/// <param name="Length">Hours over which a deviation keeps its value.</param>
internal readonly record struct CurvePenalty(double Bend, double Deviation, double Length)
{
    /// <summary>Penalty on squared second differences of the shared curve.</summary>
    public double Shared(int slots) => double.IsPositiveInfinity(Bend) ? 0 : Cube(slots / 24.0) / (Bend * Bend);

    /// <summary>Penalty on squares of a deviation, from the density of a process of that size and length: 1 ÷ (2√2 · size² · length) per hour.</summary>
    public double Ridge(int slots) => 24.0 / slots / (Norm * Deviation * Deviation * Length);

    /// <summary>Penalty on squared second differences of a deviation.</summary>
    public double Rough(int slots) => Cube(Length * slots / 24.0) / (Norm * Deviation * Deviation);

    private const double Norm = 2.8284271247461903;

    private static double Cube(double x) => x * x * x;
}
