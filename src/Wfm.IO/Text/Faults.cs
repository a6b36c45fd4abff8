namespace Wfm.IO;

/// <summary>Gathers the faults of one file: the first ones in words, the rest as a number.</summary>
internal sealed class Faults(string file, int max)
{
    private readonly List<(int Line, int Order, string Text)> _listed = [];
    private int _more;

    public bool Any => _listed.Count > 0;

    /// <summary>A fault of one value: <c>file, line N, column 'c': 'value' must be ...</c></summary>
    public void Value(int line, string column, string value, string must) =>
        Add(line, $"{file}, line {line}, column '{Cell.Show(column)}': '{Cell.Show(value)}' must be {must}.");

    /// <summary>A fault of one key of a YAML file.</summary>
    public void Key(int line, string key, string value, string must) =>
        Add(line, $"{file}, line {line}, key '{Cell.Show(key)}': '{Cell.Show(value)}' must be {must}");

    /// <summary>A fault of one line, in words of its own.</summary>
    public void Line(int line, string text) => Add(line, $"{file}, line {line}: {text}");

    /// <summary>A fault of the whole file.</summary>
    public void File(string text) => Add(0, $"{file} {text}");

    /// <summary>A fault that another reader has put into words.</summary>
    public void Add(WfmDataException e)
    {
        foreach (var fault in e.Faults)
        {
            Add(int.MaxValue, fault);
        }
    }

    /// <exception cref="WfmDataException">There was a fault.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            var lines = _listed.OrderBy(f => f.Line).ThenBy(f => f.Order).Select(f => f.Text);
            throw new WfmDataException(_more == 0 ? lines : lines.Append($"{file}: ... and {_more} more."));
        }
    }

    private void Add(int line, string text)
    {
        if (_listed.Count < max)
        {
            _listed.Add((line, _listed.Count, text));
        }
        else
        {
            _more++;
        }
    }
}
