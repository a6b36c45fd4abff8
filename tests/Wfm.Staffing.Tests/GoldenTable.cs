using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>Reference tables: 80-digit decimals, each number by two routes. They lie in <c>shared/reference</c> beside the repository.</summary>
internal static class GoldenTable
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        var path = Find(name);
        if (path is null)
        {
            Assert.Ignore($"The reference table shared/reference/{name} is not beside this repository.");
        }

        var lines = File.ReadAllLines(path!);
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

    private static string? Find(string name) => SharedData.TryFile($"reference/{name}");
}
