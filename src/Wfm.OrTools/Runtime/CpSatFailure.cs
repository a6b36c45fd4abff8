namespace Wfm.OrTools;

/// <summary>Why a runtime could not answer.</summary>
public enum CpSatFailure
{
    /// <summary>The solver's process or module ended in the middle of a solve, twice.</summary>
    Crashed,

    /// <summary>The solver kept silent far beyond its time limit and was stopped.</summary>
    Hung,

    /// <summary>The model needs more memory than the solver can have.</summary>
    OutOfMemory,

    /// <summary>There is no Node, or it does not start.</summary>
    NodeMissing,

    /// <summary>The or-tools-wasm package is missing or does not load.</summary>
    PackageMissing,

    /// <summary>The native runtime was asked for and is not there.</summary>
    NativeMissing,

    /// <summary>The solver's answer could not be read.</summary>
    BadAnswer,
}
