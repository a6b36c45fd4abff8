namespace Wfm;

/// <summary>How one model (or one frozen forecast version) did from one origin, or pooled over all, on one level and part of the horizon.</summary>
/// <param name="Model">Model asked for: a name or <c>auto</c>; of a frozen forecast the version's name.</param>
/// <param name="Origin">First day forecast, or null for all origins pooled.</param>
/// <param name="Level">
/// What is compared, one of <see cref="Levels"/>: <c>interval</c>, <c>day</c>, <c>week</c> (seven days counted from the origin), <c>month</c> (28 days counted from the
/// origin); <c>interval_weekday</c> and <c>day_weekday</c> for one weekday, <c>interval_hour</c> for the intervals that start in one hour of the local day.
/// </param>
/// <param name="FromDay">First day ahead that counts, from 1.</param>
/// <param name="ToDay">Last day ahead that counts.</param>
/// <param name="Count">Number of intervals, days, weeks or months compared.</param>
/// <param name="Wape">Σ|actual − forecast| ÷ Σ actual.</param>
/// <param name="Bias">Σ(forecast − actual) ÷ Σ actual.</param>
/// <param name="Mase">
/// Mean absolute error against the training data's change over a season: a week for intervals, days and weeks, 28 days for months. NaN when the training data are
/// shorter than two seasons.
/// </param>
/// <param name="Coverage80">Share of actuals between the 10 % and the 90 % quantile; NaN where the forecast has no band.</param>
/// <param name="Coverage95">Share of actuals between the 2.5 % and the 97.5 % quantile; NaN where the forecast has no band.</param>
/// <param name="Winkler80">Winkler score of the 80 % band ÷ mean actual; NaN where the forecast has no band.</param>
/// <param name="Winkler95">Winkler score of the 95 % band ÷ mean actual; NaN where the forecast has no band.</param>
/// <param name="PoissonFloor">WAPE that would be left to one who knows every mean, if counts were Poisson: Σ E|Y − μ| ÷ Σ μ at the forecast means.</param>
public sealed record BacktestScore(string Model, DateOnly? Origin, string Level, int FromDay, int ToDay, int Count, double Wape, double Bias, double Mase,
    double Coverage80, double Coverage95, double Winkler80, double Winkler95, double PoissonFloor)
{
    /// <summary>All levels, in the order of the reports.</summary>
    public static readonly IReadOnlyList<string> Levels = ["interval", "day", "week", "month", "interval_weekday", "day_weekday", "interval_hour"];

    /// <summary>Weekday that is meant, for the levels by weekday; otherwise null.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>Hour of the local day (0-23) that is meant, for the level by hour; otherwise null.</summary>
    public int? Hour { get; init; }

    /// <summary>Contacts that came, over all that is compared.</summary>
    public double Actual { get; init; }

    /// <summary>Contacts that were forecast, over all that is compared.</summary>
    public double Forecast { get; init; }

    /// <summary>WAPE of the seasonal naive forecast (the same slot of the last week that has it) from the same origins on the same intervals; NaN when it could not be made.</summary>
    public double NaiveWape { get; init; } = double.NaN;

    /// <summary>1 − WAPE ÷ naive WAPE: 0.25 is a quarter less error than last week's values would have had; below 0 is worse than them.</summary>
    public double Skill => NaiveWape > 0 ? 1 - (Wape / NaiveWape) : double.NaN;

    /// <summary>Mean absolute error of the handle time in seconds, weighted with the contacts handled (offered, where that is not known); NaN without handle times.</summary>
    public double AhtError { get; init; } = double.NaN;

    /// <summary>Mean of forecast less actual handle time in seconds, weighted like <see cref="AhtError"/>.</summary>
    public double AhtBias { get; init; } = double.NaN;

    /// <summary>Contacts behind the two errors of the handle time.</summary>
    public double AhtContacts { get; init; }

    /// <summary>Of <see cref="Count"/>, how many have a band that was compared.</summary>
    public int BandCount { get; init; }
}
