namespace Wfm.Forecasting;

/// <summary>
/// The past of one queue as models see it: a table of local days by clock-time slots. Cells are NaN when closed, unknown, or left out because an event made
/// the day unlike others. A repeated hour at a clock change is averaged into its slot; a skipped hour is NaN. Immutable.
/// </summary>
public sealed class TrainingSeries
{
    private readonly double[] _values;
    private readonly bool[] _open;

    /// <summary>A table of days by slots.</summary>
    /// <param name="zone">Zone whose days and clock times are meant.</param>
    /// <param name="firstDay">First local day.</param>
    /// <param name="step">Interval length: 5, 10, 15, 20, 30 or 60 minutes.</param>
    /// <param name="values">Contacts offered, day after day, one value per slot from 00:00; NaN when not known. Copied.</param>
    /// <param name="openWeek">Whether a weekday's slot is open, Sunday first, 7 × <see cref="SlotsPerDay"/> flags; null: open where there is any value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not one of those allowed.</exception>
    /// <exception cref="ArgumentException">The number of values or flags is not that of whole days.</exception>
    public TrainingSeries(TimeZoneInfo zone, DateOnly firstDay, TimeSpan step, IEnumerable<double> values, IEnumerable<bool>? openWeek = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (!TimeGrid.IsAllowedStep(step))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "An interval must last 5, 10, 15, 20, 30 or 60 minutes.");
        }

        (Zone, FirstDay, Step, _values) = (zone, firstDay, step, [.. values]);
        SlotsPerDay = (int)(TimeSpan.TicksPerDay / step.Ticks);
        if (_values.Length == 0 || _values.Length % SlotsPerDay != 0)
        {
            throw new ArgumentException($"{_values.Length} values do not make whole days of {SlotsPerDay} slots.", nameof(values));
        }

        Days = _values.Length / SlotsPerDay;
        _open = openWeek is null ? OpenWhereKnown() : [.. openWeek];
        if (_open.Length != 7 * SlotsPerDay)
        {
            throw new ArgumentException($"{_open.Length} flags given; a week has {7 * SlotsPerDay} slots.", nameof(openWeek));
        }
    }

    /// <summary>Zone whose days and clock times are meant.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>First local day.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Interval length.</summary>
    public TimeSpan Step { get; }

    /// <summary>Number of local days.</summary>
    public int Days { get; }

    /// <summary>Slots per day by clock time: 24 h ÷ <see cref="Step"/>.</summary>
    public int SlotsPerDay { get; }

    /// <summary>First local day after the series.</summary>
    public DateOnly End => FirstDay.AddDays(Days);

    /// <summary>Contacts offered in a slot of a day, or NaN.</summary>
    public double this[int day, int slot] => _values[(day * SlotsPerDay) + slot];

    /// <summary>All slots of a day.</summary>
    public ReadOnlySpan<double> Day(int day) => _values.AsSpan(day * SlotsPerDay, SlotsPerDay);

    /// <summary>Weekday of day number <paramref name="day"/>, Sunday = 0.</summary>
    public int Weekday(int day) => (int)FirstDay.AddDays(day).DayOfWeek;

    /// <summary>Whether a weekday's slot is usually open.</summary>
    public bool IsOpen(int weekday, int slot) => _open[(weekday * SlotsPerDay) + slot];

    /// <summary>The first <paramref name="days"/> days, as a forecaster would have had them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to <see cref="Days"/>.</exception>
    public TrainingSeries Head(int days) => days >= 1 && days <= Days
        ? new TrainingSeries(Zone, FirstDay, Step, _values.Take(days * SlotsPerDay), _open)
        : throw new ArgumentOutOfRangeException(nameof(days), days, $"The series has {Days} days.");

    internal ReadOnlySpan<double> Cells => _values;

    internal ReadOnlySpan<bool> OpenWeek => _open;

    private bool[] OpenWhereKnown()
    {
        var open = new bool[7 * SlotsPerDay];
        for (var d = 0; d < Days; d++)
        {
            for (var s = 0; s < SlotsPerDay; s++)
            {
                open[(Weekday(d) * SlotsPerDay) + s] |= !double.IsNaN(this[d, s]);
            }
        }

        return open;
    }
}
