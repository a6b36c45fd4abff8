namespace Wfm.Forecasting;

/// <summary>Intervals with a handle time, as columns: day number, slot, weekday, contacts handled, and a time in seconds per contact.</summary>
internal sealed class AhtRows
{
    private AhtRows(int count) => (Day, Slot, Weekday, Contacts, Seconds) = (new int[count], new int[count], new int[count], new double[count], new double[count]);

    public int[] Day { get; }

    public int[] Slot { get; }

    public int[] Weekday { get; }

    public double[] Contacts { get; }

    public double[] Seconds { get; }

    public int Count => Day.Length;

    /// <summary>Number of days from the first point of the history to its last.</summary>
    public int Days { get; private init; }

    /// <summary>The intervals that have contacts and a positive AHT; weighed by contacts handled (offered, when handled is not known).</summary>
    /// <param name="history">The history.</param>
    /// <param name="time">Which time; NaN leaves the interval out.</param>
    public static AhtRows Of(ContactHistory history, Func<HistoryPoint, double> time)
    {
        static double Handled(HistoryPoint p) => double.IsNaN(p.Handled) ? p.Offered : p.Handled;
        var use = history.Points.Where(p => Handled(p) > 0 && p.AhtSeconds > 0 && double.IsFinite(p.AhtSeconds) && double.IsFinite(time(p))).ToList();
        var first = history.Zone.DayOf(history.Points[0].Time.Start).DayNumber;
        var rows = new AhtRows(use.Count) { Days = history.Zone.DayOf(history.Points[^1].Time.Start).DayNumber - first + 1 };
        for (var i = 0; i < use.Count; i++)
        {
            var local = history.Zone.Local(use[i].Time.Start);
            rows.Day[i] = DateOnly.FromDateTime(local.DateTime).DayNumber - first;
            rows.Slot[i] = ClockMap.SlotOf(local, history.Step);
            rows.Weekday[i] = (int)local.DayOfWeek;
            rows.Contacts[i] = Handled(use[i]);
            rows.Seconds[i] = time(use[i]);
        }

        return rows;
    }

    /// <summary>Caps the times at a number of medians (by contacts): one interval left open over night is not a handle time.</summary>
    public void CapAt(double medians)
    {
        var order = Seconds.ToArray();
        var weights = Contacts.ToArray();
        Array.Sort(order, weights);
        var half = weights.Sum() / 2;
        var median = 0.0;
        for (var i = 0; i < order.Length && half > 0; i++)
        {
            half -= weights[i];
            median = order[i];
        }

        for (var i = 0; i < Count && median > 0; i++)
        {
            Seconds[i] = Math.Min(Seconds[i], medians * median);
        }
    }
}
