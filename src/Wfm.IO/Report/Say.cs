using System.Globalization;

namespace Wfm.IO;

/// <summary>Numbers, shares, days and times in words for people.</summary>
internal static class Say
{
    // A number and its unit stay on one line.
    private const string Space = "\u00A0";

    private static readonly CultureInfo _culture = CultureInfo.InvariantCulture;

    public static string Count(double value) => double.IsFinite(value) ? value.ToString("#,0", _culture) : "–";

    public static string One(double value) => double.IsFinite(value) ? value.ToString("#,0.0", _culture) : "–";

    public static string Plain(double value) => value.ToString("0.##", _culture);

    public static string Hours(double value) => One(value) + Space + "h";

    public static string Percent(double share) => double.IsFinite(share) ? (share * 100).ToString("0.0", _culture) + Space + "%" : "–";

    public static string WholePercent(double share) => (share * 100).ToString("0.#", _culture) + Space + "%";

    public static string Seconds(double value) =>
        double.IsPositiveInfinity(value) ? "no end"
        : !double.IsFinite(value) ? "–"
        : value >= 600 ? (value / 60).ToString("0", _culture) + Space + "min"
        : value.ToString("0", _culture) + Space + "s";

    public static string Day(DateOnly day) => day.ToString("ddd yyyy-MM-dd", _culture);

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", _culture);

    public static string Short(DateOnly day) => day.ToString("ddd MM-dd", _culture);

    public static string Time(DateTimeOffset local) => local.ToString("HH:mm", _culture);

    public static string Clock(int minutes) => string.Create(_culture, $"{minutes / 60:00}:{minutes % 60:00}");

    public static string Week(DateOnly day) =>
        string.Create(_culture, $"{ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)):00}");

    public static string Number(double value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";
}
