using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Wfm.OrTools;

/// <summary>Reads progress out of CP-SAT's log as it is printed.</summary>
/// <remarks>The lines in question: <c>#12 3.21s best:1234 next:[1000,1233] quick_restart</c> for a solution and
/// <c>#Bound 0.36s best:-inf next:[-0,5567] main</c> for a bound. The range holds the values a better solution can still have, so its far end is
/// the bound: the lower one when minimizing, the upper one when maximizing. An empty range says that the solution is proven best.</remarks>
internal sealed partial class SolverLogReader(bool isMaximization, bool keepsText, IProgress<CpSatProgress>? progress)
{
    private readonly StringBuilder text = new();
    private string rest = "";

    public string Text => text.ToString();

    public void Add(string chunk)
    {
        if (keepsText)
        {
            text.Append(chunk);
        }

        if (progress is null)
        {
            return;
        }

        var lines = (rest + chunk).Split('\n');
        rest = lines[^1];
        foreach (var line in lines.AsSpan(0, lines.Length - 1))
        {
            if (Parse(line, isMaximization) is { } step)
            {
                progress.Report(step);
            }
        }
    }

    public static CpSatProgress? Parse(string line, bool isMaximization)
    {
        if (!line.StartsWith('#') || Step().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var seconds = double.Parse(match.Groups["time"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        var objective = Number(match.Groups["best"]);
        var bound = match.Groups["low"].Success ? Number(match.Groups[isMaximization ? "high" : "low"]) : objective;
        return new CpSatProgress(objective, bound, TimeSpan.FromSeconds(seconds), match.Groups["id"].Value != "Bound");
    }

    private static double? Number(Group group) =>
        group.Success && double.TryParse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    [GeneratedRegex(@"^#(?<id>\d+|Bound) +(?<time>[0-9.]+)s +(?:best:(?<best>\S+) +next:\[(?:(?<low>[^,\]]+),(?<high>[^\]]+))?\])?", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
