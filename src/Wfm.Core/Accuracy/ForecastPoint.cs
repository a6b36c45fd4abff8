namespace Wfm;

/// <summary>What a frozen forecast said about one interval.</summary>
/// <param name="Start">Start of the interval.</param>
/// <param name="Volume">Mean number of contacts.</param>
/// <param name="AhtSeconds">Mean handle time in seconds, or NaN.</param>
/// <param name="Low95">2.5 % quantile of the volume, or NaN.</param>
/// <param name="Low80">10 % quantile, or NaN.</param>
/// <param name="High80">90 % quantile, or NaN.</param>
/// <param name="High95">97.5 % quantile, or NaN.</param>
public readonly record struct ForecastPoint(DateTimeOffset Start, double Volume, double AhtSeconds = double.NaN,
    double Low95 = double.NaN, double Low80 = double.NaN, double High80 = double.NaN, double High95 = double.NaN);
