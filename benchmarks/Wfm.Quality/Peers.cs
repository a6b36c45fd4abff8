using System.Globalization;

namespace Wfm.Quality;

/// <summary>What the best peer methods score on a series: the tables of <c>PEERS.md</c> beside the data.</summary>
/// <param name="Single">Lowest WAPE of weeks 1-4 of a single method, in percent.</param>
/// <param name="Combination">Lowest WAPE of a combination, in percent.</param>
/// <param name="Winkler95">Lowest 95 % Winkler score over the mean volume, of any.</param>
internal sealed record Peers(double Single, double Combination, double Winkler95)
{
    /// <summary>The peers' names of the series that have them.</summary>
    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["bank 30min"] = "bank30",
        ["bank 15min"] = "bank15",
        ["anonymous_bank 30min"] = "anonbank30",
        ["montgomery911 30min"] = "mont911_30",
    };

    /// <summary>The peers of a series, or null when none were run on it.</summary>
    public static Peers? Of(string series, string folder)
    {
        var path = Path.Combine(Path.GetDirectoryName(folder) ?? "", "PEERS.md");
        if (!Headings.TryGetValue(series, out var heading) || !File.Exists(path))
        {
            return null;
        }

        var rows = File.ReadLines(path).SkipWhile(l => l != $"### {heading}").Skip(1).TakeWhile(l => !l.StartsWith('#'))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length > 10 && double.TryParse(c[3], CultureInfo.InvariantCulture, out _))
            .Select(c => (Name: c[1], Wape: double.Parse(c[3], CultureInfo.InvariantCulture), Winkler: double.Parse(c[10], CultureInfo.InvariantCulture))).ToList();
        return rows.Count == 0 ? null : new Peers(
            rows.Where(r => !r.Name.StartsWith("COMB", StringComparison.Ordinal)).Min(r => r.Wape),
            rows.Where(r => r.Name.StartsWith("COMB", StringComparison.Ordinal)).Min(r => r.Wape),
            rows.Min(r => r.Winkler));
    }
}
