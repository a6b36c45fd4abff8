namespace Wfm.IO;

/// <summary>A column that a reader knows.</summary>
/// <param name="Name">Name in the header row, in any case.</param>
/// <param name="IsRequired">Whether the file must have it.</param>
internal sealed record Column(string Name, bool IsRequired)
{
    public static Column Required(string name) => new(name, true);

    public static Column Optional(string name) => new(name, false);

    /// <summary>The known columns in words.</summary>
    public static string Describe(IReadOnlyList<Column> columns)
    {
        var needed = string.Join(", ", columns.Where(c => c.IsRequired).Select(c => c.Name));
        var optional = string.Join(", ", columns.Where(c => !c.IsRequired).Select(c => c.Name));
        return optional.Length == 0 ? needed : $"{needed}; optional: {optional}";
    }
}
