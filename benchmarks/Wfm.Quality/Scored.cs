using Wfm.Forecasting;

namespace Wfm.Quality;

/// <summary>One interval that was forecast and came.</summary>
internal readonly record struct Pair(int Origin, DateTimeOffset Start, bool Week1, double Actual, double Mean, double Q025, double Q10, double Q90, double Q975);

/// <summary>Error figures over pairs, as the peers' table has them: shares in percent, Winkler scores over the mean volume.</summary>
internal sealed record Scored(double Week1, double Wape, double DayWape, double Bias, double Cover80, double Cover95, double Winkler80, double Winkler95, double Poisson)
{
    public static Scored Of(IReadOnlyList<Pair> pairs)
    {
        var total = pairs.Sum(p => p.Actual);
        var week = pairs.Where(p => p.Week1).ToList();
        var days = pairs.GroupBy(p => (p.Origin, p.Start.Date)).Sum(d => Math.Abs(d.Sum(p => p.Actual - p.Mean)));
        var actual = pairs.Select(p => p.Actual).ToArray();
        double[] low80 = [.. pairs.Select(p => p.Q10)], high80 = [.. pairs.Select(p => p.Q90)], low95 = [.. pairs.Select(p => p.Q025)], high95 = [.. pairs.Select(p => p.Q975)];
        return new Scored(
            100 * week.Sum(p => Math.Abs(p.Actual - p.Mean)) / week.Sum(p => p.Actual),
            100 * pairs.Sum(p => Math.Abs(p.Actual - p.Mean)) / total,
            100 * days / total,
            100 * pairs.Sum(p => p.Mean - p.Actual) / total,
            100 * Metrics.Coverage(actual, low80, high80),
            100 * Metrics.Coverage(actual, low95, high95),
            Metrics.Winkler(actual, low80, high80, 0.20) * pairs.Count / total,
            Metrics.Winkler(actual, low95, high95, 0.05) * pairs.Count / total,
            100 * pairs.Sum(p => Math.Sqrt(2 * Math.Max(p.Mean, 0) / Math.PI)) / pairs.Sum(p => p.Mean));
    }
}
