namespace Wfm;

/// <summary>Histories on a coarser interval.</summary>
public static class HistorySteps
{
    /// <summary>
    /// A history on intervals that are a multiple of its own, counted from local midnight. Counts add; a handle time is the mean weighted with the contacts handled, or
    /// offered where that is not known. A coarser interval of which a part is missing is made of the parts that are there.
    /// </summary>
    /// <param name="history">The history.</param>
    /// <param name="step">Interval length: a grid's step and a multiple of the history's.</param>
    /// <exception cref="WfmDataException">The step is not a multiple of the history's.</exception>
    public static ContactHistory Coarser(ContactHistory history, TimeSpan step)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (step == history.Step)
        {
            return history;
        }

        if (!TimeGrid.IsAllowedStep(step) || step.Ticks % history.Step.Ticks != 0)
        {
            throw new WfmDataException(FormattableString.Invariant(
                $"The history of queue '{history.Queue.Name}' has intervals of {history.Step.TotalMinutes} min; they cannot be joined to {step.TotalMinutes} min."));
        }

        var zone = history.Zone;
        var points = history.Points
            .GroupBy(p =>
            {
                var day = zone.StartOfDay(zone.DayOf(p.Time.Start));
                return day + (step * (int)Math.Floor((p.Time.Start - day) / step));
            })
            .Select(g => new HistoryPoint(new Interval(g.Key, step), g.Sum(p => p.Offered), Aht([.. g]), g.Sum(p => p.Handled), g.Sum(p => p.Abandoned)));
        return new ContactHistory(history.Queue, zone, points);
    }

    private static double Aht(List<HistoryPoint> parts)
    {
        var known = parts.Where(p => !double.IsNaN(p.AhtSeconds)).Select(p => (Weight: double.IsNaN(p.Handled) ? p.Offered : p.Handled, p.AhtSeconds)).ToList();
        var weight = known.Sum(p => p.Weight);
        return weight > 0 ? known.Sum(p => p.Weight * p.AhtSeconds) / weight : double.NaN;
    }
}
