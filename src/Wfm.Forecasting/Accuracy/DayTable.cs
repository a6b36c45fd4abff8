namespace Wfm.Forecasting;

/// <summary>A history as a table of local days by clock-time slots, nothing repaired or left out; NaN where nothing is known.</summary>
internal sealed class DayTable
{
    private readonly double[] _values;
    private readonly double[] _totals;

    public DayTable(ContactHistory history)
    {
        FirstDay = history.Zone.DayOf(history.Points[0].Time.Start);
        Days = history.Zone.DayOf(history.Points[^1].Time.Start).DayNumber - FirstDay.DayNumber + 1;
        Slots = (int)Math.Ceiling(TimeSpan.TicksPerDay / (double)history.Step.Ticks);
        _values = new double[Days * Slots];
        Array.Fill(_values, double.NaN);
        _totals = new double[Days];
        Array.Fill(_totals, double.NaN);
        var count = new int[_values.Length];
        foreach (var p in history.Points)
        {
            if (double.IsNaN(p.Offered))
            {
                continue;
            }

            var local = history.Zone.Local(p.Time.Start);
            var day = DateOnly.FromDateTime(local.DateTime).DayNumber - FirstDay.DayNumber;
            var cell = (day * Slots) + ClockMap.SlotOf(local, history.Step);

            // An hour that comes twice is one slot with the mean of both.
            count[cell]++;
            _values[cell] = count[cell] == 1 ? p.Offered : _values[cell] + ((p.Offered - _values[cell]) / count[cell]);
            _totals[day] = double.IsNaN(_totals[day]) ? p.Offered : _totals[day] + p.Offered;
        }
    }

    public DateOnly FirstDay { get; }

    public int Days { get; }

    public int Slots { get; }

    /// <summary>Number of a date, from 0; outside 0..<see cref="Days"/>−1 the history does not reach it.</summary>
    public int Number(DateOnly date) => date.DayNumber - FirstDay.DayNumber;

    /// <summary>Contacts of a day, or NaN when the history has nothing of it.</summary>
    public double Total(int day) => day >= 0 && day < Days ? _totals[day] : double.NaN;

    /// <summary>
    /// Mean absolute change over a season before a day, on sums of slots that are known both times.
    /// </summary>
    /// <param name="before">Number of the first day that does not count.</param>
    /// <param name="days">Days per sum, counted back from <paramref name="before"/>; 0 for single slots.</param>
    /// <param name="season">Days from one season to the next.</param>
    /// <returns>Contacts; NaN when there are not two seasons.</returns>
    public double Change(int before, int days, int season)
    {
        var (total, n) = (0.0, 0);
        before = Math.Min(before, Days);
        var hop = Math.Max(1, days);
        for (var to = before; to - hop - season >= 0; to -= hop)
        {
            var (sum, known) = (0.0, 0);
            for (var cell = (to - hop) * Slots; cell < to * Slots; cell++)
            {
                var change = _values[cell] - _values[cell - (season * Slots)];
                if (!double.IsNaN(change))
                {
                    sum += days == 0 ? Math.Abs(change) : change;
                    known++;
                }
            }

            if (known > 0)
            {
                total += Math.Abs(sum);
                n += days == 0 ? known : 1;
            }
        }

        return n > 0 ? total / n : double.NaN;
    }

    /// <summary>Scales for intervals, days, weeks and months before a date.</summary>
    public void Scales(DateOnly before, double[] into)
    {
        var number = Number(before);
        into[0] = Change(number, 0, 7);
        for (var level = 0; level < ScoreBook.Periods.Count; level++)
        {
            var days = ScoreBook.Periods[level].Days;
            into[1 + level] = Change(number, days, Math.Max(7, days));
        }
    }
}
