namespace Wfm;

/// <summary>Forecast of a day, week or month of a queue, a channel, a site or everything.</summary>
/// <param name="Level">What it is added up over.</param>
/// <param name="Name">Name of the queue, channel or site; <c>all</c> for everything.</param>
/// <param name="Total">The forecast.</param>
public sealed record LevelTotal(ForecastLevel Level, string Name, PeriodTotal Total);
