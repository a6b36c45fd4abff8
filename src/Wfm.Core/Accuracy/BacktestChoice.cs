namespace Wfm;

/// <summary>What <c>auto</c> chose at one origin, from the history before it alone.</summary>
/// <param name="Origin">First day forecast.</param>
/// <param name="Model">Name of the model or combination in use.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Scores">WAPE (0-1) of the candidates in the backtest inside the history, best first; empty when the history was too short for one.</param>
public sealed record BacktestChoice(DateOnly Origin, string Model, string Reason, IReadOnlyList<KeyValuePair<string, double>> Scores);
