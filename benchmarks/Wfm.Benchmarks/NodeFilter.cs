using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;
using Wfm.OrTools;

namespace Wfm.Benchmarks;

/// <summary>Leaves out what needs the solver when no Node answers, and says so: a table that merely lacks rows would look complete.</summary>
internal sealed class NodeFilter : IFilter
{
    /// <summary>Category of benchmarks that need Node and or-tools-wasm.</summary>
    public const string Category = "Node";

    private readonly Lazy<string?> _fault = new(Fault);
    private readonly SortedSet<string> _skipped = new(StringComparer.Ordinal);

    public bool Predicate(BenchmarkCase benchmarkCase)
    {
        ArgumentNullException.ThrowIfNull(benchmarkCase);
        if (!benchmarkCase.Descriptor.HasCategory(Category) || _fault.Value is null)
        {
            return true;
        }

        _skipped.Add(benchmarkCase.Descriptor.Type.Name);
        return false;
    }

    /// <summary>Says what was left out and why; nothing when all ran.</summary>
    public void Report(TextWriter writer)
    {
        if (_skipped.Count > 0)
        {
            writer.WriteLine($"SKIPPED: {string.Join(", ", _skipped)}. {_fault.Value}");
        }
    }

    private static string? Fault()
    {
        try
        {
            return Probe().GetAwaiter().GetResult();
        }
        catch (CpSatRuntimeException e)
        {
            return e.Message;
        }
    }

    private static async Task<string?> Probe()
    {
        await using var runtime = new NodeCpSatRuntime();
        await runtime.WarmUpAsync().ConfigureAwait(false);
        return null;
    }
}
