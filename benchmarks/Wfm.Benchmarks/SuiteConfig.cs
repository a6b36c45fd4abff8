using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;

namespace Wfm.Benchmarks;

/// <summary>BenchmarkDotNet's defaults with a short job, so that everything runs in minutes. A <c>--job</c> on the command line replaces it.</summary>
internal static class SuiteConfig
{
    public static IConfig For(IReadOnlyList<string> args, IFilter filter)
    {
        // BenchmarkDotNet builds its own runner with every project in it, and allows two minutes; a busy machine needs more.
        var config = DefaultConfig.Instance.AddFilter(filter).WithBuildTimeout(TimeSpan.FromMinutes(15));
        return args.Any(a => a is "-j" or "--job" || a.StartsWith("--job=", StringComparison.Ordinal)) ? config : config.AddJob(Job.ShortRun);
    }
}
