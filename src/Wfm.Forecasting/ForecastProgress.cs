namespace Wfm.Forecasting;

/// <summary>How far a fit or a backtest is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Fraction">Share done, 0 to 1.</param>
public readonly record struct ForecastProgress(string Stage, double Fraction);
