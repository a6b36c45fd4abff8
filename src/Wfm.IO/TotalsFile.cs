namespace Wfm.IO;

/// <summary>
/// <c>totals.csv</c>: <c>level, name, period, start, days, volume, q02_5, q10, q25, q50, q75, q90, q97_5, aht_s</c>. Level is <c>queue</c>, <c>channel</c>,
/// <c>site</c> or <c>all</c>, period <c>day</c>, <c>week</c> (from Monday) or <c>month</c>, start the first local day that is counted and days how many are.
/// </summary>
public static class TotalsFile
{
    /// <summary>Writes totals in the order given.</summary>
    public static void Write(TextWriter writer, IEnumerable<LevelTotal> totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        using var csv = new CsvOut(writer, ["level", "name", "period", "start", "days", "volume", .. ForecastFile.Quantiles, "aht_s"]);
        foreach (var (level, name, total) in totals)
        {
            csv.Text(Names.Of(level)).Text(name).Text(Names.Of(total.Period)).Day(total.Start).Number(total.Days).Number(total.Mean);
            foreach (var quantile in total.Quantiles)
            {
                csv.Number(quantile);
            }

            csv.Number(total.AhtSeconds).End();
        }
    }
}
