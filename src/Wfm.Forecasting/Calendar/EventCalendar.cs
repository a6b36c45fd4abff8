namespace Wfm.Forecasting;

/// <summary>The events of one queue on the table of local days and clock-time slots, and which days follow a closure.</summary>
internal sealed class EventCalendar
{
    /// <summary>More normally-open days than this without data in a row are a gap in the data and not a closure.</summary>
    public const int LongestClosure = 5;

    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan _step;
    private readonly int _slots;
    private readonly IReadOnlyList<CalendarEvent> _events;
    private readonly DateOnly _firstDay;
    private readonly bool[] _hasData;
    private readonly bool[] _openWeekday;
    private readonly HashSet<DateOnly> _closedDays = [];

    public EventCalendar(TrainingSeries series, string queue, IEnumerable<CalendarEvent> events)
    {
        (_zone, _step, _slots, _firstDay) = (series.Zone, series.Step, series.SlotsPerDay, series.FirstDay);
        _events = [.. events.Where(e => e.AppliesTo(queue))];
        _hasData = [.. Enumerable.Range(0, series.Days).Select(d => series.Day(d).ToArray().Any(v => !double.IsNaN(v)))];
        _openWeekday = [.. Enumerable.Range(0, 7).Select(w => Enumerable.Range(0, _slots).Any(s => series.IsOpen(w, s)))];
        foreach (var closure in _events.Where(e => e.IsClosure))
        {
            var (from, to) = (_zone.Local(closure.Time.Start).DateTime, _zone.Local(closure.Time.End).DateTime);
            for (var day = DateOnly.FromDateTime(from); day.ToDateTime(TimeOnly.MinValue) < to; day = day.AddDays(1))
            {
                // Closed for most of the day counts as a closed day: whoever calls then calls on the next.
                var begin = day.ToDateTime(TimeOnly.MinValue);
                var covered = (to < begin.AddDays(1) ? to : begin.AddDays(1)) - (from > begin ? from : begin);
                if (covered >= TimeSpan.FromHours(12))
                {
                    _closedDays.Add(day);
                }
            }
        }
    }

    public IReadOnlyList<CalendarEvent> Events => _events;

    /// <summary>The events that touch a run of days, each with its first cell and the one after its last; cells count from the first day's midnight.</summary>
    public IEnumerable<(CalendarEvent Event, int From, int To)> Spans(DateOnly firstDay, int days)
    {
        var midnight = firstDay.ToDateTime(TimeOnly.MinValue);
        foreach (var e in _events)
        {
            var from = (int)Math.Clamp(Math.Floor((double)(_zone.Local(e.Time.Start).DateTime - midnight).Ticks / _step.Ticks), 0, (double)days * _slots);
            var to = (int)Math.Clamp(Math.Ceiling((double)(_zone.Local(e.Time.End).DateTime - midnight).Ticks / _step.Ticks), 0, (double)days * _slots);
            if (from < to)
            {
                yield return (e, from, to);
            }
        }
    }

    /// <summary>
    /// Whether the last normally-open day before a date was closed: by an event, or, before <paramref name="knownUntil"/>, because the history has nothing
    /// for it.
    /// </summary>
    public bool IsAfterClosure(DateOnly day, DateOnly knownUntil)
    {
        if (!_openWeekday[(int)day.DayOfWeek] || IsClosed(day, knownUntil))
        {
            return false;
        }

        for (var back = 1; back <= 10; back++)
        {
            var before = day.AddDays(-back);
            if (IsClosed(before, knownUntil))
            {
                return true;
            }

            if (_openWeekday[(int)before.DayOfWeek])
            {
                return false;
            }
        }

        return false;
    }

    private bool IsClosed(DateOnly day, DateOnly knownUntil)
    {
        if (_closedDays.Contains(day))
        {
            return true;
        }

        var d = day.DayNumber - _firstDay.DayNumber;
        if (d < 0 || d >= _hasData.Length || day >= knownUntil || _hasData[d] || !_openWeekday[(int)day.DayOfWeek])
        {
            return false;
        }

        var run = 1;
        for (var i = d - 1; i >= 0 && !_hasData[i]; i--)
        {
            run += _openWeekday[(int)_firstDay.AddDays(i).DayOfWeek] ? 1 : 0;
        }

        for (var i = d + 1; i < _hasData.Length && !_hasData[i]; i++)
        {
            run += _openWeekday[(int)_firstDay.AddDays(i).DayOfWeek] ? 1 : 0;
        }

        return run <= LongestClosure;
    }
}
