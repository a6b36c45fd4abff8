using System.Globalization;

namespace Wfm.Forecasting.Tests.Models;

/// <summary>Values of tests/golden/classic_models.csv, made by classic_models.R beside it (R 4.2, package forecast 8.20), and the series they belong to.</summary>
internal static class ClassicGolden
{
    private static readonly Lazy<ILookup<string, double>> Table = new(() => File.ReadLines(RepoRoot.Combine("tests/golden/classic_models.csv")).Skip(1)
        .Select(l => l.Split(',')).ToLookup(f => f[0], f => double.Parse(f[2], CultureInfo.InvariantCulture)));

    /// <summary>Two cycles, of 4 and 28, on a rising level.</summary>
    public static double[] TwoCycles { get; } = [.. Enumerable.Range(0, 120).Select(i =>
        ((50 + (0.05 * i)) * (1 + (0.3 * Math.Sin(2 * Math.PI * i / 4))) * (1 + (0.1 * Math.Cos(2 * Math.PI * i / 28)))) + (3 * Math.Sin((double)i * i)))];

    /// <summary>Fourteen weeks of days.</summary>
    public static double[] Days { get; } = [.. Enumerable.Range(0, 98).Select(d => PlainDay(d) + new double[] { 12, 8, 5, 3, -2, -9, -17 }[d % 7])];

    /// <summary>The same without the weekly cycle.</summary>
    public static double[] PlainDays { get; } = [.. Enumerable.Range(0, 98).Select(PlainDay)];

    public static double[] Values(string name) => Table.Value[name].ToArray() is { Length: > 0 } values ? values : throw new ArgumentException($"No golden value '{name}'.");

    public static double Value(string name, int index = 0) => Values(name)[index];

    private static double PlainDay(int d) => 100 + (0.2 * d) + (4 * Math.Sin((double)d * d)) + (3 * Math.Sin(d / 9.0));
}
