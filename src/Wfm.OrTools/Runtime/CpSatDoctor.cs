using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Wfm.OrTools;

/// <summary>Finds out which solver answers, and what is missing if none does.</summary>
public static partial class CpSatDoctor
{
    /// <summary>Starts the runtime, solves a small model with a known answer, and reports. Never throws for a missing part: that is in the report.</summary>
    /// <param name="options">Which runtime; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<CpSatReport> ExamineAsync(CpSatRuntimeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new CpSatRuntimeOptions()) with { Parallelism = 1 };
        var report = new CpSatReport { Runtime = "none" };
        try
        {
            report = report with { Runtime = CpSatRuntimes.Choose(options.Kind) == CpSatRuntimeKind.Native ? "native" : "node" };
            var runtime = CpSatRuntimes.Create(options);
            await using (runtime.ConfigureAwait(false))
            {
                var started = Stopwatch.GetTimestamp();
                if (runtime is NodeCpSatRuntime node)
                {
                    // Known even if the start below fails.
                    report = report with
                    {
                        NodePath = node.Installation.Nodes[0].Path,
                        NodeSource = node.Installation.Nodes[0].Source,
                        PackageFolder = node.Installation.PackageFolder,
                    };
                    var (chosen, greeting) = await node.GreetingAsync(cancellationToken).ConfigureAwait(false);
                    report = report with
                    {
                        NodePath = chosen.Path,
                        NodeSource = chosen.Source,
                        NodeVersion = greeting.Node,
                        HasJspi = greeting.Jspi,
                        PackageVersion = greeting.Package,
                        StartTime = Stopwatch.GetElapsedTime(started),
                        Warnings = node.Warnings,
                    };
                }

                report = await RoundTripAsync(runtime, report, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (CpSatRuntimeException error)
        {
            report = report with { Problems = [.. report.Problems, error.Message] };
        }

        return report;
    }

    // A knapsack whose best answer is plain: of 3, 4 and 5 kg worth 4, 5 and 6, at most 8 kg; 3 kg and 5 kg are worth 10.
    private static async Task<CpSatReport> RoundTripAsync(ICpSatRuntime runtime, CpSatReport report, CancellationToken cancellationToken)
    {
        var model = new CpModel("doctor");
        var take = model.NewBools(3);
        model.AddLinear(take, [3, 4, 5], 0, 8);
        model.Maximize(new LinearExpr().Add(take[0], 4).Add(take[1], 5).Add(take[2], 6));
        var options = new CpSatOptions { TimeLimit = TimeSpan.FromSeconds(20), LogProgress = true };
        var started = Stopwatch.GetTimestamp();
        var response = await runtime.SolveAsync(model, options, progress: null, cancellationToken).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var version = SolverVersion().Match(response.Log);
        report = report with { RoundTrip = elapsed, SolverVersion = version.Success ? version.Groups[1].Value : null };
        return response is { Status: CpSatStatus.Optimal, Objective: 10 }
            ? report
            : report with
            {
                Problems = [FormattableString.Invariant($"The solver answered a small model with {response.Status}, {response.Objective}; the right answer is Optimal, 10. Install it again.")],
            };
    }

    [GeneratedRegex(@"CP-SAT solver v(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex SolverVersion();
}
