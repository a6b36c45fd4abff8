using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>The conformance vectors of <c>tests/golden/queueing</c>; its README says how they were computed.</summary>
internal static class GoldenTable
{
    /// <summary>Rows of a table by its file name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        var lines = File.ReadAllLines(RepoRoot.Combine($"tests/golden/queueing/{Vectors(name)}"));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => Row(header, l.Split(',')))];
    }

    public static double Number(this IReadOnlyDictionary<string, string> row, string column) => row[column] switch
    {
        "inf" => double.PositiveInfinity,
        "nan" => double.NaN,
        var text => double.Parse(text, CultureInfo.InvariantCulture),
    };

    public static double? Optional(this IReadOnlyDictionary<string, string> row, string column) => row[column].Length == 0 ? null : row.Number(column);

    /// <summary>Relative 1e-9 with an absolute floor of 1e-12; infinite and NaN must be just that.</summary>
    public static bool Agrees(double actual, double expected, double relative = 1e-9) =>
        double.IsNaN(expected) ? double.IsNaN(actual)
        : double.IsInfinity(expected) ? actual.Equals(expected)
        : Math.Abs(actual - expected) <= Math.Max(1e-12, relative * Math.Abs(expected));

    private static Dictionary<string, string> Row(string[] header, string[] fields) =>
        header.Zip(fields).ToDictionary(p => p.First, p => p.Second);

    // Also by the names under which they were first published.
    private static string Vectors(string name) => name switch
    {
        "golden_dev.csv" => "performance.csv",
        "golden_required_dev.csv" => "required.csv",
        _ => name.StartsWith("golden_", StringComparison.Ordinal) ? name["golden_".Length..] : name,
    };
}
