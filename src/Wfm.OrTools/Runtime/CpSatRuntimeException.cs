namespace Wfm.OrTools;

/// <summary>The solver itself failed, not the model: it is missing, crashed, hung or ran out of memory. The message says what to install or change.</summary>
public sealed class CpSatRuntimeException : Exception
{
    /// <summary>A failure without a known kind counts as a crash.</summary>
    public CpSatRuntimeException() : this("The solver failed.")
    {
    }

    /// <summary>A failure without a known kind counts as a crash.</summary>
    /// <param name="message">What happened and what to do.</param>
    public CpSatRuntimeException(string message) : this(CpSatFailure.Crashed, message)
    {
    }

    /// <summary>A failure without a known kind counts as a crash.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public CpSatRuntimeException(string message, Exception innerException) : this(CpSatFailure.Crashed, message, innerException)
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public CpSatRuntimeException(CpSatFailure kind, string message, Exception? innerException = null) : base(message, innerException) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public CpSatFailure Kind { get; }
}
