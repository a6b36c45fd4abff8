using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>
/// The likely cause of a badly forecast day, looked for in hindsight: in the day's own data, the calendar, the days around it and the same day of other months.
/// A cause is a hint and no proof.
/// </summary>
internal sealed class DayCauses
{
    /// <summary>Expected contacts in a run of empty intervals from which on chance does not explain them: e^−20 for Poisson counts, and room for more spread.</summary>
    private const double OutageContacts = 20;

    private readonly ContactHistory _history;
    private readonly DayTable _table;
    private readonly IReadOnlyList<CalendarEvent> _events;
    private readonly bool[] _openWeekday = new bool[7];
    private readonly HashSet<DateOnly> _closures = [];

    public DayCauses(ContactHistory history, DayTable table, IEnumerable<CalendarEvent> events)
    {
        (_history, _table) = (history, table);
        _events = [.. events.Where(e => e.AppliesTo(history.Queue.Name))];
        var (known, all) = (new int[7], new int[7]);
        for (var d = 0; d < table.Days; d++)
        {
            var w = (int)table.FirstDay.AddDays(d).DayOfWeek;
            all[w]++;
            known[w] += table.Total(d) > 0 ? 1 : 0;
        }

        for (var w = 0; w < 7; w++)
        {
            _openWeekday[w] = known[w] * 2 > all[w];
        }

        foreach (var closure in _events.Where(e => e.IsClosure))
        {
            var end = history.Zone.Local(closure.Time.End).DateTime;
            for (var day = history.Zone.DayOf(closure.Time.Start); day.ToDateTime(TimeOnly.MinValue) < end; day = day.AddDays(1))
            {
                _closures.Add(day);
            }
        }
    }

    /// <summary>The days furthest beyond their 95 % band, or where bands are not known with the largest error; each date once, as forecast from the latest origin.</summary>
    public IReadOnlyList<WorstDay> Worst(IReadOnlyList<ForecastRun> runs, IReadOnlyList<BacktestDay> days, int count)
    {
        var byOrigin = runs.ToDictionary(r => r.Cells.Origin);
        var around = days.GroupBy(d => d.Origin).ToDictionary(g => g.Key, g => g.ToDictionary(d => d.Date));
        return
        [
            .. days.GroupBy(d => d.Date).Select(g => g.MaxBy(d => d.Origin)!)
                .Where(d => d.Actual != d.Forecast)
                .OrderByDescending(d => double.IsNaN(d.Beyond) ? 0 : d.Beyond).ThenByDescending(d => Math.Abs(d.Actual - d.Forecast)).ThenBy(d => d.Date)
                .Take(count).Select(d => Explain(byOrigin[d.Origin], around[d.Origin], d)),
        ];
    }

    private WorstDay Explain(ForecastRun run, Dictionary<DateOnly, BacktestDay> around, BacktestDay day)
    {
        var (cause, text) = Outage(run, day) ?? Partial(run, day) ?? OnDay(day) ?? Closure(day) ?? NextDay(day) ?? DayOfMonth(day) ?? LevelShift(around, day)
            ?? (DayCause.NoneKnown, "none known");
        return new WorstDay(day, cause, text);
    }

    private static (DayCause, string)? Outage(ForecastRun run, BacktestDay day)
    {
        var cells = run.Cells;
        var ahead = day.Date.DayNumber - day.Origin.DayNumber;
        var (best, bestFrom, bestTo, sum, from) = (0.0, 0, 0, 0.0, -1);
        for (var c = 0; c < cells.Count; c++)
        {
            if (cells.Day[c] != ahead || cells.Actual[c] > 0)
            {
                (sum, from) = (0, -1);
                continue;
            }

            from = from < 0 ? c : from;
            sum += run.Mean[c];
            if (sum > best)
            {
                (best, bestFrom, bestTo) = (sum, from, c);
            }
        }

        return best < OutageContacts || day.Actual >= day.Forecast
            ? null
            : (DayCause.Outage, Text($"no contact in {bestTo - bestFrom + 1} intervals in a row, from {cells.Hour[bestFrom]:00} h on, where {best:0} were expected: an outage or lost data"));
    }

    private static (DayCause, string)? Partial(ForecastRun run, BacktestDay day)
    {
        var whole = run.WholeDay[day.Date.DayNumber - day.Origin.DayNumber];
        return whole > 0 && day.Forecast < 0.9 * whole
            ? (DayCause.PartialData, Text($"the history has only a part of the day (intervals with {100 * day.Forecast / whole:0} % of what was forecast)"))
            : null;
    }

    private (DayCause, string)? OnDay(BacktestDay day)
    {
        var on = On(day.Date).ToList();
        return on.FirstOrDefault(e => !e.IsClosure) is { } e ? (DayCause.Event, $"on the day: {Name(e)}")
            : on.FirstOrDefault() is { } closed ? (DayCause.MarkedClosed, $"counts on a day that the calendar closes: {Name(closed)}")
            : null;
    }

    private (DayCause, string)? Closure(BacktestDay day)
    {
        if (Beside(day.Date, -1) is { } before && IsClosed(before))
        {
            return (DayCause.AfterClosure, Text($"first open day after a closure on {before:yyyy-MM-dd}{ClosedBy(before)}"));
        }

        return Beside(day.Date, 1) is { } after && IsClosed(after)
            ? (DayCause.BeforeClosure, Text($"last open day before a closure on {after:yyyy-MM-dd}{ClosedBy(after)}"))
            : null;
    }

    private (DayCause, string)? NextDay(BacktestDay day)
    {
        foreach (var (date, where) in new[] { (day.Date.AddDays(-1), "the day before"), (day.Date.AddDays(1), "the day after") })
        {
            if (On(date).FirstOrDefault() is { } e)
            {
                return (DayCause.NearEvent, $"{where}: {Name(e)}");
            }
        }

        return null;
    }

    /// <summary>Of the forecast's days within four days of it, at least three and four out of five lie on the same side, by at least two fifths of the day's own share and 3 %.</summary>
    private static (DayCause, string)? LevelShift(Dictionary<DateOnly, BacktestDay> around, BacktestDay day)
    {
        if (day.Forecast <= 0)
        {
            return null;
        }

        var own = (day.Actual - day.Forecast) / day.Forecast;
        var others = Enumerable.Range(-4, 9).Where(k => k != 0).Select(k => around.GetValueOrDefault(day.Date.AddDays(k))).OfType<BacktestDay>()
            .Where(d => d.Forecast > 0.2 * day.Forecast).Select(d => (d.Actual - d.Forecast) / d.Forecast).ToArray();
        var same = others.Count(r => Math.Sign(r) == Math.Sign(own));
        if (others.Length < 3 || same * 5 < others.Length * 4)
        {
            return null;
        }

        var median = Statistics.Median(others);
        return Math.Abs(median) >= Math.Max(0.03, 0.4 * Math.Abs(own)) && Math.Sign(median) == Math.Sign(own)
            ? (DayCause.LevelShift, Text($"level shift: {same} of {others.Length} days around it were {(own > 0 ? "above" : "below")} the forecast too, by {100 * Math.Abs(median):0} % in the middle"))
            : null;
    }

    /// <summary>
    /// The day of the month, or the open day counted from the month's start or end (first three and last three): at least two other months, and three out of four of them,
    /// differ from the weekday's usual volume in the same direction, by at least half as much.
    /// </summary>
    private (DayCause, string)? DayOfMonth(BacktestDay day)
    {
        var own = Ratio(day.Date);
        if (double.IsNaN(own) || Math.Sign(own) != Math.Sign(day.Actual - day.Forecast))
        {
            return null;
        }

        var (fromStart, fromEnd) = OpenDay(day.Date);
        var looks = new List<(string Name, Func<DateOnly, bool> Same)>();
        if (fromStart <= 3)
        {
            looks.Add(($"open day {fromStart} of the month", d => OpenDay(d).FromStart == fromStart));
        }

        if (fromEnd <= 3)
        {
            looks.Add((fromEnd == 1 ? "last open day of the month" : $"open day {fromEnd} from the end of the month", d => OpenDay(d).FromEnd == fromEnd));
        }

        looks.Add(($"day {day.Date.Day} of the month", d => d.Day == day.Date.Day));
        foreach (var (name, same) in looks)
        {
            var others = Enumerable.Range(0, _table.Days).Select(d => _table.FirstDay.AddDays(d))
                .Where(d => (d.Year, d.Month) != (day.Date.Year, day.Date.Month) && _table.Total(_table.Number(d)) > 0 && same(d))
                .Select(Ratio).Where(r => !double.IsNaN(r)).ToArray();
            var alike = others.Count(r => Math.Sign(r) == Math.Sign(own));
            if (others.Length >= 2 && alike * 4 >= others.Length * 3 && Math.Abs(Statistics.Median(others)) >= 0.5 * Math.Abs(own))
            {
                return (DayCause.DayOfMonth, Text($"{name}: {alike} of {others.Length} other months were {(own > 0 ? "above" : "below")} the weekday's usual too"));
            }
        }

        return null;
    }

    /// <summary>Log of the day's volume over the median of the same weekday up to five weeks either way; NaN when too little is known.</summary>
    private double Ratio(DateOnly date)
    {
        var d = _table.Number(date);
        var usual = Enumerable.Range(-5, 11).Where(k => k != 0).Select(k => _table.Total(d + (7 * k))).Where(v => v > 0).ToArray();
        return usual.Length >= 3 && _table.Total(d) > 0 ? Math.Log(_table.Total(d) / Statistics.Median(usual)) : double.NaN;
    }

    /// <summary>Number of the open day in its month, counted from the start and from the end, both from 1. What the history does not reach goes by the weekday.</summary>
    private (int FromStart, int FromEnd) OpenDay(DateOnly date)
    {
        var days = Enumerable.Range(1, DateTime.DaysInMonth(date.Year, date.Month)).Select(n => new DateOnly(date.Year, date.Month, n)).Where(d => d == date || IsOpen(d)).ToList();
        return (days.IndexOf(date) + 1, days.Count - days.IndexOf(date));
    }

    private bool IsOpen(DateOnly date) => _openWeekday[(int)date.DayOfWeek] && !IsClosed(date);

    /// <summary>The nearest day before (−1) or after (1) whose weekday is usually open, within ten days.</summary>
    private DateOnly? Beside(DateOnly date, int step)
    {
        for (var k = 1; k <= 10; k++)
        {
            if (_openWeekday[(int)date.AddDays(k * step).DayOfWeek])
            {
                return date.AddDays(k * step);
            }
        }

        return null;
    }

    /// <summary>Closed by the calendar, or inside the history and without a contact.</summary>
    private bool IsClosed(DateOnly date)
    {
        var d = _table.Number(date);
        return !(_table.Total(d) > 0) && ((d >= 0 && d < _table.Days) || _closures.Contains(date));
    }

    private string ClosedBy(DateOnly date) => On(date).FirstOrDefault(e => e.IsClosure) is { Name.Length: > 0 } e ? $" ({e.Name})" : "";

    private IEnumerable<CalendarEvent> On(DateOnly date)
    {
        var (from, to) = (_history.Zone.StartOfDay(date), _history.Zone.StartOfDay(date.AddDays(1)));
        return _events.Where(e => e.Time.Start < to && from < e.Time.End);
    }

    private static string Name(CalendarEvent e) => e.Name.Length == 0 || e.Name == e.Kind ? e.Kind : $"{e.Kind}, {e.Name}";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
