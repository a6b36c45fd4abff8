using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>
/// Factors on volume of the days that events touch, learned from the past: the day's volume against the mean of the same weekday and slots around it, through
/// <see cref="EffectModel"/>. The first open day after a closure is a kind of its own, labelled or not. Events that last weeks do not drop out of the training data:
/// their factor is taken out instead.
/// </summary>
internal sealed class EventEffects
{
    /// <summary>Half-life, in days, of the weeks around a day that say what is usual; beyond the reach nothing is looked up.</summary>
    private const double UsualHalfLife = 21;
    private const int UsualReach = 26 * 7;

    /// <summary>How alike the days of one event are: n days count as n ÷ (1 + (n − 1)·0.3) examples (Kish, Survey Sampling, 1965, the design effect of a cluster).</summary>
    private const double RunCorrelation = 0.3;

    /// <summary>From this length on an event is a season, of which training data must keep the days.</summary>
    private static readonly TimeSpan ShortestSeason = TimeSpan.FromDays(10);

    private readonly EventCalendar _calendar;
    private readonly int _slots;
    private readonly DateOnly _knownUntil;
    private readonly EffectModel _model;
    private readonly WeekShape _shape;

    private EventEffects(EventCalendar calendar, TrainingSeries series, EffectModel model, WeekShape shape) =>
        (_calendar, _slots, _knownUntil, _model, _shape) = (calendar, series.SlotsPerDay, series.End, model, shape);

    /// <summary>Mean factor over the example days and their number, per kind; a day after a closure has the kind's name with <c>+after_closure</c>.</summary>
    public IReadOnlyDictionary<string, (double Factor, int Examples)> Factors => _model.Factors;

    /// <summary>Cells that models are not to learn from. Kinds that hold for most of the history are not exceptions and stay in.</summary>
    public static bool[] Exceptional(TrainingSeries raw, EventCalendar calendar)
    {
        var known = 0;
        foreach (var v in raw.Cells)
        {
            known += double.IsNaN(v) ? 0 : 1;
        }

        var result = new bool[raw.Days * raw.SlotsPerDay];
        foreach (var kind in calendar.Spans(raw.FirstDay, raw.Days).Where(s => !s.Event.IsClosure).GroupBy(s => s.Event.Kind, StringComparer.OrdinalIgnoreCase))
        {
            var cells = new HashSet<int>();
            foreach (var (_, from, to) in kind)
            {
                for (var c = from; c < to; c++)
                {
                    if (!double.IsNaN(raw.Cells[c]))
                    {
                        cells.Add(c);
                    }
                }
            }

            if (cells.Count * 2 > Math.Max(1, known))
            {
                calendar.OrdinaryKinds.Add(kind.Key);
                continue;
            }

            foreach (var c in cells)
            {
                result[c] = true;
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

        calendar.Special = result;
        return result;
    }

    /// <summary>Puts the days of seasons (school holidays, long campaigns) back into the ordinary days, their factor taken out, so that a level is known inside and after them.</summary>
    public static TrainingSeries WithSeasons(TrainingSeries raw, TrainingSeries ordinary, EventCalendar calendar)
    {
        var season = new bool[raw.Cells.Length];
        foreach (var (e, from, to) in calendar.Spans(raw.FirstDay, raw.Days))
        {
            if (IsSeason(e))
            {
                Array.Fill(season, true, from, to - from);
            }
        }

        // Short events and days after closures inside a season stay out.
        foreach (var (e, from, to) in calendar.Spans(raw.FirstDay, raw.Days))
        {
            if (!IsSeason(e))
            {
                Array.Fill(season, false, from, to - from);
            }
        }

        var slots = raw.SlotsPerDay;
        for (var d = 0; d < raw.Days; d++)
        {
            if (season.AsSpan(d * slots, slots).Contains(true) && calendar.IsAfterClosure(raw.FirstDay.AddDays(d), raw.End))
            {
                season.AsSpan(d * slots, slots).Clear();
            }
        }

        if (!season.AsSpan().Contains(true))
        {
            return ordinary;
        }

        var factors = Learn(raw, ordinary, calendar).Over(raw.FirstDay, raw.Days);
        var values = ordinary.Cells.ToArray();
        for (var c = 0; c < values.Length; c++)
        {
            if (season[c] && double.IsNaN(values[c]) && factors[c] > 0.05)
            {
                values[c] = raw.Cells[c] / factors[c];
            }
        }

        return new TrainingSeries(raw.Zone, raw.FirstDay, raw.Step, values, ordinary.OpenWeek.ToArray());
    }

    /// <summary>Learns from a series with everything in it, against the ordinary days of the same series.</summary>
    public static EventEffects Learn(TrainingSeries raw, TrainingSeries ordinary, EventCalendar calendar)
    {
        var slots = raw.SlotsPerDay;
        var special = calendar.Special;
        var shape = WeekShape.Of(ordinary);
        var examples = new List<EffectModel.Example>();
        foreach (var part in DayParts(calendar, raw.FirstDay, raw.Days, raw.End, slots))
        {
            var (actual, expected) = (0.0, 0.0);
            double[]? usual = null;
            for (var s = part.From; s < part.To; s++)
            {
                var cell = (part.Day * slots) + s;
                if (!double.IsNaN(raw.Cells[cell]) && special[cell])
                {
                    usual ??= Usual(ordinary, special, part.Day);
                    if (!double.IsNaN(usual[s]))
                    {
                        actual += raw.Cells[cell];
                        expected += usual[s];
                    }
                }
            }

            if (expected > 0)
            {
                var weight = 1 / (1 + (RunCorrelation * (part.Run - 1)));
                examples.Add(new EffectModel.Example(part.Kind, part.Name, part.After, shape.Depth(raw.Weekday(part.Day)), actual, expected, weight));
            }
        }

        return new EventEffects(calendar, raw, new EffectModel(examples), shape);
    }

    /// <summary>Factor per cell over a run of days: learned effects times the planner's.</summary>
    public double[] Over(DateOnly firstDay, int days)
    {
        var result = Learned(firstDay, days);
        var planned = Planned(firstDay, days);
        for (var c = 0; c < result.Length; c++)
        {
            result[c] *= planned[c];
        }

        return result;
    }

    /// <summary>Factor per cell that the past shows; 0 on holidays on which the queue has always been closed.</summary>
    public double[] Learned(DateOnly firstDay, int days)
    {
        var result = new double[days * _slots];
        Array.Fill(result, 1);
        var used = new HashSet<(string, int)>();
        foreach (var part in DayParts(_calendar, firstDay, days, _knownUntil, _slots))
        {
            if (!_model.Knows(part.Kind, part.After))
            {
                continue;
            }

            var weekday = (int)firstDay.AddDays(part.Day).DayOfWeek;
            var (factor, share) = _model.Predict(part.Kind, part.Name, part.After, _shape.Depth(weekday));
            var blend = _shape.Blend(weekday, share, part.From, part.To);
            for (var s = part.From; s < part.To; s++)
            {
                // Two events of one kind on one day are one effect.
                if (used.Add((part.Kind, (part.Day * _slots) + s)))
                {
                    result[(part.Day * _slots) + s] *= factor * blend[s - part.From];
                }
            }
        }

        for (var d = 0; d < days; d++)
        {
            if (_calendar.IsClosingHoliday(firstDay.AddDays(d), _knownUntil))
            {
                result.AsSpan(d * _slots, _slots).Clear();
            }
        }

        return result;
    }

    /// <summary>Factor per cell that the planner gives.</summary>
    public double[] Planned(DateOnly firstDay, int days)
    {
        var result = new double[days * _slots];
        Array.Fill(result, 1);
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

    /// <summary>The planner's factors that touch a horizon, in order of time.</summary>
    public IReadOnlyList<ForecastOverride> Overrides(TimeGrid horizon) =>
    [
        .. _calendar.Events.Where(e => e.Effect is not null && !e.IsClosure && e.Time.Start < horizon.End && horizon.Start < e.Time.End)
            .OrderBy(e => e.Time.Start).ThenBy(e => e.Time.End)
            .Select(e => new ForecastOverride(e.Time, e.Kind, e.Name, Math.Max(0, e.Effect ?? 1), e.Reason)),
    ];

    /// <summary>An override in one line.</summary>
    public static string Describe(ForecastOverride planned, TimeZoneInfo zone)
    {
        var (from, to) = (zone.Local(planned.Time.Start).DateTime, zone.Local(planned.Time.End).DateTime);
        var whole = from.TimeOfDay == TimeSpan.Zero && to.TimeOfDay == TimeSpan.Zero;
        string Text(DateTime time) => time.ToString(whole ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var last = whole ? to.AddDays(-1) : to;
        var when = whole && last == from ? Text(from) : $"{Text(from)} to {Text(last)}";
        var what = planned.Name.Length == 0 || planned.Name == planned.Kind ? $"'{planned.Kind}'" : $"'{planned.Kind}' ({planned.Name})";
        return string.Create(CultureInfo.InvariantCulture, $"Planner's {what}, {when}: the model's volume x {planned.Factor:0.###}, {(planned.Reason is { Length: > 0 } reason ? $"reason: {reason}" : "no reason given")}.");
    }

    /// <summary>Kinds of a run of days for which there is neither an example nor a planner's effect.</summary>
    public IReadOnlyList<string> Unknown(DateOnly firstDay, int days) =>
        [.. DayParts(_calendar, firstDay, days, _knownUntil, _slots)
            .Where(p => p.Kind != EffectModel.AfterClosure && _calendar.IsOpen(firstDay.AddDays(p.Day).DayOfWeek) && !_model.Knows(p.Kind, p.After) && !_calendar.OrdinaryKinds.Contains(p.Kind))
            .Select(p => p.Kind).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What was done to the special days of a horizon, one line per event or kind.</summary>
    public IEnumerable<string> Notes(DateOnly firstDay, int days)
    {
        var parts = DayParts(_calendar, firstDay, days, _knownUntil, _slots)
            .Where(p => _model.Knows(p.Kind, p.After) && _calendar.IsOpen(firstDay.AddDays(p.Day).DayOfWeek)).ToList();
        foreach (var kind in parts.Where(p => !_model.Factors.ContainsKey(EffectModel.Key(p.Kind, p.After))).GroupBy(p => EffectModel.Key(p.Kind, p.After)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var factors = kind.Select(p => _model.Predict(p.Kind, p.Name, p.After, _shape.Depth((int)firstDay.AddDays(p.Day).DayOfWeek)).Factor).Order().ToList();
            var dates = string.Join(", ", kind.Select(p => firstDay.AddDays(p.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct().Take(10));
            yield return string.Create(CultureInfo.InvariantCulture, $"Days of kind '{kind.Key}' have no example in the history ({dates}): volume x {Range(factors)}, borrowed from ")
                + (kind.First().After ? "other days after a closure."
                    : _model.Factors.Keys.Any(HolidayEvents.IsHoliday) ? "other public holidays." : "experience: half of the way (of roots) to the week's quietest day.");
        }

        var closing = Enumerable.Range(0, days).Select(d => firstDay.AddDays(d)).Where(d => _calendar.IsClosingHoliday(d, _knownUntil)).ToList();
        if (closing.Count > 0)
        {
            yield return $"Public holidays read as closed, as all {_calendar.ClosingHolidays} on open weekdays of the history were: "
                + $"{string.Join(", ", closing.Take(10).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}{(closing.Count > 10 ? ", ..." : "")}.";
        }
    }

    private static string Range(List<double> sorted) => sorted[^1] - sorted[0] < 0.005
        ? sorted[0].ToString("0.00", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{sorted[0]:0.00} to {sorted[^1]:0.00}");

    private static bool IsSeason(CalendarEvent e) => !e.IsClosure && e.Time.Length >= ShortestSeason;

    /// <summary>A day, or part of one, that an event without a planner's factor touches, or that follows a closure.</summary>
    private readonly record struct Part(string Kind, string Name, bool After, int Day, int From, int To, int Run);

    private static IEnumerable<Part> DayParts(EventCalendar calendar, DateOnly firstDay, int days, DateOnly knownUntil, int slots)
    {
        var labelled = new bool[days];
        var after = new bool[days];
        for (var d = 0; d < days; d++)
        {
            after[d] = calendar.IsAfterClosure(firstDay.AddDays(d), knownUntil);
        }

        foreach (var (e, from, to) in calendar.Spans(firstDay, days).Where(s => !s.Event.IsClosure))
        {
            var kind = e.Kind.ToLowerInvariant();
            var name = e.Name.ToLowerInvariant();
            var run = Math.Max(1, (int)Math.Round(e.Time.Length.TotalDays));
            for (var d = from / slots; d * slots < to; d++)
            {
                // A season is the background; a day after a closure in it is still one.
                labelled[d] |= !IsSeason(e);
                if (e.Effect is null && !calendar.OrdinaryKinds.Contains(kind))
                {
                    yield return new Part(kind, name, (after[d] && !IsSeason(e)) || kind == EffectModel.AfterClosure, d, Math.Max(0, from - (d * slots)), Math.Min(slots, to - (d * slots)), run);
                }
            }
        }

        for (var d = 0; d < days; d++)
        {
            if (after[d] && !labelled[d])
            {
                yield return new Part(EffectModel.AfterClosure, "", true, d, 0, slots, 1);
            }
        }
    }

    /// <summary>Mean of the same weekday's slots on ordinary days, near days counting more (halved every three weeks, both ways).</summary>
    private static double[] Usual(TrainingSeries series, bool[] special, int day)
    {
        var slots = series.SlotsPerDay;
        var sum = new double[slots];
        var weights = new double[slots];
        var first = Math.Max(day % 7, day - UsualReach);
        for (var d = first; d < Math.Min(series.Days, day + UsualReach + 1); d += 7)
        {
            var weight = Recency.Weight(Math.Abs(d - day), UsualHalfLife);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(series[d, s]) && !special[(d * slots) + s])
                {
                    sum[s] += weight * series[d, s];
                    weights[s] += weight;
                }
            }
        }

        for (var s = 0; s < slots; s++)
        {
            sum[s] = weights[s] > 0 ? sum[s] / weights[s] : double.NaN;
        }

        return sum;
    }
}
