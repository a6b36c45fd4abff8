namespace Wfm;

/// <summary>Scores of several queues taken together.</summary>
public static class ScorePool
{
    /// <summary>
    /// One score over all: errors, bias, bands, floor and yardstick weigh by contacts or by what was compared, so that the result is that of all intervals (or periods) in
    /// one table. Null when there is none. A measure that some lack is that of the others; the yardstick and so the skill are then those of the others too.
    /// </summary>
    /// <param name="scores">One score per queue, of one model, level and part of the horizon.</param>
    public static BacktestScore? Of(IReadOnlyCollection<BacktestScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count == 0)
        {
            return null;
        }

        double Mean(Func<BacktestScore, double> value, Func<BacktestScore, double> weight)
        {
            var (sum, weights) = (0.0, 0.0);
            foreach (var s in scores.Where(s => !double.IsNaN(value(s))))
            {
                sum += weight(s) * value(s);
                weights += weight(s);
            }

            return weights > 0 ? sum / weights : double.NaN;
        }

        var first = scores.First();
        return first with
        {
            Origin = null,
            Count = scores.Sum(s => s.Count),
            Wape = Mean(s => s.Wape, s => s.Actual),
            Bias = Mean(s => s.Bias, s => s.Actual),
            Mase = Mean(s => s.Mase, s => s.Count),
            Coverage80 = Mean(s => s.Coverage80, s => s.BandCount),
            Coverage95 = Mean(s => s.Coverage95, s => s.BandCount),
            Winkler80 = Mean(s => s.Winkler80, s => s.Actual),
            Winkler95 = Mean(s => s.Winkler95, s => s.Actual),
            PoissonFloor = Mean(s => s.PoissonFloor, s => s.Forecast),
            Actual = scores.Sum(s => s.Actual),
            Forecast = scores.Sum(s => s.Forecast),
            NaiveWape = Mean(s => s.NaiveWape, s => s.Actual),
            AhtError = Mean(s => s.AhtError, s => s.AhtContacts),
            AhtBias = Mean(s => s.AhtBias, s => s.AhtContacts),
            AhtContacts = scores.Sum(s => s.AhtContacts),
            BandCount = scores.Sum(s => s.BandCount),
        };
    }
}
