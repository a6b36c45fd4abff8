namespace Wfm.Forecasting;

/// <summary>How one model did from one origin, or pooled over all.</summary>
/// <param name="Model">Model asked for: a name or <c>auto</c>.</param>
/// <param name="Origin">First day forecast, or null for all origins pooled.</param>
/// <param name="Level"><c>interval</c> or <c>day</c>.</param>
/// <param name="FromDay">First day ahead that counts, from 1.</param>
/// <param name="ToDay">Last day ahead that counts.</param>
/// <param name="Count">Number of intervals or days compared.</param>
/// <param name="Wape">Σ|actual − forecast| ÷ Σ actual.</param>
/// <param name="Bias">Σ(forecast − actual) ÷ Σ actual.</param>
/// <param name="Mase">Mean absolute error against the training data's week-to-week change.</param>
/// <param name="Coverage80">Share of actuals between the 10 % and the 90 % quantile; NaN by day.</param>
/// <param name="Coverage95">Share of actuals between the 2.5 % and the 97.5 % quantile; NaN by day.</param>
/// <param name="Winkler80">Winkler score of the 80 % band ÷ mean actual; NaN by day.</param>
/// <param name="Winkler95">Winkler score of the 95 % band ÷ mean actual; NaN by day.</param>
/// <param name="PoissonFloor">WAPE that would be left to one who knows every mean, if counts were Poisson; NaN by day.</param>
public sealed record BacktestScore(string Model, DateOnly? Origin, string Level, int FromDay, int ToDay, int Count, double Wape, double Bias, double Mase,
    double Coverage80, double Coverage95, double Winkler80, double Winkler95, double PoissonFloor);
