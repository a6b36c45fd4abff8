namespace Wfm.Forecasting;

/// <summary>
/// Bands of sums over days, weeks and months: the one place where a backtest asks for them. Bands of intervals do not add up to bands of their sum, so without a
/// distribution of sums there are none, and coverage and Winkler scores of days, weeks and months stay unknown.
/// </summary>
/// <param name="fitted">What was fitted at the origin.</param>
/// <param name="horizon">The whole horizon.</param>
/// <param name="days">Length of the periods in days: 1, 7 or 28, counted from the horizon's first day.</param>
/// <returns>Per whole period low95, low80, high80 and high95; null when there are no bands.</returns>
internal delegate double[]?[]? PeriodBands(FittedForecaster fitted, TimeGrid horizon, int days);
