namespace Wfm.Rostering;

/// <summary>What the weeks around a week leave open.</summary>
/// <param name="RunBefore">Days worked in a row up to the day before the week.</param>
/// <param name="EarliestStart">First interval in which rest allows a shift to start.</param>
/// <param name="RunAfter">Days worked in a row from the day after the week.</param>
/// <param name="LatestEnd">Last interval at which a shift may end for the rest before the next week's first shift.</param>
/// <param name="WeekendAllowed">Whether Saturday and Sunday may be worked.</param>
internal readonly record struct WeekContext(int RunBefore, int EarliestStart, int RunAfter, int LatestEnd, bool WeekendAllowed)
{
    /// <summary>A week with nothing around it: a relaxation of every other context with the same weekend.</summary>
    public static WeekContext Open(bool weekendAllowed) => new(0, int.MinValue, 0, int.MaxValue, weekendAllowed);

    public static WeekContext Of(RosterModel model, PersonModel person, WeekTour?[] tours, int week)
    {
        var contract = person.Person.Contract;
        var (runBefore, earliest) = (0, int.MinValue);
        for (var w = week - 1; w >= 0 && runBefore == Length(model, week, w); w--)
        {
            runBefore += TrailingRun(tours[w]);
        }

        var (runAfter, latest) = (0, int.MaxValue);
        for (var w = week + 1; w < tours.Length; w++)
        {
            var run = LeadingRun(tours[w]);
            runAfter += run;
            if (run < model.Weeks[w].Days)
            {
                break;
            }
        }

        if (week > 0 && LastShift(tours[week - 1]) is { } last)
        {
            earliest = RestBetweenShifts.EarliestNextStart(contract, model.Problem.Grid, last.Option.End);
        }

        if (week + 1 < tours.Length && tours[week + 1]?.Days.FirstOrDefault(d => d is not null) is { } next)
        {
            latest = next.Option.Start - (RestBetweenShifts.EarliestNextStart(contract, model.Problem.Grid, 0));
        }

        Span<bool> worked = stackalloc bool[tours.Length];
        for (var w = 0; w < tours.Length; w++)
        {
            worked[w] = w != week && WorksWeekend(model, tours[w], w);
        }

        return new WeekContext(runBefore, earliest, runAfter, latest, Weekends.Allows(contract, worked, week));
    }

    /// <summary>Whether a tour made for other surroundings is legal in these.</summary>
    public bool Fits(RosterModel model, PersonModel person, WeekTour tour, int week)
    {
        var first = tour.Days.FirstOrDefault(d => d is not null);
        if (first is null)
        {
            return true;
        }

        var (lead, trail) = (LeadingRun(tour), TrailingRun(tour));
        var contract = person.Person.Contract;
        return first.Option.Start >= EarliestStart
            && LastShift(tour)!.Option.End <= LatestEnd
            && ConsecutiveDays.Allows(contract, lead == tour.Days.Length ? RunBefore + lead + RunAfter : Math.Max(RunBefore + lead, trail + RunAfter))
            && (WeekendAllowed || !WorksWeekend(model, tour, week));
    }

    public static bool WorksWeekend(RosterModel model, WeekTour? tour, int week)
    {
        for (var d = 0; tour is not null && d < tour.Days.Length; d++)
        {
            if (tour.Days[d] is not null && IsWeekend(model.Problem.Grid.Day(model.Weeks[week].FirstDay + d)))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // Days between the start of week w + 1 and the start of this week: the run must fill them all to reach further back.
    private static int Length(RosterModel model, int week, int w) => model.Weeks[week].FirstDay - (model.Weeks[w].FirstDay + model.Weeks[w].Days);

    private static int TrailingRun(WeekTour? tour)
    {
        var run = 0;
        for (var d = (tour?.Days.Length ?? 0) - 1; d >= 0 && tour!.Days[d] is not null; d--)
        {
            run++;
        }

        return run;
    }

    private static int LeadingRun(WeekTour? tour)
    {
        var run = 0;
        while (run < (tour?.Days.Length ?? 0) && tour!.Days[run] is not null)
        {
            run++;
        }

        return run;
    }

    private static ShiftPlacement? LastShift(WeekTour? tour)
    {
        for (var d = (tour?.Days.Length ?? 0) - 1; d >= 0; d--)
        {
            if (tour!.Days[d] is { } shift)
            {
                return shift;
            }
        }

        return null;
    }
}
