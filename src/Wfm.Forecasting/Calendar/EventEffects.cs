namespace Wfm.Forecasting;

/// <summary>
/// Factor on volume per kind of event, learned from the past: the day's volume against the mean of the same weekday and slots around it, as a mean of logs,
/// shrunk toward 1 (factor^(n ÷ (n + s²/τ²)); n examples, s² their spread, τ = 0.3 the spread of effects expected beforehand).
/// The first open day after a closure is a kind of its own, labelled or not.
/// </summary>
internal sealed class EventEffects
{
    private const double PriorEffectVariance = 0.09;
    private const double PriorSpread = 0.05;
    private const double PriorSpreadWeight = 2;

    private readonly EventCalendar _calendar;
    private readonly int _slots;
    private readonly DateOnly _knownUntil;

    private EventEffects(EventCalendar calendar, TrainingSeries series, IReadOnlyDictionary<string, (double Factor, int Examples)> factors) =>
        (_calendar, _slots, _knownUntil, Factors) = (calendar, series.SlotsPerDay, series.End, factors);

    /// <summary>Factor and number of example days per kind; a day after a closure has the kind's name with <c>+after_closure</c>.</summary>
    public IReadOnlyDictionary<string, (double Factor, int Examples)> Factors { get; }

    /// <summary>Cells that models are not to learn from. Kinds that hold for most of the history are not exceptions and stay in.</summary>
    public static bool[] Exceptional(TrainingSeries raw, EventCalendar calendar)
    {
        var known = Math.Max(1, raw.Cells.ToArray().Count(v => !double.IsNaN(v)));
        var result = new bool[raw.Days * raw.SlotsPerDay];
        foreach (var kind in calendar.Spans(raw.FirstDay, raw.Days).Where(s => !s.Event.IsClosure).GroupBy(s => s.Event.Kind, StringComparer.OrdinalIgnoreCase))
        {
            var cells = kind.SelectMany(s => Enumerable.Range(s.From, s.To - s.From)).Where(c => !double.IsNaN(raw.Cells[c])).Distinct().ToList();
            if (cells.Count * 2 <= known)
            {
                cells.ForEach(c => result[c] = true);
            }
        }

        var after = Enumerable.Range(0, raw.Days).Where(d => calendar.IsAfterClosure(raw.FirstDay.AddDays(d), raw.End)).ToList();
        if (after.Count * 10 <= raw.Days)
        {
            foreach (var d in after)
            {
                Array.Fill(result, true, d * raw.SlotsPerDay, raw.SlotsPerDay);
            }
        }

        return result;
    }

    /// <summary>Learns from a series with everything in it, against the ordinary days of the same series.</summary>
    public static EventEffects Learn(TrainingSeries raw, TrainingSeries ordinary, EventCalendar calendar)
    {
        var slots = raw.SlotsPerDay;
        var logs = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var (kind, day, from, to) in DayParts(calendar, raw.FirstDay, raw.Days, raw.End, slots))
        {
            var (actual, expected) = (0.0, 0.0);
            var usual = Usual(ordinary, day);
            for (var s = from; s < to; s++)
            {
                if (!double.IsNaN(raw[day, s]) && double.IsNaN(ordinary[day, s]) && !double.IsNaN(usual[s]))
                {
                    actual += raw[day, s];
                    expected += usual[s];
                }
            }

            if (expected > 0)
            {
                if (!logs.TryGetValue(kind, out var list))
                {
                    logs[kind] = list = [];
                }

                // A thirtieth of a usual day as floor: a day with nothing at all says "very low", not "minus infinity".
                list.Add(Math.Clamp(Math.Log(Math.Max(actual / expected, 1.0 / 30)), -3.4, 3.4));
            }
        }

        return new EventEffects(calendar, raw, logs.ToDictionary(k => k.Key, k => (Shrunken(k.Value), k.Value.Count)));
    }

    /// <summary>Factor per cell over a run of days: learned effects times the planner's.</summary>
    public double[] Over(DateOnly firstDay, int days)
    {
        var result = new double[days * _slots];
        Array.Fill(result, 1);
        var used = new HashSet<(string, int)>();
        foreach (var (kind, day, from, to) in DayParts(_calendar, firstDay, days, _knownUntil, _slots))
        {
            if (Factors.TryGetValue(kind, out var learned))
            {
                for (var s = from; s < to; s++)
                {
                    // Two events of one kind on one day are one effect.
                    if (used.Add((kind, (day * _slots) + s)))
                    {
                        result[(day * _slots) + s] *= learned.Factor;
                    }
                }
            }
        }

        foreach (var (e, from, to) in _calendar.Spans(firstDay, days))
        {
            if (e.Effect is { } effect && !e.IsClosure)
            {
                for (var c = from; c < to; c++)
                {
                    result[c] *= Math.Max(0, effect);
                }
            }
        }

        return result;
    }

    /// <summary>Kinds of a run of days for which there is neither an example nor a planner's effect.</summary>
    public IReadOnlyList<string> Unknown(DateOnly firstDay, int days) =>
        [.. DayParts(_calendar, firstDay, days, _knownUntil, _slots).Select(p => p.Kind)
            .Where(k => k != AfterClosure && !Factors.ContainsKey(k)).Distinct().Order(StringComparer.Ordinal)];

    private const string AfterClosure = "after_closure";

    private static IEnumerable<(string Kind, int Day, int From, int To)> DayParts(
        EventCalendar calendar, DateOnly firstDay, int days, DateOnly knownUntil, int slots)
    {
        var labelled = new bool[days];
        var after = new bool[days];
        for (var d = 0; d < days; d++)
        {
            after[d] = calendar.IsAfterClosure(firstDay.AddDays(d), knownUntil);
        }

        foreach (var (e, from, to) in calendar.Spans(firstDay, days).Where(s => !s.Event.IsClosure))
        {
            for (var d = from / slots; d * slots < to; d++)
            {
                labelled[d] = true;
                if (e.Effect is null)
                {
                    var kind = e.Kind.ToLowerInvariant();
                    yield return (after[d] ? $"{kind}+{AfterClosure}" : kind, d, Math.Max(0, from - (d * slots)), Math.Min(slots, to - (d * slots)));
                }
            }
        }

        for (var d = 0; d < days; d++)
        {
            if (after[d] && !labelled[d])
            {
                yield return (AfterClosure, d, 0, slots);
            }
        }
    }

    /// <summary>Mean of the same weekday's slots, near days counting more (halved every three weeks, both ways).</summary>
    private static double[] Usual(TrainingSeries series, int day)
    {
        var sum = new double[series.SlotsPerDay];
        var weights = new double[series.SlotsPerDay];
        for (var d = day % 7; d < series.Days; d += 7)
        {
            var weight = Recency.Weight(Math.Abs(d - day), 21);
            for (var s = 0; s < sum.Length; s++)
            {
                if (!double.IsNaN(series[d, s]))
                {
                    sum[s] += weight * series[d, s];
                    weights[s] += weight;
                }
            }
        }

        return [.. sum.Zip(weights, (a, w) => w > 0 ? a / w : double.NaN)];
    }

    private static double Shrunken(List<double> logs)
    {
        var mean = logs.Average();
        var spread = ((PriorSpread * PriorSpreadWeight) + logs.Sum(x => (x - mean) * (x - mean))) / (PriorSpreadWeight + logs.Count - 1);
        return Math.Exp(mean * logs.Count / (logs.Count + (spread / PriorEffectVariance)));
    }
}
