using static Wfm.Rostering.Tests.Kit.Make;

namespace Wfm.Rostering.Tests.Kit;

/// <summary>A problem of up to 12 people over up to three weeks from a seed, with everything that a plan may hold, also what does not fit together.</summary>
internal static class RandomProblem
{
    private static readonly (string Zone, string First)[] Places =
    [
        ("Europe/Amsterdam", "2026-06-03"), ("Europe/Amsterdam", "2026-10-19"), ("Europe/Copenhagen", "2026-03-26"), ("America/New_York", "2026-10-31"),
        ("Australia/Lord_Howe", "2026-04-01"), ("Asia/Kathmandu", "2026-02-26"),
    ];

    public static RosterProblem Of(int seed)
    {
        var random = new Random(seed);
        var place = Places[seed % Places.Length];
        var minutes = place.Zone == "Australia/Lord_Howe" ? 30 : new[] { 15, 30, 60 }[random.Next(3)];
        var grid = Grid(random.Next(4, 16), minutes, place.First, place.Zone);
        var step = minutes / 60.0;
        var templates = new[]
        {
            Template("day", 7, 12, Math.Max(step, 0.5), 5, 9, Meal(step <= 0.5 ? 0.5 : 1, 2, 4, shiftsFrom: 6), Pause(step, 1, 8, shiftsFrom: 8)),
            Template("night", 22, 23, 1, 8, 8, Pause(step, 2, 6)),
            Template("early", 1, 3, 1, 4, 5),
        };
        var people = new List<Person>();
        var agents = random.Next(2, 7);
        for (var i = 0; i < agents; i++)
        {
            SkillLevel[] skills = random.Next(3) switch { 0 => [new("a")], 1 => [new("b", 1.1), new("a", 0.7)], _ => [new("unasked"), new("b", 0.9)] };
            people.Add(Agent($"p{i}", Rules(random), i == 0 && seed % 3 == 0 ? [new SkillLevel("unasked")] : skills));
        }

        var leads = random.Next(0, 4);
        people.AddRange(Enumerable.Range(0, leads).Select(i => Lead($"l{i}", Rules(random))));
        var absences = Enumerable.Range(0, random.Next(0, 14)).Select(_ =>
        {
            var start = grid.Start + (grid.Step * random.Next(-grid.Count / 10, grid.Count)) + TimeSpan.FromMinutes(random.Next(4) == 0 ? 10 : 0);
            var kind = (AbsenceKind)random.Next(7);
            var length = kind is AbsenceKind.Training or AbsenceKind.Meeting ? H(random.Next(1, 4)) : H(random.Next(1, 60));
            return new Absence(people[random.Next(people.Count)].Id, new Interval(start, length), kind, weight: random.Next(1, 4));
        }).ToList();
        var level = random.NextDouble() * agents;
        double Asked(int t) => random.Next(6) == 0 ? 0 : Math.Round(level * random.NextDouble(), 2);
        return new RosterProblem(grid, people, templates, absences, [Need(grid, Asked), Need(grid, Asked, "b")])
        {
            LeadRule = new LeadRule { AgentsPerLead = random.Next(1, 5), Tolerance = random.Next(2) * 0.25, SmallTeamBelow = random.Next(1, 3), OnFloor = random.Next(5) > 0 },
            Weights = random.Next(3) == 0 ? new RosterWeights { UnderCover = random.Next(0, 3000), UnusedHours = random.Next(0, 1500), OverCover = random.Next(0, 50), Wish = random.Next(0, 500) } : new RosterWeights(),
        };
    }

    private static Contract Rules(Random random) => new("c", H(random.Next(8, 45)))
    {
        WeeklyHoursOver = H(random.Next(0, 5)),
        MaxDaysPerWeek = random.Next(2, 8),
        MaxHoursPerDay = H(random.Next(6, 11)),
        MinRest = H(random.Next(4) == 0 ? 36 : random.Next(8, 13)),
        MaxConsecutiveDays = random.Next(2, 8),
        MaxWeekendsIn4Weeks = random.Next(0, 5),
    };
}
