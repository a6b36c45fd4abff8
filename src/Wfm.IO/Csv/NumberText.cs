using System.Globalization;

namespace Wfm.IO;

/// <summary>Numbers of one file. The decimal sign is named, or the first number that has one decides; both in one file is a fault.</summary>
internal sealed class NumberText
{
    private readonly bool _open;
    private char _sign;

    /// <param name="delimiter">What separates columns.</param>
    /// <param name="culture">Culture that names the decimal sign, or null.</param>
    public NumberText(char delimiter, CultureInfo? culture)
    {
        _open = culture is null && delimiter != ',';
        _sign = culture is not null ? (culture.NumberFormat.NumberDecimalSeparator == "," ? ',' : '.') : _open ? '\0' : '.';
    }

    /// <summary>What a number looks like here, for messages.</summary>
    public string Form => _sign switch
    {
        ',' => "a number with a decimal comma and no thousands separator",
        '.' => "a number with a decimal point and no thousands separator",
        _ => "a number without thousands separator",
    };

    /// <summary>Reads a number; not a number and infinity are none.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="value">The number.</param>
    /// <param name="must">What the cell must be, when it is not a number.</param>
    public bool TryParse(ReadOnlySpan<char> text, out double value, out string must)
    {
        must = "";
        var at = text.IndexOfAny('.', ',');
        if (at >= 0)
        {
            var sign = text[at];
            if (_sign == '\0')
            {
                if (sign == '.' && CouldBeThousands(text, at))
                {
                    value = 0;
                    must = "clear: it could be a thousand times as much; leave thousands separators out or name the culture";
                    return false;
                }

                _sign = sign;
            }

            if (sign != _sign || text[(at + 1)..].ContainsAny('.', ','))
            {
                value = 0;
                must = Form;
                return false;
            }

            if (sign == ',')
            {
                Span<char> copy = text.Length <= 64 ? stackalloc char[text.Length] : new char[text.Length];
                text.CopyTo(copy);
                copy[at] = '.';
                return TryInvariant(copy, out value, out must);
            }
        }

        return TryInvariant(text, out value, out must);
    }

    private bool TryInvariant(ReadOnlySpan<char> text, out double value, out string must)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var good = double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        must = good ? "" : Form;
        return good;
    }

    // 1.500 in a file that may have decimal commas: a Dutch fifteen hundred or an English one and a half.
    private static bool CouldBeThousands(ReadOnlySpan<char> text, int at)
    {
        var whole = text[..at].TrimStart("+-");
        var rest = text[(at + 1)..];
        return whole.Length is >= 1 and <= 3 && whole[0] != '0' && rest.Length == 3 && !rest.ContainsAnyExceptInRange('0', '9') && !whole.ContainsAnyExceptInRange('0', '9');
    }
}
