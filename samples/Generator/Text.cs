using System.Globalization;
using System.Text;

namespace Wfm.Samples;

/// <summary>Text as the files have it: invariant culture, LF, UTF-8 without a mark.</summary>
public static class Text
{
    /// <summary>ISO 8601 date.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 local time with its offset.</summary>
    public static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A line, LF-ended, with invariant numbers.</summary>
    public static StringBuilder Row(this StringBuilder text, FormattableString row)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Append(FormattableString.Invariant(row)).Append('\n');
    }

    /// <summary>Writes a file.</summary>
    public static void Write(string folder, string name, string content) =>
        File.WriteAllText(Path.Combine(folder, name), content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
