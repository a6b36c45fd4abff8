using Wfm.OrTools.Native;

namespace Wfm.OrTools.Tests;

/// <summary>The contract, with Google.OrTools in this process.</summary>
public sealed class NativeCpSatRuntimeTests : CpSatRuntimeContract
{
    protected override ICpSatRuntime CreateRuntime() => new NativeCpSatRuntime(2);
}
