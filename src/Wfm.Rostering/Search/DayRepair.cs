using Wfm.OrTools;

namespace Wfm.Rostering;

/// <summary>One day as an exact problem: everybody who works (up to 300 people) keeps the hours of the day; starts, skills and breaks are open, for agents and leads at once.</summary>
internal sealed class DayRepair
{
    private const int MostPeople = 300;

    private readonly RosterModel _model;
    private readonly RuinAndRecreate _search;
    private readonly int _day;

    private DayRepair(RosterModel model, RuinAndRecreate search, int week, int day, TourMaster master) =>
        (_model, _search, Week, _day, Master) = (model, search, week, day, master);

    /// <summary>Week of the day.</summary>
    public int Week { get; }

    public TourMaster Master { get; }

    /// <summary>The problem of a day, or null when nobody works.</summary>
    /// <param name="model">The problem.</param>
    /// <param name="search">Tours and cover as they are.</param>
    /// <param name="day">Day index.</param>
    /// <param name="most">Most placements per person: those that look best against the cover of the others.</param>
    public static DayRepair? Build(RosterModel model, RuinAndRecreate search, int day, int most)
    {
        var week = Enumerable.Range(0, model.Weeks.Count).First(w => day < model.Weeks[w].FirstDay + model.Weeks[w].Days);
        var inWeek = day - model.Weeks[week].FirstDay;
        var kernel = new WeekKernel(model);
        var candidates = new List<(int, IReadOnlyList<WeekTour>)>();
        var working = Enumerable.Range(0, model.People.Length).Where(p => search.Tours[p][week].Days[inWeek] is not null).ToList();

        // A large centre gets a part of its people repaired per day, evenly spread and another part each day, so that a model never grows out of hand.
        var parts = (working.Count + MostPeople - 1) / MostPeople;
        for (var i = parts > 1 ? day % parts : 0; i < working.Count; i += Math.Max(1, parts))
        {
            var p = working[i];
            candidates.Add((p, Candidates(model, search, kernel, p, week, inWeek, search.Tours[p][week].Days[inWeek]!, most)));
        }

        return candidates.Count == 0 ? null : new DayRepair(model, search, week, inWeek, TourMaster.Build(model, search.State, week, candidates));
    }

    /// <summary>Whole weeks with the day as a response chose it.</summary>
    public IReadOnlyList<(int Person, WeekTour Tour)> Read(CpSatResponse response) =>
        [.. Master.Read(response).Select(c => (c.Person, With(_search.Tours[c.Person][Week], c.Tour.Days[_day]!, c.Tour.OwnCost - DayCost(c.Person))))];

    // Points of the day in the present tour: the chosen part carries its own.
    private double DayCost(int person)
    {
        var week = _model.People[person].Weeks[Week];
        var present = _search.Tours[person][Week].Days[_day]!;
        return week.OptionCost[_day] is { } cost ? cost[Array.IndexOf(week.Options[_day], present.Option)] : 0;
    }

    private static WeekTour With(WeekTour tour, ShiftPlacement shift, double ownChange)
    {
        var days = (ShiftPlacement?[])tour.Days.Clone();
        days[Array.FindIndex(days, d => d?.Option.Day == shift.Option.Day)] = shift;
        return new WeekTour(days, tour.Work, tour.OwnCost + ownChange);
    }

    private static List<WeekTour> Candidates(
        RosterModel model, RuinAndRecreate search, WeekKernel kernel, int p, int week, int day, ShiftPlacement present, int most)
    {
        var (person, tours) = (model.People[p], search.Tours[p]);
        var weekOf = person.Weeks[week];
        var context = WeekContext.Of(model, person, tours, week);
        WeekTour Part(ShiftPlacement shift)
        {
            var days = new ShiftPlacement?[weekOf.Days];
            days[day] = shift;
            var own = weekOf.OptionCost[day] is { } cost ? cost[Array.IndexOf(weekOf.Options[day], shift.Option)] : 0;
            return new WeekTour(days, shift.Option.Work, own);
        }

        search.State.Add(person, Part(present), -1);
        search.State.Price(person, week, kernel);
        search.State.Add(person, Part(present), +1);
        var found = new List<(double Cost, WeekTour Part)>();
        foreach (var option in weekOf.Options[day].Where(o => o.Work == present.Option.Work))
        {
            var whole = With(tours[week], new ShiftPlacement(option, 0, [], []), 0);
            if (!RestHolds(model, person, whole) || !context.Fits(model, person, whole, week))
            {
                continue;
            }

            for (var k = 0; k < person.Skills.Length; k++)
            {
                foreach (var breaks in Placements(option, weekOf.Blocks[day], 0, []))
                {
                    var part = Part(new ShiftPlacement(option, k, breaks, weekOf.Blocks[day]));
                    found.Add((kernel.CostOf(part), part));
                }
            }
        }

        // Sorting is stable, so equal costs keep the order in which they were found.
        return [Part(present), .. found.OrderBy(f => f.Cost).Select(f => f.Part).Where(t => !Same(t.Days[day]!, present)).Take(most - 1)];
    }

    private static bool Same(ShiftPlacement a, ShiftPlacement b) =>
        ReferenceEquals(a.Option, b.Option) && a.Skill == b.Skill && a.BreakStarts.AsSpan().SequenceEqual(b.BreakStarts);

    private static bool RestHolds(RosterModel model, PersonModel person, WeekTour tour)
    {
        ShiftPlacement? before = null;
        foreach (var shift in tour.Days.OfType<ShiftPlacement>())
        {
            if (before is not null && shift.Option.Start < RestBetweenShifts.EarliestNextStart(person.Person.Contract, model.Problem.Grid, before.Option.End))
            {
                return false;
            }

            before = shift;
        }

        return true;
    }

    private static IEnumerable<int[]> Placements(ShiftOption option, (int From, int To)[] blocks, int index, int[] placed)
    {
        if (index == option.Breaks.Length)
        {
            yield return placed;
            yield break;
        }

        var slot = option.Breaks[index];
        for (var at = option.Start + slot.Earliest; at <= option.Start + slot.Latest; at++)
        {
            var free = (index == 0 || at >= placed[index - 1] + option.Breaks[index - 1].Length)
                && Array.TrueForAll(blocks, b => at >= b.To || at + slot.Length <= b.From);
            if (free)
            {
                foreach (var rest in Placements(option, blocks, index + 1, [.. placed, at]))
                {
                    yield return rest;
                }
            }
        }
    }
}
