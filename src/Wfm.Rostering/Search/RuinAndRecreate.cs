namespace Wfm.Rostering;

/// <summary>
/// Simulated annealing over ruin and recreate: take the week of a few people out, put each back with the kernel's best answer to what is left. One person's
/// share of the cost is additive over intervals, so that answer is exact. Source of the scheme: G. Schrimpf et al., J. Computational Physics 159 (2000) 139-171.
/// </summary>
internal sealed class RuinAndRecreate
{
    // More than three at once is worse: the order of putting back starts to matter more than the choice.
    private const int MostRuined = 3;

    // An interval without a lead keeps whole shifts away that cross it, so an agent whom nobody can lead weighs more than one missing agent.
    private const double LeadAim = 150;

    private const int LeadRounds = 400;

    private readonly RosterModel _model;
    private readonly WeekKernel _kernel;
    private readonly SplitMix64 _random;
    private readonly int[] _leads;
    private readonly int[] _agents;
    private WeekTour[][] _best;
    private double _bestCost;
    private double _cost;

    public RuinAndRecreate(RosterModel model, int seed)
    {
        _model = model;
        _kernel = new WeekKernel(model);
        _random = new SplitMix64((ulong)seed * 0x9E3779B97F4A7C15 ^ 0xD1B54A32D192ED03);
        State = new CoverState(model);
        Tours = [.. model.People.Select(p => new WeekTour[p.Weeks.Length])];
        _leads = [.. Enumerable.Range(0, model.People.Length).Where(p => model.People[p].IsLead)];
        _agents = [.. Enumerable.Range(0, model.People.Length).Where(p => !model.People[p].IsLead)];
        _best = [];
    }

    public CoverState State { get; }

    /// <summary>Tours per person and week.</summary>
    public WeekTour[][] Tours { get; private set; }

    /// <summary>Points of the tours at hand, agents without a lead included at their price.</summary>
    public double Cost() =>
        State.CoverCost() + (_model.FloorPrice * State.Unled()) + (State.LeadAimPrice * State.ShortOfAim()) + Tours.Sum(p => p.Sum(t => t?.OwnCost ?? 0));

    /// <summary>First roster: leads where the requirement will need them, then agents one by one.</summary>
    /// <param name="cancellationToken">Ends it with an exception.</param>
    /// <param name="stop">Asked now and then; true ends the search for better lead tours, not the first roster.</param>
    public void Construct(CancellationToken cancellationToken, Func<bool>? stop = null)
    {
        State.AimLeads(atBreak: 0.10);
        State.LeadAimPrice = LeadAim;
        foreach (var p in _leads)
        {
            Insert(p, cancellationToken);
        }

        // Leads against the aim alone, while no agent holds them in place.
        _cost = Cost();
        Remember();
        if (_leads.Length > 0)
        {
            Anneal(_leads, (long)LeadRounds * _leads.Length * _model.Weeks.Count, hot: 2000, cold: 20, stop ?? (() => cancellationToken.IsCancellationRequested), report: null);
        }

        foreach (var p in _agents)
        {
            Insert(p, cancellationToken);
        }

        _cost = Cost();
        Remember();
    }

    /// <summary>Anneals for a counted number of rounds, one round being one ruin and recreate.</summary>
    /// <param name="rounds">Rounds.</param>
    /// <param name="stop">Asked now and then; true ends the search.</param>
    /// <param name="report">Told now and then: share done, best cost.</param>
    /// <param name="hot">First temperature, in points.</param>
    /// <param name="cold">Last temperature, in points.</param>
    public void Anneal(long rounds, double hot, double cold, Func<bool> stop, Action<double, double>? report) =>
        Anneal([.. Enumerable.Range(0, _model.People.Length)], rounds, hot, cold, stop, report);

    private void Anneal(int[] who, long rounds, double hot, double cold, Func<bool> stop, Action<double, double>? report)
    {
        var people = who.Length;
        var weeks = _model.Weeks.Count;
        Span<int> chosen = stackalloc int[MostRuined];
        for (long round = 0; round < rounds; round++)
        {
            if ((round & 63) == 0 && stop())
            {
                break;
            }

            if ((round & 1023) == 0)
            {
                report?.Invoke((double)round / rounds, _bestCost);
            }

            var temperature = hot * Math.Pow(cold / hot, (double)round / rounds);
            var count = Math.Min(people, 1 + _random.Below(MostRuined));
            for (var i = 0; i < count; i++)
            {
                do
                {
                    chosen[i] = who[_random.Below(people)];
                }
                while (chosen[..i].Contains(chosen[i]));
            }

            Round(chosen[..count], _random.Below(weeks), temperature);
        }

        Recall();
    }

    /// <summary>Ends the aiming of leads: from here on nothing but the roster's own points counts.</summary>
    public void DropAim()
    {
        State.LeadAimPrice = 0;
        _cost = Cost();
        Remember();
    }

    /// <summary>Gives agents without a lead another week, or none: a search that ended early may have left some, and the floor rule is hard.</summary>
    public void Settle()
    {
        foreach (var p in _agents)
        {
            for (var week = 0; week < Tours[p].Length && State.Unled() > 0; week++)
            {
                var person = _model.People[p];
                State.Add(person, Tours[p][week], -1);
                State.Price(person, week, _kernel);
                Tours[p][week] = _kernel.Best(person, week, WeekContext.Of(_model, person, Tours[p], week)).Tour;
                State.Add(person, Tours[p][week], +1);
            }
        }

        _cost = Cost();
        Remember();
    }

    /// <summary>Puts a week of tours in place of the present one, as an outside improver found it.</summary>
    public void Replace(int week, IReadOnlyList<(int Person, WeekTour Tour)> changes)
    {
        foreach (var (p, tour) in changes)
        {
            State.Add(_model.People[p], Tours[p][week], -1);
            Tours[p][week] = tour;
            State.Add(_model.People[p], tour, +1);
        }

        _cost = Cost();
        Remember();
    }

    private void Round(ReadOnlySpan<int> chosen, int week, double temperature)
    {
        var old = new WeekTour[chosen.Length];
        var delta = 0.0;
        for (var i = 0; i < chosen.Length; i++)
        {
            var p = chosen[i];
            old[i] = Tours[p][week];
            State.Add(_model.People[p], old[i], -1);
            State.Price(_model.People[p], week, _kernel);
            delta -= _kernel.CostOf(old[i]);
        }

        // Put back in another order than taken out: the first taken sees the largest hole.
        for (var i = 0; i < chosen.Length; i++)
        {
            var (p, person) = (chosen[i], _model.People[chosen[i]]);
            var (tour, cost) = Answer(p, week);
            delta += cost;
            Tours[p][week] = tour;
            State.Add(person, tour, +1);
        }

        if (delta <= 0 || _random.Unit() < Math.Exp(-delta / temperature))
        {
            _cost += delta;
            if (_cost < _bestCost - 1e-6)
            {
                Remember();
            }

            return;
        }

        for (var i = 0; i < chosen.Length; i++)
        {
            State.Add(_model.People[chosen[i]], Tours[chosen[i]][week], -1);
            Tours[chosen[i]][week] = old[i];
            State.Add(_model.People[chosen[i]], old[i], +1);
        }
    }

    private (WeekTour Tour, double Cost) Answer(int p, int week)
    {
        var person = _model.People[p];
        var context = WeekContext.Of(_model, person, Tours[p], week);
        if (person.IsLead && State.LeadAimPrice == 0)
        {
            // Without an aim most places are worth the same to a lead until agents come: chance picks one, and the true price judges what follows.
            State.Price(person, week, _kernel, _random);
            var tour = _kernel.Best(person, week, context).Tour;
            State.Price(person, week, _kernel);
            return (tour, _kernel.CostOf(tour));
        }

        State.Price(person, week, _kernel);
        return _kernel.Best(person, week, context);
    }

    private void Insert(int p, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var person = _model.People[p];
        for (var week = 0; week < person.Weeks.Length; week++)
        {
            State.Price(person, week, _kernel);
            Tours[p][week] = _kernel.Best(person, week, WeekContext.Of(_model, person, Tours[p], week)).Tour;
            State.Add(person, Tours[p][week], +1);
        }
    }

    private void Remember()
    {
        _bestCost = _cost;
        _best = [.. Tours.Select(t => (WeekTour[])t.Clone())];
    }

    private void Recall()
    {
        for (var p = 0; p < Tours.Length; p++)
        {
            for (var week = 0; week < Tours[p].Length && _best[p][week] is not null; week++)
            {
                if (!ReferenceEquals(Tours[p][week], _best[p][week]))
                {
                    State.Add(_model.People[p], Tours[p][week], -1);
                    Tours[p][week] = _best[p][week];
                    State.Add(_model.People[p], Tours[p][week], +1);
                }
            }
        }

        // Sums of many small deltas drift by their last digits; the truth is cheap to take anew.
        _cost = Cost();
        _bestCost = _cost;
    }
}
