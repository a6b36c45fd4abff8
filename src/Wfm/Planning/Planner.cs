using Wfm.Forecasting;
using Wfm.IO;
using Wfm.Rostering;
using Wfm.Staffing;

namespace Wfm;

/// <summary>The chain: history, forecast, requirement, roster, check, simulation. One call for all of it, or one per step.</summary>
public static class Planner
{
    private static readonly string[] Models = ["auto", .. ForecastModels.All.Select(m => m.Name)];

    /// <summary>Everything from history to a judged roster.</summary>
    /// <param name="input">The plan and its tables; only history before the plan's first day is used.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told where it stands, from any thread.</param>
    /// <param name="cancellationToken">Ends it with an exception. A time limit ends it with the best roster so far instead.</param>
    /// <exception cref="WfmDataException">A queue has no history before the plan, the plan names an unknown model, or the parts do not fit each other.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Same input, options and seed: the same forecast, requirement, roster and audit, unless the clock stopped the search
    /// (<see cref="RosterResult.StoppedByClock"/>) or the solver failed on the way, which the warnings say.</remarks>
    public static async Task<PlanOutcome> PlanAsync(
        PlanInput input, PlannerOptions? options = null, IProgress<PlanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= new PlannerOptions();
        var steps = new StepTimes(options.Clock);
        var forecasts = await steps.TimeAsync("forecast", () => ForecastAsync(input, progress, cancellationToken)).ConfigureAwait(false);
        progress?.Report(new PlanProgress("staff", 0, ""));
        input = PlanClosures.Apply(input);
        var staffing = await steps.TimeAsync("staff", () => Task.Run(() => StaffingPlanner.Plan(forecasts, input.Plan), cancellationToken)).ConfigureAwait(false);
        progress?.Report(new PlanProgress("staff", 1, ""));
        input = input with { Warnings = [.. input.Warnings, .. staffing.Warnings] };
        return await RosterAsync(input, staffing.Requirements, forecasts, options, steps, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forecast of every queue of the plan over its horizon, from the history before it. Queues are fitted side by side.</summary>
    /// <param name="input">Plan, histories and events.</param>
    /// <param name="progress">Told where it stands, from any thread.</param>
    /// <param name="cancellationToken">Ends it with an exception.</param>
    /// <exception cref="WfmDataException">A queue has no history before the plan, or the plan names an unknown model.</exception>
    public static async Task<IReadOnlyList<QueueForecast>> ForecastAsync(
        PlanInput input, IProgress<PlanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var plan = input.Plan;
        var pasts = plan.Queues.Select(q => Past(input, q)).ToList();
        List<string> faults = [.. plan.Queues.Zip(pasts).Where(p => p.Second is null)
            .Select(p => $"{HistoryFile.FileName}: queue '{p.First.Queue.Name}' has no interval before the plan's first day, {plan.Grid.FirstDay:yyyy-MM-dd}.")];
        if (!Models.Contains(plan.Model, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add($"{PlanFile.FileName}: model '{plan.Model}' must be one of {string.Join(", ", Models)}.");
        }

        if (faults.Count > 0)
        {
            throw new WfmDataException(faults);
        }

        var shares = new double[pasts.Count];
        var gate = new Lock();
        var fits = plan.Queues.Select((queue, q) => Task.Run(
            () =>
            {
                var listener = progress is null ? null : new Relay<ForecastProgress>(p =>
                {
                    lock (gate)
                    {
                        shares[q] = p.Fraction;
                        progress.Report(new PlanProgress("forecast", shares.Average(), $"{queue.Queue.Name}: {p.Stage}"));
                    }
                });
                var options = new ForecastOptions
                {
                    Events = input.Events,
                    Holidays = plan.Holidays,

                    // Work that can wait comes in at hours at which nobody does it: the history says which.
                    Open = queue.IsDeferred ? null : queue.Open,
                    Model = plan.Model,
                    DefaultAht = queue.DefaultAht ?? new ForecastOptions().DefaultAht,
                    Seed = plan.Seed,
                };
                return Forecaster.Fit(pasts[q]!, options, listener, cancellationToken).Predict(plan.Grid);
            },
            cancellationToken)).ToList();
        return await Task.WhenAll(fits).ConfigureAwait(false);
    }

    /// <summary>A judged roster for a requirement made before, or elsewhere.</summary>
    /// <param name="input">Plan, people, absences and templates.</param>
    /// <param name="requirements">Agents to roster per skill, on the plan's grid.</param>
    /// <param name="forecasts">Forecasts of all queues, for the expected service; null to leave it unknown.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told where it stands, from any thread.</param>
    /// <param name="cancellationToken">Ends it with an exception.</param>
    /// <exception cref="WfmDataException">The parts do not fit each other.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<PlanOutcome> RosterAsync(
        PlanInput input, IReadOnlyList<SkillRequirement> requirements, IReadOnlyList<QueueForecast>? forecasts = null, PlannerOptions? options = null,
        IProgress<PlanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(requirements);
        options ??= new PlannerOptions();
        return RosterAsync(PlanClosures.Apply(input), requirements, forecasts ?? [], options, new StepTimes(options.Clock), progress, cancellationToken);
    }

    /// <summary>Judges any roster, whoever made it.</summary>
    /// <param name="problem">What was asked. Templates and requirements may be empty: what depends on them is not judged then.</param>
    /// <param name="plan">The plan that the forecasts are for.</param>
    /// <param name="forecasts">Forecasts of all queues of the plan, for the expected service; empty to leave it unknown.</param>
    /// <param name="roster">The roster.</param>
    public static AuditReport Judge(RosterProblem problem, Plan plan, IReadOnlyList<QueueForecast> forecasts, Roster roster)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(forecasts);
        if (forecasts.Count == 0)
        {
            return Audit.Check(problem, roster);
        }

        var service = new ServiceExpectation(forecasts, plan);
        var known = plan.Queues.Select(q => q.Skill).ToHashSet(StringComparer.Ordinal);
        return Audit.Check(problem, roster, (skill, scheduled) => known.Contains(skill)
            ? [.. service.Cover(problem.Requirements.First(r => r.Skill == skill), scheduled).Select(p => new ServiceEstimate(p.ExpectedServiceLevel, p.ExpectedAsaSeconds, p.ExpectedOccupancy))]
            : [.. Enumerable.Repeat(ServiceEstimate.Unknown, plan.Grid.Count)]);
    }

    private static async Task<PlanOutcome> RosterAsync(
        PlanInput input, IReadOnlyList<SkillRequirement> requirements, IReadOnlyList<QueueForecast> forecasts, PlannerOptions options, StepTimes steps,
        IProgress<PlanProgress>? progress, CancellationToken cancellationToken)
    {
        var plan = input.Plan;
        var problem = new RosterProblem(plan.Grid, input.People, input.Templates, input.Absences, requirements) { LeadRule = plan.LeadRule, Weights = plan.Weights };
        var search = options.Roster with { Seed = options.Seed ?? plan.Seed, TimeLimit = options.TimeLimit ?? plan.TimeLimit };
        var solver = SolverLease.Take(options.CreateRuntime, wanted: search.RepairRounds > 0);
        await using (solver.ConfigureAwait(false))
        {
            var listener = progress is null
                ? null
                : new Relay<RosterProgress>(p => progress.Report(new PlanProgress("roster", p.Done, Invariant($"{p.Step}, penalty {p.Penalty:0}, bound {p.LowerBound:0}"))));
            progress?.Report(new PlanProgress("roster", 0, ""));
            var result = await steps.TimeAsync("roster", () => new RosterEngine(solver.Runtime).SolveAsync(problem, search, listener, cancellationToken)).ConfigureAwait(false);
            progress?.Report(new PlanProgress("roster", 1, ""));
            progress?.Report(new PlanProgress("audit", 0, ""));
            var audit = await steps.TimeAsync("audit", () => Task.Run(() => Judge(problem, plan, forecasts, result.Roster), cancellationToken)).ConfigureAwait(false);
            progress?.Report(new PlanProgress("audit", 1, ""));
            var certificate = await steps.TimeAsync("simulate", () => CertifyAsync(input, forecasts, result.Roster, search.Seed, options, progress, cancellationToken)).ConfigureAwait(false);
            return new PlanOutcome
            {
                Input = input,
                Seed = search.Seed,
                Forecasts = forecasts,
                Requirements = requirements,
                Result = result,
                Audit = audit,
                Certificate = certificate,
                Runtime = solver.Name,
                Warnings = [.. PlanWarnings.Of(input, forecasts, result, audit, solver)],
                StepTimes = steps.All,
            };
        }
    }

    private static Task<Certificate?> CertifyAsync(
        PlanInput input, IReadOnlyList<QueueForecast> forecasts, Roster roster, int seed, PlannerOptions options, IProgress<PlanProgress>? progress, CancellationToken cancellationToken)
    {
        if (forecasts.Count == 0 || options.Simulate is not { } how)
        {
            return Task.FromResult<Certificate?>(null);
        }

        var what = new CertifyInput { Plan = input.Plan, Forecasts = forecasts, Roster = roster, People = input.People };
        var listener = progress is null ? null : new Relay<double>(done => progress.Report(new PlanProgress("simulate", done, "")));
        return Task.Run<Certificate?>(() => Certifier.Certify(what, how with { Seed = seed }, listener, cancellationToken), cancellationToken);
    }

    private static ContactHistory? Past(PlanInput input, QueuePlan queue) =>
        input.Histories.FirstOrDefault(h => h.Queue == queue.Queue)?.Before(input.Plan.Grid.Start);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
