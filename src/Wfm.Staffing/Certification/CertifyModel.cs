namespace Wfm.Staffing;

/// <summary>A plan's queues and a roster's people, ready to be simulated in any scenario, and to be compared with what the queue model expects.</summary>
internal sealed class CertifyModel
{
    private readonly CertifyOptions _options;
    private readonly IReadOnlyList<CentreAgent> _agents;
    private readonly double[] _away;
    private readonly double[][] _need;
    private readonly IReadOnlyList<CentreUnit> _units;
    private readonly int[] _unitOf;
    private readonly ArrivalSpread[] _spreads;
    private readonly double[][] _heads;

    public CertifyModel(CertifyInput input, CertifyOptions options)
    {
        (Plan, Grid, _options) = (input.Plan, input.Plan.Grid, options);
        Demands = QueueDemand.For(input.Forecasts, Plan);
        _agents = RosterAgents.Of(input, options.Pooling, Notes);
        Crew = Crew.Of(_agents, Grid.Step.TotalSeconds, Grid.Count);
        _away = ShrinkageMath.InOffice(Plan).Values.ToArray();
        _units = CentreUnit.Of(Demands);
        _unitOf = [.. Demands.Select((_, q) => Enumerable.Range(0, _units.Count).First(u => _units[u].Queues.Contains(q)))];
        _need = [.. _units.Select(u => u.Need(Demands, Grid))];
        _heads = Crew.Split(_units, _need);
        double[][] taking = [.. _heads.Select(h => h.Select((n, i) => n * (1 - _away[i])).ToArray())];
        Expected = new ModelExpectation(Demands, _units, taking);
        var steady = QueueDemand.For(input.Forecasts, Plan with { Load = LoadMethod.Stationary });
        Steady = new ModelExpectation(steady, CentreUnit.Of(steady), taking);
        _spreads = options.Arrivals == ArrivalLaw.Poisson ? [.. Demands.Select(_ => ArrivalSpread.None)] : [.. Demands.Select(d => ArrivalSpread.Of(d, QueueDemand.ForecastOf(d.Plan, input.Forecasts)!, Grid, Notes))];
    }

    public Plan Plan { get; }

    public TimeGrid Grid { get; }

    public IReadOnlyList<QueueDemand> Demands { get; }

    public Crew Crew { get; }

    /// <summary>What the queue model expects, with the load of the plan's method.</summary>
    public ModelExpectation Expected { get; }

    /// <summary>What it expects when each interval is taken by itself.</summary>
    public ModelExpectation Steady { get; }

    /// <summary>What was assumed.</summary>
    public List<string> Notes { get; } = [];

    public bool HasRandomRate => _spreads.Any(s => !s.IsNone);

    public bool HasHandleTimeLaw => Plan.Queues.Any(q => q.AhtCv is not null and not 1);

    public bool HasAbsences => _away.Any(a => a > 0);

    public bool IsPooled => Crew.IsPooled(_units);

    /// <summary>Agents rostered for a queue, with the other queues of its group, each counted once and in parts of normal pace; of all queues for −1.</summary>
    public double Heads(int queue, int interval) => queue < 0 ? Crew.Heads(interval) : _heads[_unitOf[queue]][interval];

    /// <summary>The centre of a scenario.</summary>
    public Centre Centre(Scenario scenario)
    {
        var queues = Demands.Select((d, q) => Queue(d, _spreads[q], scenario));
        if (scenario.Roster)
        {
            return new Centre(Grid.Step.TotalSeconds, Grid.Count, queues, _agents) { Absences = scenario.Absences ? Absences(_away) : null };
        }

        var crew = scenario.Absences ? Crew : Crew.Without(_away);
        crew = scenario.Pooled ? crew : crew.Apart(_units, _need);
        return new Centre(Grid.Step.TotalSeconds * scenario.Stretch / scenario.Parts, Grid.Count * scenario.Parts, queues, crew.Agents(scenario.Stretch))
        {
            Absences = scenario.Absences ? Absences(_away) : null,
            ShiftEnd = ShiftEnd.HandBack,
        };
    }

    private ShortAbsences? Absences(double[] away) => HasAbsences ? new ShortAbsences(away, _options.AbsenceLength.TotalSeconds) : null;

    private CentreQueue Queue(QueueDemand demand, ArrivalSpread spread, Scenario scenario)
    {
        var (plan, target, stretch) = (demand.Plan, demand.Plan.Target, scenario.Stretch);
        var volume = Parts(demand.Volume, scenario.Parts).Select(v => v * stretch / scenario.Parts);
        var work = demand.Volume.Zip(demand.AhtSeconds, (v, a) => v * a).Sum();
        var mean = demand.Volume.Sum() > 0 ? work / demand.Volume.Sum() : plan.DefaultAht?.TotalSeconds ?? 1;
        var law = scenario.HandleTimeLaw && plan.AhtCv is { } cv ? Duration.LogNormal(mean, cv) : Duration.Exponential(mean);
        return new CentreQueue(
            plan.Queue.Name,
            scenario.RandomRate ? spread.Source(volume, Grid) : ArrivalSource.Poisson(volume),
            law.WithMeans(Parts(demand.AhtSeconds.Select(a => a > 0 ? a : mean), scenario.Parts)))
        {
            Patience = target.Patience is { } patience && !plan.IsDeferred ? Duration.Exponential(patience.TotalSeconds) : null,
            TargetSeconds = target.AnswerWithin.TotalSeconds,
            ShortAbandonSeconds = target.ShortAbandon?.TotalSeconds,
            TargetServiceLevel = target.ServiceLevel ?? 1,
            TargetServiceLevelOf = target.ServiceLevelOf,
            Priority = plan.Priority,
            Concurrency = plan.IsDeferred ? null : plan.Concurrency,
            Open = plan.IsDeferred ? [] : Spans(demand.Open, stretch),
            Deferred = plan.IsDeferred ? Deferred(demand, stretch) : null,
        };
    }

    // Work that waits at the start is as old as a steady flow would leave it: its due times are spread over the promise.
    private DeferredWork Deferred(QueueDemand demand, int stretch)
    {
        var due = demand.Plan.Target.AnswerWithin.TotalSeconds;
        var open = demand.Plan.InOpenHours ? Spans(demand.Open, stretch) : [];
        var waiting = (int)Math.Round(demand.Plan.Backlog, MidpointRounding.AwayFromZero);
        var backlog = Enumerable.Range(0, waiting).Select(w => new DeferredWork { DueSeconds = due * (w + 0.5) / waiting, Open = open }.DueAt(0));
        return new DeferredWork { DueSeconds = due, Open = open, BacklogDue = [.. backlog] };
    }

    private List<CentreSpan> Spans(bool[] open, int stretch)
    {
        var (spans, seconds) = (new List<CentreSpan>(), Grid.Step.TotalSeconds * stretch);
        for (var i = 0; i < open.Length; i++)
        {
            if (open[i])
            {
                var from = spans.Count > 0 && spans[^1].End == i * seconds ? spans[^1].Start : i * seconds;
                if (from < i * seconds)
                {
                    spans.RemoveAt(spans.Count - 1);
                }

                spans.Add(new CentreSpan(from, (i + 1) * seconds));
            }
        }

        return spans;
    }

    private static IEnumerable<double> Parts(IEnumerable<double> values, int parts) => values.SelectMany(v => Enumerable.Repeat(v, parts));
}
