namespace Wfm.Forecasting;

/// <summary>
/// Handle time by weekday and time of day: mean weighted by contacts handled (offered, when handled is not known) and by recency (halved every 12 weeks),
/// times a
/// factor per slot and one per weekday. Each factor is shrunk toward 1 by κ ÷ (κ + contacts), κ = contact-level variance ÷ variance of the true factors as
/// the data
/// show it (0 difference beyond noise: no shape at all). A single interval counts at most five times the median handle time.
/// </summary>
internal sealed class AhtProfile
{
    private const double HalfLifeDays = 84;

    private readonly double _mean;
    private readonly double[] _slot;
    private readonly double[] _weekday;

    private AhtProfile(double mean, double[] slot, double[] weekday) => (_mean, _slot, _weekday) = (mean, slot, weekday);

    public double this[DateOnly day, int slot] => _mean * _slot[slot] * _weekday[(int)day.DayOfWeek];

    /// <summary>The profile, or null when no interval has a handle time.</summary>
    public static AhtProfile? Fit(ContactHistory history)
    {
        var slots = (int)(TimeSpan.TicksPerDay / history.Step.Ticks);
        var end = history.Points[^1].Time.End;
        var rows = new List<(double Weight, double Contacts, double Aht, int Slot, int Weekday)>();
        foreach (var p in history.Points)
        {
            var contacts = double.IsNaN(p.Handled) ? p.Offered : p.Handled;
            if (contacts > 0 && p.AhtSeconds > 0 && double.IsFinite(p.AhtSeconds))
            {
                var local = history.Zone.Local(p.Time.Start);
                var weight = contacts * Recency.Weight((end - p.Time.Start).TotalDays, HalfLifeDays);
                rows.Add((weight, contacts, p.AhtSeconds, ClockMap.SlotOf(local, history.Step), (int)local.DayOfWeek));
            }
        }

        if (rows.Count == 0)
        {
            return null;
        }

        var cap = 5 * Median(rows);
        rows = [.. rows.Select(r => r with { Aht = Math.Min(r.Aht, cap) })];
        var mean = rows.Sum(r => r.Weight * r.Aht) / rows.Sum(r => r.Weight);
        var slot = Factors(rows.Select(r => (r.Weight, r.Contacts, r.Aht / mean, r.Slot)), slots);
        var weekday = Factors(rows.Select(r => (r.Weight, r.Contacts, r.Aht / (mean * slot[r.Slot]), r.Weekday)), 7);

        // What the factors add or take on the past's own mix goes back into the mean.
        mean *= rows.Sum(r => r.Weight * r.Aht) / rows.Sum(r => r.Weight * mean * slot[r.Slot] * weekday[r.Weekday]);
        return new AhtProfile(mean, slot, weekday);
    }

    private static double[] Factors(IEnumerable<(double Weight, double Contacts, double Ratio, int Group)> source, int groups)
    {
        var rows = source.ToList();
        var (w, c, sum) = (new double[groups], new double[groups], new double[groups]);
        foreach (var r in rows)
        {
            w[r.Group] += r.Weight;
            c[r.Group] += r.Contacts;
            sum[r.Group] += r.Weight * r.Ratio;
        }

        var result = new double[groups];
        Array.Fill(result, 1);
        var used = Enumerable.Range(0, groups).Where(g => w[g] > 0).ToList();
        if (used.Count < 2 || rows.Count <= used.Count)
        {
            return result;
        }

        // Contact-level variance from the spread of intervals inside a group: an interval's mean has variance σ² ÷ contacts.
        var within = rows.Sum(r => r.Contacts * Square(r.Ratio - (sum[r.Group] / w[r.Group]))) / (rows.Count - used.Count);
        var total = used.Sum(g => c[g]);
        var grand = used.Sum(g => c[g] * sum[g] / w[g]) / total;
        var between = used.Sum(g => c[g] * Square((sum[g] / w[g]) - grand)) - ((used.Count - 1) * within);
        var scale = total - (used.Sum(g => c[g] * c[g]) / total);
        var variance = scale > 0 ? Math.Max(0, between / scale) : 0;
        foreach (var g in used)
        {
            var trust = variance <= 0 ? 0 : c[g] / (c[g] + (within / variance));
            result[g] = 1 + (trust * ((sum[g] / w[g]) - 1));
        }

        return result;
    }

    private static double Median(List<(double Weight, double Contacts, double Aht, int Slot, int Weekday)> rows)
    {
        var half = rows.Sum(r => r.Contacts) / 2;
        foreach (var r in rows.OrderBy(r => r.Aht))
        {
            half -= r.Contacts;
            if (half <= 0)
            {
                return r.Aht;
            }
        }

        return rows[^1].Aht;
    }

    private static double Square(double x) => x * x;
}
