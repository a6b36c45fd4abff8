namespace Wfm.Staffing;

/// <summary>The layers above team leads: operations managers per 5 to 8 leads, and so on up to one.</summary>
public static class ReportingLine
{
    /// <summary>People per layer, from the leads up to a layer of one; empty when there are no leads.</summary>
    /// <param name="leads">Team leads, 0 or more.</param>
    /// <param name="span">People who report to one of the layer above, at least 2. ICMI and others give 5 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static IReadOnlyList<int> Layers(int leads, double span)
    {
        if (span is not (>= 2 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(span), span, "A span above the leads must be 2 or more.");
        }

        var layers = new List<int>();
        for (var n = Guard.NotNegative(leads); n > 0; n = ShrinkageMath.RoundUp(n / span))
        {
            layers.Add(n);
            if (n == 1)
            {
                break;
            }
        }

        return layers;
    }

    /// <summary>
    /// Per agent the share of shift hours during which the own lead is on duty (on shift and not at break). A usual soft goal is at least half. Agents without a
    /// lead of their own, or without a shift, are left out.
    /// </summary>
    /// <param name="roster">The roster.</param>
    /// <param name="people">People of the roster.</param>
    public static IReadOnlyDictionary<string, double> OwnLeadShare(Roster roster, IEnumerable<Person> people)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(people);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var agent in people.Where(p => p.Role == PersonRole.Agent && p.Lead is not null))
        {
            var duty = roster.Of(agent.Lead!).SelectMany(s => s.Segments).Where(s => !s.Activity.IsRest).Select(s => s.Time).ToList();
            var shifts = roster.Of(agent.Id).Select(s => s.Time).ToList();
            if (shifts.Count > 0)
            {
                shares[agent.Id] = shifts.Sum(s => duty.Sum(d => Shared(s, d))) / shifts.Sum(s => s.Length.TotalHours);
            }
        }

        return shares;
    }

    private static double Shared(Interval a, Interval b) =>
        a.Overlaps(b) ? ((a.End < b.End ? a.End : b.End) - (a.Start > b.Start ? a.Start : b.Start)).TotalHours : 0;
}
