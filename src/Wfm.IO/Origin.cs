namespace Wfm.IO;

/// <summary>One split of a backtest: learn from rows before <see cref="TestStart"/>, be judged on what follows.</summary>
/// <param name="Number">Number of the origin.</param>
/// <param name="TrainStart">First instant to learn from.</param>
/// <param name="TestStart">First instant to forecast.</param>
/// <param name="TestWeek1End">End of the first week that is judged.</param>
/// <param name="TestEnd">End of all that is judged.</param>
public sealed record Origin(int Number, DateTimeOffset TrainStart, DateTimeOffset TestStart, DateTimeOffset TestWeek1End, DateTimeOffset TestEnd);
