namespace Wfm.OrTools;

/// <summary>Which runtime to use.</summary>
public enum CpSatRuntimeKind
{
    /// <summary>What the environment variable WFM_ORTOOLS_RUNTIME says (<c>node</c> or <c>native</c>); without it, native if Wfm.OrTools.Native is
    /// beside the program, else Node.</summary>
    Auto,

    /// <summary>OR-Tools as WebAssembly in Node processes.</summary>
    Node,

    /// <summary>Google.OrTools in this process; needs the package Wfm.OrTools.Native.</summary>
    Native,
}
