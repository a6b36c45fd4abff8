namespace Wfm.IO;

/// <summary>Counts rows about which there is the same thing to say, so that it is said once.</summary>
internal sealed class Tally(string what)
{
    private int _count;
    private int _first;

    public void Add(int line)
    {
        _first = _count == 0 ? line : _first;
        _count++;
    }

    /// <summary>The warning, or null when no row was counted.</summary>
    public string? Text(string file) => _count switch
    {
        0 => null,
        1 => $"{file}, line {_first}: the row has {what}.",
        _ => $"{file}: {_count} rows have {what} (the first on line {_first}).",
    };
}
