using Wfm.OrTools;

namespace Wfm.Rostering;

/// <summary>One search for one roster, step by step, with the best so far in hand at any moment.</summary>
internal sealed class RosterRun
{
    // Shares of a time limit: the bound and the repairs need little, and the anneal takes what it gets.
    private const double AnnealShare = 0.7;
    private const double BoundShare = 0.8;
    private const double LeadShare = 0.2;

    // Leads are first drawn to where the requirement will need them; in the last rounds only what the roster costs counts.
    private const double AimedShare = 0.75;
    private const int Apart = 3;
    private const int CandidatesPerPerson = 12;

    private readonly RosterModel _model;
    private readonly RosterOptions _options;
    private readonly IProgress<RosterProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly long _started;
    private readonly RuinAndRecreate _search;
    private readonly LowerBound _bound;
    private readonly List<string> _notes = [];
    private bool _stoppedByClock;

    public RosterRun(RosterProblem problem, RosterOptions options, IProgress<RosterProgress>? progress, CancellationToken cancellation)
    {
        (_options, _progress, _cancellation) = (options, progress, cancellation);
        _started = options.Clock.GetTimestamp();
        _model = new RosterModel(problem);
        _search = new RuinAndRecreate(_model, options.Seed);
        _bound = new LowerBound(_model);
    }

    private long PersonWeeks => (long)_model.People.Length * _model.Weeks.Count;

    /// <summary>First roster and annealing, with the bound climbing beside it.</summary>
    public async Task AnnealAsync(double hot, double cold)
    {
        _search.Construct(_cancellation, () => Stop(LeadShare));
        var rough = _search.Cost();

        // The bound looks only at the first roster's cost, so that the two never race.
        var climb = Task.Run(() => _bound.Climb(_options.BoundRounds, rough, () => Stop(BoundShare)), _cancellation);
        var rounds = _options.RoundsPerPersonWeek * PersonWeeks;
        var aimed = (long)(AimedShare * rounds);
        _search.Anneal(aimed, hot, cold, () => Stop(AimedShare * AnnealShare), (done, cost) => Report("annealing", 0.8 * AimedShare * done, cost));
        _search.DropAim();
        _search.Anneal(rounds - aimed, Math.Sqrt(hot * cold), cold, () => Stop(AnnealShare), (done, cost) => Report("annealing", 0.8 * (AimedShare + ((1 - AimedShare) * done)), cost));
        _search.Settle();
        await climb.ConfigureAwait(false);
    }

    /// <summary>
    /// Exact repair of one day after the other by CP-SAT: everybody who works keeps the hours of the day, and starts, skills and breaks are chosen anew,
    /// leads and agents together. Without a solver, or when it fails, the roster stays as it is and a note says so.
    /// </summary>
    public async Task RepairAsync(ICpSatRuntime? runtime)
    {
        if (runtime is null || _options.RepairRounds == 0)
        {
            return;
        }

        var days = _model.Problem.Grid.Days;
        for (var round = 0; round < _options.RepairRounds; round++)
        {
            // Days that are solved at once lie apart: what one decides is then no concern of the rest and the cover of the other.
            for (var stride = 0; stride < Apart && !Stop(1); stride++)
            {
                try
                {
                    await RepairDaysAsync(runtime, [.. Enumerable.Range(0, days).Where(d => d % Apart == stride)]).ConfigureAwait(false);
                }
                catch (CpSatRuntimeException e)
                {
                    _notes.Add($"Exact repairs by CP-SAT were skipped; the roster stands without them. {e.Message}");
                    return;
                }

                Report("repairing", 0.8 + (0.2 * ((Apart * round) + stride + 1) / (Apart * _options.RepairRounds)), _search.Cost());
            }
        }
    }

    public RosterResult Result()
    {
        var roster = RosterWriter.Write(_model, _search.Tours);
        var report = Audit.Check(_model.Problem, roster);
        var status = report.HardCount > 0 ? (_stoppedByClock ? RosterStatus.TimedOut : RosterStatus.Infeasible)
            : report.Score.Total <= _bound.Best + 1e-6 ? RosterStatus.Optimal
            : RosterStatus.Feasible;
        return new RosterResult(roster, status, report.Score, _bound.Best, _stoppedByClock, _notes);
    }

    private async Task RepairDaysAsync(ICpSatRuntime runtime, int[] days)
    {
        var repairs = days.Select(d => DayRepair.Build(_model, _search, d, CandidatesPerPerson)).OfType<DayRepair>().ToList();
        var options = SolveOptions((double)Math.Max(1, runtime.Parallelism) / Math.Max(1, repairs.Count));
        var solves = repairs.Select(r => runtime.SolveAsync(r.Master.Model, options, null, _cancellation)).ToList();
        await Task.WhenAll(solves).ConfigureAwait(false);
        for (var i = 0; i < solves.Count; i++)
        {
            var response = await solves[i].ConfigureAwait(false);
            _stoppedByClock |= response.StoppedByClock;
            if (response.HasSolution)
            {
                Take(repairs[i].Week, repairs[i].Read(response));
            }
        }
    }

    // Each solve gets its share of the time that is left; without a limit the counted work alone ends it.
    private CpSatOptions SolveOptions(double share)
    {
        var left = _options.TimeLimit is { } limit ? Math.Min(1, share) * (limit - _options.Clock.GetElapsedTime(_started)) : (TimeSpan?)null;
        return new CpSatOptions
        {
            Seed = _options.Seed & int.MaxValue,
            DeterministicTimeLimit = _options.RepairWork,
            TimeLimit = left is null ? null : left > TimeSpan.FromSeconds(0.2) ? left : TimeSpan.FromSeconds(0.2),
        };
    }

    private void Take(int week, IReadOnlyList<(int Person, WeekTour Tour)> chosen)
    {
        var before = _search.Cost();
        var old = chosen.Select(c => (c.Person, _search.Tours[c.Person][week])).ToList();
        _search.Replace(week, chosen);
        if (_search.Cost() > before - 1e-6)
        {
            _search.Replace(week, old);
        }
    }

    private bool Stop(double share)
    {
        if (_cancellation.IsCancellationRequested)
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        var over = _options.TimeLimit is { } limit && _options.Clock.GetElapsedTime(_started) >= share * limit;
        if (over)
        {
            // The bound's thread asks as well: it may set the mark, never clear it.
            _stoppedByClock = true;
        }

        return over;
    }

    private void Report(string step, double done, double cost) => _progress?.Report(new RosterProgress(step, done, cost, _bound.Best));
}
