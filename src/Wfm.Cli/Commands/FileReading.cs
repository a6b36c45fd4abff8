using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>Reads files one after the other, so that the faults of all of them come together.</summary>
internal sealed class FileReading
{
    private readonly List<string> _faults = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public bool HasFaults => _faults.Count > 0;

    public T? Of<T>(Func<ReadResult<T>> read)
        where T : class
    {
        try
        {
            var result = read();
            _warnings.AddRange(result.Warnings);
            return result.Value;
        }
        catch (WfmDataException e)
        {
            _faults.AddRange(e.Faults);
            return null;
        }
    }

    public WfmDataException Faults() => new(_faults);
}
