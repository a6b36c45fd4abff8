namespace Wfm.OrTools;

/// <summary>One solve as a runtime sees it: bytes in OR-Tools' own formats.</summary>
public sealed class CpSatRequest
{
    internal CpSatRequest(byte[] model, byte[] parameters, string parameterText, CpSatOptions options, bool wantsProgress, bool isMaximization) =>
        (Model, Parameters, ParameterText, Options, WantsProgress, IsMaximization) = (model, parameters, parameterText, options, wantsProgress, isMaximization);

    /// <summary>The serialized CpModelProto.</summary>
    public ReadOnlyMemory<byte> Model { get; }

    /// <summary>The serialized SatParameters.</summary>
    public ReadOnlyMemory<byte> Parameters { get; }

    /// <summary>The same parameters in protobuf's text format, invariant culture.</summary>
    public string ParameterText { get; }

    /// <summary>The options that the parameters were made from.</summary>
    public CpSatOptions Options { get; }

    /// <summary>Whether anyone listens to the progress.</summary>
    public bool WantsProgress { get; }

    /// <summary>Whether the objective is to be maximized, so that the bound is its upper end.</summary>
    public bool IsMaximization { get; }
}
