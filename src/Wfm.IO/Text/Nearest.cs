namespace Wfm.IO;

/// <summary>"Did you mean": the known name that is closest to a mistyped one.</summary>
internal static class Nearest
{
    /// <summary>The closest name, or null when none is close.</summary>
    public static string? Of(string value, IEnumerable<string> known)
    {
        if (value.Length is 0 or > 60)
        {
            return null;
        }

        string? best = null;
        var least = Math.Max(2, value.Length / 3) + 1;
        foreach (var name in known)
        {
            var distance = Distance(value.ToUpperInvariant(), name.ToUpperInvariant(), least);
            if (distance < least)
            {
                (least, best) = (distance, name);
            }
        }

        return best;
    }

    /// <summary>" Did you mean 'x'?" or nothing.</summary>
    public static string Hint(string value, IEnumerable<string> known) => Of(value, known) is { } name ? $" Did you mean '{name}'?" : "";

    // Levenshtein's distance, row by row.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
