namespace Wfm.Rostering.Tests.Kit;

/// <summary>
/// Shifts, tours and rosters by plain enumeration. The rules are stated anew from their descriptions, with clock times and instants and none of the engine's
/// helpers, so that a fault in those shows. One week at most; small problems only.
/// </summary>
internal static class Oracle
{
    /// <summary>Every way in which a person may work on a day.</summary>
    public static List<OracleShift> ShiftsOn(RosterProblem problem, Person person, int day)
    {
        var (grid, date) = (problem.Grid, problem.Grid.FirstDay.AddDays(day));
        var found = new List<OracleShift>();
        var away = problem.Absences.Where(a => a.Person == person.Id && a.Kind is not (AbsenceKind.WishOff or AbsenceKind.WishShift)).ToList();
        var skills = person.Role == PersonRole.Lead
            ? [(Skill: null, Pace: 1)]
            : person.Skills.Where(s => problem.Requirements.Any(r => r.Skill == s.Skill)).Select(s => (Skill: (string?)s.Skill, Pace: s.Efficiency)).ToList();
        foreach (var template in problem.Templates.Where(t => t.Days.Contains(date.DayOfWeek) && (t.Roles.Count == 0 || t.Roles.Contains(person.Role))))
        {
            for (var clock = template.EarliestStart.ToTimeSpan(); clock <= template.LatestStart.ToTimeSpan(); clock += template.StartStep)
            {
                var local = date.ToDateTime(TimeOnly.MinValue) + clock;
                if (grid.Zone.IsInvalidTime(local))
                {
                    continue;
                }

                var start = new DateTimeOffset(local, grid.Zone.IsAmbiguousTime(local) ? grid.Zone.GetAmbiguousTimeOffsets(local).Max() : grid.Zone.GetUtcOffset(local));
                for (var length = template.MinLength; length <= template.MaxLength; length += template.LengthStep)
                {
                    Add(new Interval(start, length), template);
                }
            }
        }

        return found;

        void Add(Interval time, ShiftTemplate template)
        {
            var midnight = grid.Zone.StartOfDay(date);
            var next = grid.Zone.StartOfDay(date.AddDays(1));
            var inside = new List<Interval>();
            foreach (var absence in away)
            {
                var isInside = absence.Kind is AbsenceKind.Training or AbsenceKind.Meeting
                    && absence.Time.Start >= midnight && absence.Time.Start < next && !(absence.Time.Start == midnight && absence.Time.End >= next);
                if (isInside)
                {
                    if (time.Start > absence.Time.Start || time.End < absence.Time.End)
                    {
                        return;
                    }

                    inside.Add(absence.Time);
                }
                else if (absence.Time.Overlaps(time))
                {
                    return;
                }
            }

            var breaks = template.Breaks.Where(b => b.ForShiftsFrom <= time.Length).ToList();
            foreach (var rests in Rests(time, breaks, 0, time.Start, inside))
            {
                var paid = time.Length - TimeSpan.FromTicks(breaks.Where(b => !b.Activity.IsPaid).Sum(b => b.Length.Ticks));
                if (paid > person.Contract.MaxHoursPerDay)
                {
                    continue;
                }

                var first = (int)((time.Start - grid.Start) / grid.Step);
                var count = (int)(time.Length / grid.Step);
                var busy = Enumerable.Range(first, count).Where(t => !rests.Concat(inside).Any(r => r.Overlaps(new Interval(grid.Start + (grid.Step * t), grid.Step)))).ToArray();
                found.AddRange(skills.Select(s => new OracleShift(day, first, first + count, paid.TotalHours, busy, s.Skill, s.Pace)));
            }
        }

        IEnumerable<List<Interval>> Rests(Interval time, List<BreakRule> breaks, int index, DateTimeOffset from, List<Interval> inside)
        {
            if (index == breaks.Count)
            {
                yield return [];
                yield break;
            }

            var rule = breaks[index];
            for (var at = time.Start + grid.Step; at + rule.Length + grid.Step <= time.End; at += grid.Step)
            {
                var rest = new Interval(at, rule.Length);
                var after = at - time.Start;
                if (at >= from && after >= rule.EarliestAfterStart && after <= rule.LatestAfterStart && !inside.Any(rest.Overlaps))
                {
                    foreach (var others in Rests(time, breaks, index + 1, rest.End, inside))
                    {
                        yield return [rest, .. others];
                    }
                }
            }
        }
    }

    /// <summary>Every legal choice of one or no shift per day out of those given.</summary>
    /// <param name="problem">The problem; its horizon lies in one week.</param>
    /// <param name="person">Whose rules count.</param>
    /// <param name="shifts">Shifts per day to choose from.</param>
    /// <param name="around">What the weeks around leave.</param>
    public static IEnumerable<List<OracleShift>> Tours(RosterProblem problem, Person person, List<OracleShift>[] shifts, WeekContext? around = null)
    {
        var context = around ?? new WeekContext(0, int.MinValue, 0, int.MaxValue, true);
        var (grid, contract) = (problem.Grid, person.Contract);
        var absences = problem.Absences.Where(a => a.Person == person.Id).ToList();
        var most = ContractHours.Owed(person, grid.Zone, grid.FirstDay, grid.Days, absences) + contract.WeeklyHoursOver.TotalHours;
        return From(0, []);

        IEnumerable<List<OracleShift>> From(int day, List<OracleShift> tour)
        {
            if (day == grid.Days)
            {
                if (IsLegal(tour))
                {
                    yield return [.. tour];
                }

                yield break;
            }

            foreach (var rest in From(day + 1, tour))
            {
                yield return rest;
            }

            foreach (var shift in shifts[day])
            {
                tour.Add(shift);
                foreach (var rest in From(day + 1, tour))
                {
                    yield return rest;
                }

                tour.RemoveAt(tour.Count - 1);
            }
        }

        bool IsLegal(List<OracleShift> tour)
        {
            var worked = new bool[context.RunBefore + grid.Days + context.RunAfter];
            Array.Fill(worked, true, 0, context.RunBefore);
            Array.Fill(worked, true, context.RunBefore + grid.Days, context.RunAfter);
            for (var i = 0; i < tour.Count; i++)
            {
                worked[context.RunBefore + tour[i].Day] = true;
                var rested = i == 0 || grid.Step * (tour[i].Start - tour[i - 1].End) >= contract.MinRest;
                var weekend = grid.FirstDay.AddDays(tour[i].Day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                if (!rested || tour[i].Start < context.EarliestStart || tour[i].End > context.LatestEnd || (weekend && !context.WeekendAllowed))
                {
                    return false;
                }
            }

            var (longest, run) = (0, 0);
            foreach (var on in worked)
            {
                run = on ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }

            // What the weeks around hold already is not this week's to mend.
            return tour.Count <= contract.MaxDaysPerWeek && tour.Sum(s => s.Paid) <= most + 1e-9
                && (longest <= contract.MaxConsecutiveDays || tour.Count == 0);
        }
    }

    /// <summary>A tour's own points: hours unused, wishes refused, trainings missed.</summary>
    public static double OwnCost(RosterProblem problem, Person person, List<OracleShift> tour)
    {
        var grid = problem.Grid;
        var absences = problem.Absences.Where(a => a.Person == person.Id).ToList();
        var owed = ContractHours.Owed(person, grid.Zone, grid.FirstDay, grid.Days, absences);
        var cost = problem.Weights.UnusedHours * Math.Max(0, owed - tour.Sum(s => s.Paid));
        for (var day = 0; day < grid.Days; day++)
        {
            var date = grid.FirstDay.AddDays(day);
            var (from, to) = (grid.Zone.StartOfDay(date), grid.Zone.StartOfDay(date.AddDays(1)));
            foreach (var absence in absences)
            {
                var start = absence.Time.Start > from ? absence.Time.Start : from;
                var end = absence.Time.End < to ? absence.Time.End : to;
                bool Touches(OracleShift s) => grid.Start + (grid.Step * s.Start) < end && start < grid.Start + (grid.Step * s.End);
                if (absence.Kind == AbsenceKind.WishOff && start < end)
                {
                    cost += problem.Weights.Wish * absence.Weight * tour.Count(Touches);
                }
                else if (absence.Kind == AbsenceKind.WishShift && start < end && !tour.Any(s => s.Day == day && Touches(s)))
                {
                    cost += problem.Weights.Wish * absence.Weight;
                }
                else if (absence.Kind is AbsenceKind.Training or AbsenceKind.Meeting && absence.Time.Start >= from && absence.Time.Start < to
                    && !(absence.Time.Start == from && absence.Time.End >= to) && !tour.Any(s => s.Day == day))
                {
                    cost += problem.Weights.UnusedHours * absence.Time.Length.TotalHours;
                }
            }
        }

        return cost;
    }

    /// <summary>Least penalty over all legal rosters, the floor rule kept.</summary>
    public static double BestPenalty(RosterProblem problem)
    {
        var (grid, weights, rule) = (problem.Grid, problem.Weights, problem.LeadRule);
        var size = grid.Count + (int)(Overhang / grid.Step);
        var tours = problem.People.OrderBy(p => p.Role == PersonRole.Lead ? 0 : 1).Select(p =>
        {
            var shifts = Enumerable.Range(0, grid.Days).Select(d => ShiftsOn(problem, p, d)).ToArray();
            return Tours(problem, p, shifts).Select(t => (Own: OwnCost(problem, p, t), IsLead: p.Role == PersonRole.Lead, Shifts: t)).ToList();
        }).ToList();
        var cover = problem.Requirements.ToDictionary(r => r.Skill, _ => new double[size]);
        var (agents, leads) = (new int[size], new int[size]);
        var best = double.PositiveInfinity;
        Go(0, 0);
        return best;

        void Go(int person, double own)
        {
            if (own >= best)
            {
                return;
            }

            if (person == tours.Count)
            {
                best = Math.Min(best, own + Cover());
                return;
            }

            foreach (var tour in tours[person])
            {
                Put(tour.Shifts, tour.IsLead, 1);
                Go(person + 1, own + tour.Own);
                Put(tour.Shifts, tour.IsLead, -1);
            }
        }

        void Put(List<OracleShift> shifts, bool isLead, int sign)
        {
            foreach (var shift in shifts)
            {
                for (var t = shift.Start; t < shift.End && !isLead; t++)
                {
                    agents[t] += sign;
                }

                foreach (var t in shift.Busy)
                {
                    if (isLead)
                    {
                        leads[t] += sign;
                    }
                    else
                    {
                        cover[shift.Skill!][t] += sign * shift.Pace;
                    }
                }
            }
        }

        double Cover()
        {
            for (var t = 0; t < size && rule.OnFloor; t++)
            {
                // One lead has ratio × (1 + tolerance) agents; a team below the small size may do without.
                if (agents[t] >= rule.SmallTeamBelow && agents[t] > 0 && agents[t] > (leads[t] * rule.AgentsPerLead * (1 + rule.Tolerance)) + 1e-9)
                {
                    return double.PositiveInfinity;
                }
            }

            var sum = 0.0;
            foreach (var need in problem.Requirements)
            {
                var row = cover[need.Skill];
                for (var t = 0; t < grid.Count; t++)
                {
                    var asked = need.Points[t].GrossAgents;
                    sum += row[t] > asked
                        ? grid.StepHours * weights.OverCover * (row[t] - asked)
                        : grid.StepHours * ((weights.UnderCover * (asked - row[t])) + (weights.SevereUnderCover * Math.Max(0, asked - row[t] - (weights.SevereShare * asked))));
                }
            }

            return sum;
        }
    }

    private static readonly TimeSpan Overhang = TimeSpan.FromHours(50);
}
