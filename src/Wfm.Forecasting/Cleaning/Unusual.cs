namespace Wfm.Forecasting;

/// <summary>
/// What spikes, slumps and odd days add to volume or take from it. They are kept from the models, which would repeat them at their hour, but they did happen
/// and others will: the mean has to hold their share, spread over all hours.
/// </summary>
internal static class Unusual
{
    /// <summary>The share is never more than this, either way.</summary>
    private const double MostShare = 0.02;

    /// <summary>One storm is no rate: n findings count as n ÷ (n + this) of what they add up to.</summary>
    private const double HalfTrusted = 5;

    /// <summary>Factor on the models' mean.</summary>
    /// <param name="findings">What the cleaning found.</param>
    /// <param name="series">What happened, faults left out.</param>
    public static double Factor(IEnumerable<HistoryFinding> findings, TrainingSeries series)
    {
        var end = series.Zone.StartOfDay(series.End);
        var (extra, total, count) = (0.0, 0.0, 0);
        foreach (var finding in findings)
        {
            if (!finding.IsDataFault && finding.Time.End <= end && !double.IsNaN(finding.Usual))
            {
                extra += finding.Before - finding.Usual;
                count++;
            }
        }

        foreach (var contacts in series.Cells)
        {
            total += double.IsNaN(contacts) ? 0 : contacts;
        }

        return total > 0 ? 1 + Math.Clamp(extra / total * count / (count + HalfTrusted), -MostShare, MostShare) : 1;
    }
}
