namespace Wfm.OrTools.Tests;

/// <summary>The contract, with OR-Tools as WebAssembly in Node.</summary>
public sealed class NodeCpSatRuntimeTests : CpSatRuntimeContract
{
    protected override ICpSatRuntime CreateRuntime() => new NodeCpSatRuntime();
}
