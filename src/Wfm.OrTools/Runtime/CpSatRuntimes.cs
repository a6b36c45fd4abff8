using System.Reflection;

namespace Wfm.OrTools;

/// <summary>Makes runtimes. The one place that knows which there are.</summary>
public static class CpSatRuntimes
{
    private const string Variable = "WFM_ORTOOLS_RUNTIME";
    private const string NativeAssembly = "Wfm.OrTools.Native";
    private const string NativeType = "Wfm.OrTools.Native.NativeCpSatRuntime";

    /// <summary>Makes a runtime. Dispose it when done; it keeps processes alive until then.</summary>
    /// <param name="options">Which and how; null for the defaults.</param>
    /// <exception cref="CpSatRuntimeException">What was asked for is not installed; the message says what to install.</exception>
    public static ICpSatRuntime Create(CpSatRuntimeOptions? options = null)
    {
        options ??= new CpSatRuntimeOptions();
        return Choose(options.Kind) == CpSatRuntimeKind.Native
            ? CreateNative(options)
            : new NodeCpSatRuntime((options.Node ?? new NodeRuntimeOptions()) with { Processes = options.Parallelism });
    }

    /// <summary>The runtime that <see cref="Create"/> would make for this wish: Node or native.</summary>
    /// <param name="wish">The wish.</param>
    /// <exception cref="CpSatRuntimeException">WFM_ORTOOLS_RUNTIME names no runtime.</exception>
    public static CpSatRuntimeKind Choose(CpSatRuntimeKind wish)
    {
        if (wish != CpSatRuntimeKind.Auto)
        {
            return wish;
        }

        var said = Environment.GetEnvironmentVariable(Variable);
        return said?.Trim().ToUpperInvariant() switch
        {
            null or "" or "AUTO" => NativeRuntimeType() is null ? CpSatRuntimeKind.Node : CpSatRuntimeKind.Native,
            "NODE" => CpSatRuntimeKind.Node,
            "NATIVE" => CpSatRuntimeKind.Native,
            _ => throw new CpSatRuntimeException(CpSatFailure.NativeMissing, $"The environment variable {Variable} is '{said}'; it must be 'node', 'native' or 'auto'."),
        };
    }

    private static ICpSatRuntime CreateNative(CpSatRuntimeOptions options)
    {
        var type = NativeRuntimeType() ?? throw new CpSatRuntimeException(CpSatFailure.NativeMissing,
            $"The native CP-SAT runtime was asked for, and {NativeAssembly} is not beside the program. Build with -p:OrToolsRuntime=native, or set {Variable}=node.");
        try
        {
            return (ICpSatRuntime)Activator.CreateInstance(type, options.Parallelism)!;
        }
        catch (TargetInvocationException error) when (error.InnerException is { } cause)
        {
            throw new CpSatRuntimeException(CpSatFailure.NativeMissing,
                $"The native CP-SAT runtime does not start: {cause.Message} Restore the package Google.OrTools for this platform, or set {Variable}=node.", cause);
        }
    }

    private static Type? NativeRuntimeType()
    {
        try
        {
            return Assembly.Load(NativeAssembly).GetType(NativeType, throwOnError: false);
        }
        catch (IOException)
        {
            return null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
