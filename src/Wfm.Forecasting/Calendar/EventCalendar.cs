namespace Wfm.Forecasting;

/// <summary>The events of one queue on the table of local days and clock-time slots, and which days follow a closure.</summary>
internal sealed class EventCalendar
{
    /// <summary>More normally-open days than this without data in a row are a gap in the data and not a closure.</summary>
    public const int LongestClosure = 5;

    /// <summary>Days before the history and after it for which holidays are worked out: 104 weeks ahead, a year to spare.</summary>
    private const int Margin = 31;
    private const int LongestHorizon = (104 * 7) + 366;

    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan _step;
    private readonly int _slots;
    private readonly IReadOnlyList<CalendarEvent> _events;
    private readonly DateOnly _firstDay;
    private readonly bool[] _hasData;
    private readonly bool[] _openWeekday;
    private readonly HashSet<DateOnly> _closedDays = [];
    private readonly HashSet<DateOnly> _closingHolidays = [];
    private readonly (DateTime From, DateTime To)[] _local;

    public EventCalendar(TrainingSeries series, string queue, IEnumerable<CalendarEvent> events, IReadOnlyList<HolidayCalendar>? holidays = null)
    {
        (_zone, _step, _slots, _firstDay) = (series.Zone, series.Step, series.SlotsPerDay, series.FirstDay);
        _hasData = new bool[series.Days];
        for (var d = 0; d < _hasData.Length; d++)
        {
            _hasData[d] = series.Day(d).ContainsAnyExcept(double.NaN);
        }

        _openWeekday = [.. Enumerable.Range(0, 7).Select(w => Enumerable.Range(0, _slots).Any(s => series.IsOpen(w, s)))];
        List<CalendarEvent> own = [.. events.Where(e => e.AppliesTo(queue))];
        foreach (var day in own.Where(e => e.IsClosure).SelectMany(e => DaysMostlyCovered(_zone, e.Time)))
        {
            _closedDays.Add(day);
        }

        own.AddRange(HolidayEvents.Of(holidays ?? [], own, _zone, _firstDay.AddDays(-Margin), series.End.AddDays(LongestHorizon)));
        _events = own;
        _local = [.. own.Select(e => (_zone.Local(e.Time.Start).DateTime, _zone.Local(e.Time.End).DateTime))];
        FindClosingHolidays(series.End);
    }

    /// <summary>Cells of the history that an event or a closure before them made unlike others; set when the ordinary days are told apart.</summary>
    public bool[] Special { get; set; } = [];

    /// <summary>Kinds that hold for most of the history, and are the ordinary state.</summary>
    public HashSet<string> OrdinaryKinds { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a weekday has any open slot.</summary>
    public bool IsOpen(DayOfWeek weekday) => _openWeekday[(int)weekday];

    /// <summary>Days off of which the queue has always been closed so far, though no row says so.</summary>
    public int ClosingHolidays { get; private set; }

    /// <summary>The local days of which a stretch covers twelve hours or more. Closed for most of the day counts as a closed day: whoever calls then calls on the next.</summary>
    public static IEnumerable<DateOnly> DaysMostlyCovered(TimeZoneInfo zone, Interval time)
    {
        var (from, to) = (zone.Local(time.Start).DateTime, zone.Local(time.End).DateTime);
        for (var day = DateOnly.FromDateTime(from); day.ToDateTime(TimeOnly.MinValue) < to; day = day.AddDays(1))
        {
            var begin = day.ToDateTime(TimeOnly.MinValue);
            var covered = (to < begin.AddDays(1) ? to : begin.AddDays(1)) - (from > begin ? from : begin);
            if (covered >= TimeSpan.FromHours(12))
            {
                yield return day;
            }
        }
    }

    public IReadOnlyList<CalendarEvent> Events => _events;

    /// <summary>The events that touch a run of days, each with its first cell and the one after its last; cells count from the first day's midnight.</summary>
    public IEnumerable<(CalendarEvent Event, int From, int To)> Spans(DateOnly firstDay, int days)
    {
        var midnight = firstDay.ToDateTime(TimeOnly.MinValue);
        for (var i = 0; i < _events.Count; i++)
        {
            var (start, end) = _local[i];
            var from = (int)Math.Clamp(Math.Floor((double)(start - midnight).Ticks / _step.Ticks), 0, (double)days * _slots);
            var to = (int)Math.Clamp(Math.Ceiling((double)(end - midnight).Ticks / _step.Ticks), 0, (double)days * _slots);
            if (from < to)
            {
                yield return (_events[i], from, to);
            }
        }
    }

    /// <summary>Whether a day is a public holiday of the future on which, to judge by all of those in the history, the queue will be closed.</summary>
    public bool IsClosingHoliday(DateOnly day, DateOnly knownUntil) => day >= knownUntil && _closingHolidays.Contains(day);

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
        if (_closedDays.Contains(day) || IsClosingHoliday(day, knownUntil))
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

    /// <summary>Two or more days off on open weekdays in the history, not one with data: those to come are closed, too.</summary>
    private void FindClosingHolidays(DateOnly end)
    {
        var (open, closed) = (0, 0);
        var ahead = new List<DateOnly>();
        foreach (var e in _events.Where(e => e.Kind == HolidayEvents.Holiday && e.Effect is null && e.Time.Length <= TimeSpan.FromHours(25)))
        {
            var day = _zone.DayOf(e.Time.Start);
            if (!_openWeekday[(int)day.DayOfWeek])
            {
                continue;
            }

            var d = day.DayNumber - _firstDay.DayNumber;
            if (day >= end)
            {
                ahead.Add(day);
            }
            else if (d >= 0)
            {
                open += _hasData[d] ? 1 : 0;
                closed += IsClosed(day, end) ? 1 : 0;
            }
        }

        if (closed >= 2 && open == 0)
        {
            _closingHolidays.UnionWith(ahead);
            ClosingHolidays = closed;
        }
    }
}
