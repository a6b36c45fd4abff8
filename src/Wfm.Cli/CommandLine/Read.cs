using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Wfm.Forecasting;
using Wfm.IO;

namespace Wfm.Cli.CommandLine;

/// <summary>Values of options from their texts. A fault says what the value must be.</summary>
internal static partial class Read
{
    /// <summary>Reads a text; <paramref name="mustBe"/> says what it must be when it cannot be read.</summary>
    public delegate T Reader<T>(string text, out string? mustBe);

    public static Option<T> Option<T>(string name, string description, Reader<T> reader) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (result.Tokens.Count != 1)
            {
                result.AddError($"{name} must be given once, with one value.");
                return default!;
            }

            var text = result.Tokens[0].Value;
            var value = reader(text, out var mustBe);
            if (mustBe is not null)
            {
                result.AddError($"{name}: '{text}' must be {mustBe.TrimEnd('.')}{(mustBe.EndsWith('?') ? "" : ".")}");
            }

            return value;
        },
    };

    public static Option<T> Required<T>(Option<T> option, bool required = true)
    {
        option.Required = required;
        return option;
    }

    public static char? Delimiter(string text, out string? mustBe)
    {
        mustBe = null;
        switch (text)
        {
            case "," or "comma":
                return ',';
            case ";" or "semicolon":
                return ';';
            case "\t" or "\\t" or "tab":
                return '\t';
            default:
                mustBe = "comma, semicolon or tab";
                return null;
        }
    }

    public static CultureInfo? Culture(string text, out string? mustBe)
    {
        mustBe = null;
        try
        {
            return CultureInfo.GetCultureInfo(text, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            mustBe = "the name of a culture such as nl-NL or en-US";
            return null;
        }
    }

    public static TimeZoneInfo? Zone(string text, out string? mustBe)
    {
        mustBe = null;
        try
        {
            return Zones.Find(text, "--zone");
        }
        catch (WfmDataException e)
        {
            var at = e.Message.IndexOf("must be ", StringComparison.Ordinal);
            mustBe = at < 0 ? "an IANA time zone such as Europe/Amsterdam" : e.Message[(at + "must be ".Length)..];
            return null;
        }
    }

    public static int? Seed(string text, out string? mustBe) => Whole(text, int.MinValue, int.MaxValue, "a whole number", out mustBe);

    public static TimeSpan? Seconds(string text, out string? mustBe)
    {
        mustBe = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1e7
            ? null
            : "a number of seconds above 0 and at most 10000000";
        return mustBe is null ? TimeSpan.FromSeconds(seconds) : null;
    }

    public static double? Volume(string text, out string? mustBe)
    {
        mustBe = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var volume) && volume is >= 0 and <= 1e9
            ? null
            : "a number of contacts from 0 to 1000000000";
        return mustBe is null ? volume : null;
    }

    public static string Model(string text, out string? mustBe)
    {
        string[] known = ["auto", .. ForecastModels.All.Select(m => m.Name)];
        var name = known.FirstOrDefault(m => string.Equals(m, text, StringComparison.OrdinalIgnoreCase));
        mustBe = name is null ? $"one of {string.Join(", ", known)}" : null;
        return name ?? text;
    }

    public static IReadOnlyList<string> ModelList(string text, out string? mustBe)
    {
        mustBe = null;
        var names = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            names.Add(Model(part, out var fault));
            mustBe ??= fault is null ? null : $"names parted by commas, each {fault}";
        }

        return [.. names.Distinct()];
    }

    /// <summary>Codes of holiday calendars, parted by commas.</summary>
    public static IReadOnlyList<HolidayCalendar> Holidays(string text, out string? mustBe)
    {
        var found = new List<HolidayCalendar>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!HolidayCalendar.TryFind(part, out var calendar))
            {
                mustBe = $"codes parted by commas, out of {string.Join(", ", HolidayCalendar.Codes)}";
                return [];
            }

            found.Add(calendar);
        }

        mustBe = null;
        return found;
    }

    /// <summary>A horizon in days: 28d, 4w, 48h.</summary>
    public static int Days(string text, out string? mustBe)
    {
        mustBe = null;
        var match = Length().Match(text.Trim());
        if (match.Success && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 100_000)
        {
            var days = match.Groups[2].Value switch
            {
                "w" => count * 7,
                "h" => (count + 23) / 24,
                _ => count,
            };
            if (days <= 3700)
            {
                return days;
            }
        }

        mustBe = "a horizon such as 28d, 4w or 48h, at most 3700 days";
        return 1;
    }

    /// <summary>An interval length: 30min, 30m, PT30M, 1h.</summary>
    public static TimeSpan? Interval(string text, out string? mustBe)
    {
        mustBe = null;
        var match = Step().Match(text.Trim().ToUpperInvariant());
        if (match.Success && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 3600)
        {
            var step = match.Groups[2].Value[0] switch
            {
                'H' => TimeSpan.FromHours(count),
                'S' => TimeSpan.FromSeconds(count),
                _ => TimeSpan.FromMinutes(count),
            };
            if (TimeGrid.IsAllowedStep(step))
            {
                return step;
            }
        }

        mustBe = "5min, 10min, 15min, 20min, 30min or 60min";
        return null;
    }

    /// <summary>An interval length as above, or 1d for whole local days.</summary>
    public static TimeSpan? IntervalOrDay(string text, out string? mustBe)
    {
        if (text.Trim().ToUpperInvariant() is "1D" or "DAY" or "P1D" or "24H")
        {
            mustBe = null;
            return TimeSpan.FromDays(1);
        }

        var result = Interval(text, out mustBe);
        mustBe = mustBe is null ? null : "5min, 10min, 15min, 20min, 30min, 60min or 1d";
        return result;
    }

    /// <summary>Sites of queues: queue=site, parted by commas; a name with a comma or an equals sign in it stands in double quotes, each of its own doubled.</summary>
    public static IReadOnlyDictionary<string, string> Sites(string text, out string? mustBe)
    {
        mustBe = null;
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Unquoted(text, ',').Where(p => p.Trim().Length > 0))
        {
            List<string> names = [.. Unquoted(part, '=').Select(Plain)];
            if (names.Count != 2 || names.Contains("") || !result.TryAdd(names[0], names[1]))
            {
                mustBe = "queue=site, each queue once, parted by commas; names with a comma or an equals sign in double quotes";
            }
        }

        return result;

        static string Plain(string name) =>
            name.Trim() is ['"', .., '"'] quoted ? quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.Trim();
    }

    /// <summary>Parts of a text between separators that are not in double quotes. A quote opens at the start of a name only: others are part of it.</summary>
    private static IEnumerable<string> Unquoted(string text, char separator)
    {
        var (from, quoted, atStart) = (0, false, true);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted)
            {
                // Two quotes in a row are one of the name's own.
                var doubled = text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"';
                quoted = doubled || text[i] != '"';
                i += doubled ? 1 : 0;
                continue;
            }

            quoted = atStart && text[i] == '"';
            if (text[i] == separator)
            {
                yield return text[from..i];
                from = i + 1;
            }

            atStart = text[i] is ',' or '=' || (atStart && char.IsWhiteSpace(text[i]));
        }

        yield return text[from..];
    }

    /// <summary>A date, a local time, or an instant with its offset.</summary>
    public static TimePoint? Time(string text, out string? mustBe)
    {
        mustBe = null;
        if (TimePoint.TryParse(text, out var point))
        {
            return point;
        }

        mustBe = "a date or a time such as 2026-10-12, 2026-10-12T00:00 or 2026-10-12T00:00:00+02:00";
        return null;
    }

    private static int? Whole(string text, int min, int max, string must, out string? mustBe)
    {
        mustBe = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? null : must;
        return mustBe is null ? value : null;
    }

    [GeneratedRegex("^([0-9]+)(d|w|h)$", RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex("^(?:PT)?([0-9]+) ?(MIN|M|H|S)$", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
