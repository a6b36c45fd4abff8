namespace Wfm;

/// <summary>Input data that cannot be used. Each fault is one line: what it is, the value, where it came from, what is allowed.</summary>
public sealed class WfmDataException : Exception
{
    /// <summary>One or more faults.</summary>
    /// <param name="faults">One line each, at least one.</param>
    public WfmDataException(IEnumerable<string> faults)
        : this([.. faults])
    {
    }

    /// <summary>One fault.</summary>
    public WfmDataException(string fault)
        : this([fault])
    {
    }

    /// <summary>One fault with the error below it.</summary>
    public WfmDataException(string fault, Exception inner)
        : base(fault, inner) => Faults = [fault];

    private WfmDataException(string[] faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>The faults, one line each, in the order they were met.</summary>
    public IReadOnlyList<string> Faults { get; }
}
