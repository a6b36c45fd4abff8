using System.Globalization;
using System.Text;

namespace Wfm.IO;

/// <summary>Values from outside, made fit for one line of a message.</summary>
internal static class Cell
{
    /// <summary>The value on one line: control characters escaped, cut after <paramref name="max"/> characters.</summary>
    public static string Show(string value, int max = 60)
    {
        var text = new StringBuilder(Math.Min(value.Length, max) + 1);
        foreach (var rune in value.EnumerateRunes())
        {
            if (text.Length >= max)
            {
                return text.Append('…').ToString();
            }

            switch (rune.Value)
            {
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    // Direction marks and line separators would also disturb the line they are shown in.
                    if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
                    }
                    else
                    {
                        text.Append(rune.ToString());
                    }

                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>The words of an argument error without the parts that .NET adds.</summary>
    public static string Show(ArgumentException e)
    {
        var text = e.Message.AsSpan();
        var cut = text.IndexOf(" (Parameter '");
        text = cut >= 0 ? text[..cut] : text;
        return Show(text.ToString(), 300);
    }

    /// <summary>Names as a list for a message.</summary>
    public static string List(IEnumerable<string> names, int max = 20)
    {
        var all = names.Select(n => Show(n)).ToList();
        return all.Count <= max ? string.Join(", ", all) : string.Join(", ", all.Take(max)) + $" and {all.Count - max} more";
    }

    /// <summary>
    /// Text as a cell that no spreadsheet runs as a formula: an apostrophe goes before a leading = + - @, tab or return. <see cref="FromSafe"/> takes it off again.
    /// </summary>
    public static string ToSafe(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>The text of a cell that <see cref="ToSafe"/> wrote.</summary>
    public static string FromSafe(string cell) => cell.Length > 1 && cell[0] == '\'' && LooksLikeFormula(cell) ? cell[1..] : cell;

    private static bool LooksLikeFormula(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
