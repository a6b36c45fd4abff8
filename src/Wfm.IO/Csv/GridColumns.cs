using System.Globalization;

namespace Wfm.IO;

/// <summary>Where the rows of an interval table lie on a grid: the grid is given, or whole local days are spanned around the rows.</summary>
internal sealed class GridColumns(CsvRows rows, TimeGrid? given)
{
    private readonly int _start = rows.Slot("start"), _interval = rows.Slot("interval_s");
    private readonly HashSet<(object Series, DateTime Local)> _repeated = [];
    private readonly Tally _outside = new("an interval outside the plan's days: dropped");
    private TimeSpan _step = given?.Step ?? TimeSpan.Zero;
    private int _stepLine;
    private DateTimeOffset _first = DateTimeOffset.MaxValue, _last = DateTimeOffset.MinValue;

    /// <summary>Start of the row's interval, or null when the row cannot be used.</summary>
    /// <param name="series">What the row belongs to: within it, a repeated local time is told apart by order.</param>
    public DateTimeOffset? Row(object series)
    {
        var seconds = rows.Number(_interval);
        if (rows.Time(_start) is not { } stamp || rows.IsBad)
        {
            return null;
        }

        if (rows.Clock.IsSkipped(stamp))
        {
            rows.FaultSkipped(_start);
            return null;
        }

        var start = rows.Clock.IsRepeated(stamp) && !_repeated.Add((series, stamp.Local)) ? rows.Clock.AtSecond(stamp) : rows.Clock.At(stamp);
        var step = seconds is > 0 and <= 3600 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        if (!TimeGrid.IsAllowedStep(step))
        {
            rows.Fault(_interval, "300, 600, 900, 1200, 1800 or 3600");
            return null;
        }

        if (_step == TimeSpan.Zero)
        {
            (_step, _stepLine) = (step, rows.Line);
        }

        if (step != _step)
        {
            rows.Fault(_interval, string.Create(CultureInfo.InvariantCulture, $"{_step.TotalSeconds}, {(given is null ? $"as on line {_stepLine}" : "the plan's interval")}"));
            return null;
        }

        if (given is not null && (start < given.Start || start >= given.End))
        {
            _outside.Add(rows.Line);
            return null;
        }

        if (given?.IsOnGrid(start) == false || (given is null && !rows.Clock.IsOnStep(start, step)))
        {
            rows.Fault(_start, string.Create(CultureInfo.InvariantCulture, $"a multiple of {step.TotalMinutes} minutes after midnight"));
            return null;
        }

        (_first, _last) = (start < _first ? start : _first, start > _last ? start : _last);
        return start;
    }

    /// <summary>The grid of all rows, or null when no row could be used.</summary>
    public TimeGrid? Grid()
    {
        if (given is not null || _last < _first)
        {
            return given;
        }

        var zone = rows.Clock.Zone;
        var (from, to) = (zone.DayOf(_first), zone.DayOf(_last));
        var days = to.DayNumber - from.DayNumber + 1;
        if (days > 3700)
        {
            rows.Faults.File($"spans {days} days; at most 3700 can be held.");
            return null;
        }

        return new TimeGrid(zone, from, days, _step);
    }

    public void Duplicate(int earlier) => rows.Fault(_start, $"listed once; line {earlier} has the same interval");

    public IEnumerable<string> Warnings() => _outside.Text(rows.File) is { } text ? [text] : [];
}
