using Wfm.OrTools;

namespace Wfm.Rostering;

/// <summary>
/// Makes rosters: weeks by a dynamic programme per person, ruin and recreate over all, CP-SAT on each day with everybody in it, and a lower bound from prices.
/// Counted work ends the search, so the same problem, options and seed give the same roster; the clock and the token only stop it.
/// </summary>
/// <param name="runtime">Solver for the exact repairs, or null to go without: the roster stands, and a note says so.</param>
public sealed class RosterEngine(ICpSatRuntime? runtime = null)
{
    // Temperatures in points per round: hot enough to move a shift across a half-hour hole, cold enough to end as plain descent.
    private const double Hot = 300;
    private const double Cold = 8;

    /// <summary>Searches for the best roster.</summary>
    /// <param name="problem">What to cover, with whom.</param>
    /// <param name="options">How hard to search; null for the defaults.</param>
    /// <param name="progress">Told now and then where the search stands.</param>
    /// <param name="cancellationToken">"I no longer want it": ends the search with an exception. A time limit ends it with the best roster instead.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RosterResult> SolveAsync(
        RosterProblem problem, RosterOptions? options = null, IProgress<RosterProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new RosterOptions();
        var run = await Task.Run(() => new RosterRun(problem, options, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        await Task.Run(() => run.AnnealAsync(Hot, Cold), cancellationToken).ConfigureAwait(false);
        await run.RepairAsync(runtime).ConfigureAwait(false);
        return run.Result();
    }
}
