namespace Wfm.Forecasting;

/// <summary>A history's counts while they are being cleaned: local days by clock slots, NaN when not known, twice over: as known, and as models are to see
/// them.</summary>
internal sealed class HistoryCells(TimeZoneInfo zone, DateOnly first, TimeSpan step, int days, double[] known, bool[] open)
{
    public DateOnly First { get; } = first;

    public int Days { get; } = days;

    public int Slots { get; } = known.Length / days;

    /// <summary>What forecasts are held against. Faults are taken out of it, or put right.</summary>
    public double[] Known { get; } = known;

    /// <summary>What models learn from.</summary>
    public double[] Training { get; } = [.. known];

    /// <summary>Whether a weekday's slot is open, Sunday first.</summary>
    public bool[] Open { get; } = open;

    public List<HistoryFinding> Findings { get; } = [];

    public int Weekday(int day) => ((int)First.DayOfWeek + day) % 7;

    public DateOnly Date(int day) => First.AddDays(day);

    /// <summary>From a cell to the end of the cell before <paramref name="to"/>.</summary>
    public Interval Time(int from, int to)
    {
        var midnight = First.ToDateTime(TimeOnly.MinValue);
        var (start, end) = (zone.At(midnight + (step * from)), zone.At(midnight + (step * to)));
        return new Interval(start, end > start ? end - start : step);
    }

    public void Found(FindingKind kind, int from, int to, double before, double after, string reason, double usual = double.NaN) =>
        Findings.Add(new HistoryFinding(kind, Time(from, to), before, after, reason) { Usual = usual });
}
