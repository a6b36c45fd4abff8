using System.Globalization;

namespace Wfm.IO;

/// <summary>How tables are read, where the file alone does not say. Immutable.</summary>
public sealed record ReadOptions
{
    /// <summary>What separates columns: comma, semicolon or tab. Null (default): found from the header row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another character.</exception>
    public char? Delimiter
    {
        get;
        init => field = value is null or ',' or ';' or '\t'
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Delimiter), value, "A delimiter must be a comma, a semicolon or a tab.");
    }

    /// <summary>
    /// Culture whose decimal sign numbers carry. Null (default): the decimal point; where columns are not separated by commas, the decimal comma as well, but not both in
    /// one file. Thousands separators are never allowed.
    /// </summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>Zone of times without an offset, and of the days and weeks that are meant. Null (default): UTC, with a warning.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>How many faults of one file are listed before the rest is only counted, 1 or more. Default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxFaults
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxFaults), value, "At least one fault must be listed.");
    } = 100;
}
