using Wfm.IO;

namespace Wfm.Tests;

/// <summary>A plan of one week made in code: eight agents, two leads, ten contacts each half hour from nine to five.</summary>
internal static class SmallPlan
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    public static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    public static readonly DateOnly Monday = new(2026, 3, 2);
    public static readonly QueueKey Help = new("help");

    public static PlanInput Input(string model = "weekday_profile", IEnumerable<CalendarEvent>? events = null, DateOnly? start = null)
    {
        var contract = new Contract("full", TimeSpan.FromHours(40)) { MaxWeekendsIn4Weeks = 4 };
        var open = new OpeningHours(Enum.GetValues<DayOfWeek>().Select(d => KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))])));
        var target = new ServiceTarget { MinAgents = 1 };
        return new PlanInput
        {
            Plan = new Plan(new TimeGrid(Zone, start ?? Monday, 7, HalfHour), [new QueuePlan(Help, "help", target, open)], [contract]) { Model = model, Seed = 3 },
            Histories = [History()],
            Events = [.. events ?? []],
            People =
            [
                .. Enumerable.Range(1, 8).Select(i => new Person($"a{i}", PersonRole.Agent, contract, 1, [new SkillLevel("help")])),
                .. Enumerable.Range(1, 2).Select(i => new Person($"l{i}", PersonRole.Lead, contract, 1, [])),
            ],
            Absences = [],
            Templates = [new ShiftTemplate("day", new(9, 0), new(9, 0), HalfHour, TimeSpan.FromHours(8), TimeSpan.FromHours(8), Enum.GetValues<DayOfWeek>(), [])],
            Warnings = ["a warning of the input"],
            InputHashes = new Dictionary<string, string>(),
        };
    }

    public static ContactHistory History()
    {
        var past = new TimeGrid(Zone, new DateOnly(2026, 1, 5), 56, HalfHour);
        return new ContactHistory(Help, Zone, Enumerable.Range(0, past.Count).Where(i => past[i].Start.Hour is >= 9 and < 17).Select(i => new HistoryPoint(past[i], 10, 240)));
    }

    public static Interval Local(int day, int from, int to) => new(Zone.At(Monday.AddDays(day), new TimeOnly(from, 0)), Zone.At(Monday.AddDays(day), new TimeOnly(to, 0)));
}
