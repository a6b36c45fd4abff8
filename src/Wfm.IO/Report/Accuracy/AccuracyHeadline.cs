namespace Wfm.IO;

/// <summary>What a report says, in a few plain sentences.</summary>
public static class AccuracyHeadline
{
    /// <summary>Sentences about the headline model, the most important first; none when nothing was scored.</summary>
    /// <param name="report">The report of one queue.</param>
    public static IReadOnlyList<string> Of(BacktestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Pooled(report.Headline) is not { } all)
        {
            return [];
        }

        var lines = new List<string> { Miss(report, all) };
        if (double.IsFinite(all.Skill))
        {
            lines.Add(all.Skill >= 0
                ? $"Last week's values would have missed by {Say.Percent(all.NaiveWape)}: the forecast has {Say.Percent(all.Skill)} less error."
                : $"Last week's values would have missed by {Say.Percent(all.NaiveWape)}: the forecast has {Say.Percent(-all.Skill)} more error than they.");
        }

        if (double.IsFinite(all.PoissonFloor))
        {
            lines.Add($"Chance alone leaves {Say.Percent(all.PoissonFloor)} that no forecast can avoid.");
        }

        lines.Add(Math.Abs(all.Bias) < 0.0005 ? "On balance it was neither too high nor too low."
            : $"On balance it was {Say.Percent(Math.Abs(all.Bias))} too {(all.Bias > 0 ? "high" : "low")}.");
        if (double.IsFinite(all.Coverage80) && double.IsFinite(all.Coverage95))
        {
            lines.Add($"Of the intervals {Say.Percent(all.Coverage80)} lay in the 80\u00A0% band ({Verdict(all.Coverage80 - 0.80, 0.03)}) and {Say.Percent(all.Coverage95)} in the 95\u00A0% band ({Verdict(all.Coverage95 - 0.95, 0.015)}).");
        }

        if (double.IsFinite(all.AhtError))
        {
            lines.Add($"Handle time was missed by {Say.One(all.AhtError)}\u00A0s on average, {Say.One(Math.Abs(all.AhtBias))}\u00A0s too {(all.AhtBias > 0 ? "high" : "low")} on balance.");
        }

        return lines;
    }

    private static string Miss(BacktestReport report, BacktestScore all)
    {
        var parts = new List<string>();
        foreach (var (level, name) in new[] { ("day", "a day"), ("week", "a week"), ("month", "a month of four weeks") })
        {
            if (report.Pooled(report.Headline, level) is { } score && double.IsFinite(score.Wape))
            {
                parts.Add($"{Say.Percent(score.Wape)} for {name}");
            }
        }

        var origins = report.Origins;
        var who = report.IsFrozen
            ? $"{report.Queue.Name}: version {report.Headline}, from {Say.Date(origins[^1])} on,"
            : $"{report.Queue.Name}: forecasts ({report.Headline}) made on {Say.Number(origins.Count, "earlier date", "earlier dates")} for {Say.Number(report.HorizonDays, "day", "days")}";
        return $"{who} missed the contacts of an interval by {Say.Percent(all.Wape)}{(parts.Count == 0 ? "" : ", " + string.Join(", ", parts))}.";
    }

    private static string Verdict(double difference, double slack) => difference < -slack ? "too narrow" : difference > slack ? "too wide" : "as it should be";
}
