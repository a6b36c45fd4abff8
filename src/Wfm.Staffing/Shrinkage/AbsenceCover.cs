namespace Wfm.Staffing;

/// <summary>
/// How many to schedule so that enough turn up: on average, or with a certainty. The mean is what shrinkage grosses up by; it covers the need only about three times in
/// four. What the numbers come to is in <see cref="PresenceDistribution"/>.
/// </summary>
public static class AbsenceCover
{
    // A tail that equals the certainty but for its last digits meets it.
    internal const double Tie = 1e-12;

    private const int MostScheduled = 1_000_000;

    // Terms this far below the largest one add nothing to a double.
    private const double Negligible = 1e-20;

    /// <summary>Agents to schedule so that on average enough turn up, rounded up.</summary>
    /// <param name="needed">Agents that must be present, 0 or more.</param>
    /// <param name="absence">Chance that an agent is absent, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static int Mean(int needed, double absence) => ShrinkageMath.GrossUpWhole(needed, absence);

    /// <summary>
    /// Agents to schedule so that enough turn up with a given certainty: the smallest n with P(Bin(n, 1 − absence) ≥ needed) ≥ certainty. Absences are taken to
    /// be independent. The mean gross-up covers the need only about three times in four.
    /// </summary>
    /// <param name="needed">Agents that must be present, 0 to 1,000,000.</param>
    /// <param name="absence">Chance that an agent is absent, at least 0 and at most 0.99.</param>
    /// <param name="certainty">Above 0 and at most 1 − 1e-9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static int Binomial(int needed, double absence, double certainty)
    {
        Check(needed is >= 0 and <= 1_000_000, nameof(needed), needed, "0 to 1,000,000");
        Check(absence is >= 0 and <= 0.99, nameof(absence), absence, "at least 0 and at most 0.99");
        Check(certainty is > 0 and <= 1 - 1e-9, nameof(certainty), certainty, "above 0 and at most 1 - 1e-9");
        if (needed == 0 || absence == 0)
        {
            return needed;
        }

        // The absences met before the needed-th agent turns up are negative binomial. Terms from the mode outwards, relative to it: nothing underflows in a large
        // team, and divided by their own sum they come to 1 whatever was rounded.
        double Up(int absent) => absence * ((double)needed + absent) / (absent + 1.0);
        var mode = (int)((needed - 1) * absence / (1 - absence));
        var terms = new List<double> { 1 };
        var first = mode;
        for (var term = 1.0; first > 0 && term > Negligible; first--)
        {
            term /= Up(first - 1);
            terms.Add(term);
        }

        terms.Reverse();
        for (var (absent, term) = (mode, 1.0); term > Negligible; absent++)
        {
            term *= Up(absent);
            terms.Add(term);
        }

        var enough = (certainty - Tie) * terms.Sum();
        var (count, sum) = (0, 0.0);
        while (count < terms.Count && sum < enough)
        {
            sum += terms[count++];
        }

        return needed + first + count - 1;
    }

    /// <summary>Agents to schedule in each interval, so that with a given certainty, interval by interval, enough turn up. Fractions of agents needed are rounded up first.</summary>
    /// <param name="needed">Agents that must be present per interval, 0 to 1,000,000.</param>
    /// <param name="absence">Chance that an agent is absent, at least 0 and at most 0.99.</param>
    /// <param name="certainty">Above 0 and at most 1 − 1e-9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static IntervalSeries Binomial(IntervalSeries needed, double absence, double certainty)
    {
        ArgumentNullException.ThrowIfNull(needed);
        var known = new Dictionary<int, int>();
        return needed.Select(agents =>
        {
            var whole = ShrinkageMath.RoundUp(Guard.NotNegative(agents, nameof(needed)));
            return known.TryGetValue(whole, out var cover) ? cover : known[whole] = Binomial(whole, absence, certainty);
        });
    }

    /// <summary>Agents to schedule where absences come together (beta-binomial): the smallest n with P(present ≥ needed) ≥ certainty.</summary>
    /// <param name="needed">Agents that must be present, 0 to 100,000.</param>
    /// <param name="absence">Mean chance of absence, above 0 and at most 0.99.</param>
    /// <param name="correlation">Correlation between the absences of two people on one day, above 0 and below 1.</param>
    /// <param name="certainty">Above 0 and at most 1 − 1e-9.</param>
    /// <returns>The number, or null when more than 1,000,000 would be needed: a wave that takes everyone cannot be covered by numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static int? Correlated(int needed, double absence, double correlation, double certainty)
    {
        Check(needed is >= 0 and <= 100_000, nameof(needed), needed, "0 to 100,000");
        Check(absence is > 0 and <= 0.99, nameof(absence), absence, "above 0 and at most 0.99");
        Check(certainty is > 0 and <= 1 - 1e-9, nameof(certainty), certainty, "above 0 and at most 1 - 1e-9");
        bool Enough(int n) => PresenceDistribution.Correlated(n, absence, correlation).AtLeast(needed) >= certainty - Tie;

        // One more scheduled never lowers the tail, so the smallest lies between the last power that fails and the first that does.
        var (below, n) = (needed - 1, needed);
        while (!Enough(n))
        {
            below = n;
            if (n == MostScheduled)
            {
                return null;
            }

            n = (int)Math.Min(MostScheduled, Math.Max(n + 1L, n + (n / 4L)));
        }

        while (n - below > 1)
        {
            var middle = below + ((n - below) / 2);
            (below, n) = Enough(middle) ? (below, middle) : (middle, n);
        }

        return n;
    }

    /// <summary>How many of a list of people to schedule, in its order, so that enough turn up with a given certainty. Most reliable first needs the fewest.</summary>
    /// <param name="needed">Agents that must be present, 0 or more.</param>
    /// <param name="absences">Chance of absence per person, each 0 to 1, in the order in which they would be scheduled.</param>
    /// <param name="certainty">Above 0 and at most 1.</param>
    /// <returns>People from the head of the list, or null when all of them are not enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static int? FromList(int needed, IEnumerable<double> absences, double certainty)
    {
        ArgumentNullException.ThrowIfNull(absences);
        Guard.NotNegative(needed);
        Guard.Share(certainty, nameof(certainty));
        var present = PresenceDistribution.Independent([]);
        using var rest = absences.GetEnumerator();
        while (present.AtLeast(needed) < certainty - Tie)
        {
            if (!rest.MoveNext())
            {
                return null;
            }

            present = present.With(rest.Current);
        }

        return present.Scheduled;
    }

    private static void Check(bool ok, string name, double value, string allowed)
    {
        if (!ok)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {allowed}.");
        }
    }
}
