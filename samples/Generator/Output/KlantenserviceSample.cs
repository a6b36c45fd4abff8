using Wfm.Samples.Calendar;
using Wfm.Samples.Demand;
using Wfm.Samples.People;
using Wfm.Samples.Sizing;

namespace Wfm.Samples.Output;

/// <summary>The sample centre: what it is, before it is written. Everything follows from the seed.</summary>
public sealed class KlantenserviceSample
{
    /// <summary>First day of the roster: four weeks across the end of summer time (25 October 2026).</summary>
    public static readonly DateOnly HorizonStart = new(2026, 10, 12);

    /// <summary>Weeks of the roster.</summary>
    public const int HorizonWeeks = 4;

    /// <summary>Weeks of history, up to the day before the roster.</summary>
    public const int HistoryWeeks = 26;

    /// <summary>Working hours of one FTE.</summary>
    public const int FullTimeHours = 40;

    /// <summary>
    /// Share of a lead's hours that the floor can't use: one lead in seven on leave, meals that another lead relieves (6 %), and shifts that overlap at handover (18 %);
    /// 1 - 6/7 x 0.94 x 0.82, rounded.
    /// </summary>
    public const double LeadShrinkage = 0.35;

    /// <summary>What the centre promises.</summary>
    public static readonly ServicePromise Promise = new(0.80, 20, 240, 0.88);

    /// <summary>Shares of presence that don't go into calls; together 11 %.</summary>
    public static readonly IReadOnlyList<(string Category, double Fraction)> Office = [("coaching", 0.03), ("admin", 0.02), ("short_breaks", 0.06)];

    private static readonly SampleContract Lead36 = new("pt36", 36, 5, 9);
    private static readonly SampleContract Lead32 = new("pt32", 32, 5, 16);

    private static readonly SampleContract[] Contracts =
    [
        new("pt16", 16, 3, 3), new("pt20", 20, 4, 5), new("pt24", 24, 4, 10), new("pt28", 28, 5, 8), Lead32, Lead36, new("ft40", 40, 5, 9),
    ];

    private static readonly SampleQueue[] Queues =
    [
        new()
        {
            Name = "service",
            CallsPerWeek = 9080,
            TrendPerWeek = 0.0012,
            AhtSeconds = 270,
            WeekdayOpen = new(8, 0),
            WeekdayShape = [55, 75, 95, 108, 116, 118, 114, 106, 92, 86, 92, 102, 108, 107, 102, 97, 92, 85, 74, 64, 58, 58, 58, 52, 42, 32],
            SaturdayOpen = new(9, 0),
            SaturdayShape = [60, 75, 88, 96, 98, 96, 90, 84, 80, 78, 76, 72, 66, 58, 50, 42],
        },
        new()
        {
            Name = "verkoop",
            CallsPerWeek = 3200,
            TrendPerWeek = 0.0008,
            AhtSeconds = 300,
            WeekdayOpen = new(8, 0),
            WeekdayShape = [40, 55, 72, 84, 92, 96, 96, 92, 84, 80, 84, 90, 94, 94, 92, 90, 90, 88, 84, 82, 84, 80, 70, 52],
            SaturdayOpen = new(9, 0),
            SaturdayShape = [50, 64, 78, 88, 94, 96, 94, 90, 86, 84, 82, 78, 72, 64, 54, 44],
        },
    ];

    /// <summary>The sample of a seed.</summary>
    public KlantenserviceSample(int seed)
    {
        Seed = seed;
        HistoryStart = HorizonStart.AddDays(-7 * HistoryWeeks);
        Events = SampleCalendar.Between(HistoryStart, HorizonStart.AddDays((7 * HorizonWeeks) - 1));
        Calls = new ContactCentreGenerator(Queues, HistoryStart, Events);
        Crew = new PeopleGenerator(PeopleOfTheSample, HorizonStart, HorizonWeeks, seed);
        Weeks = [.. Enumerable.Range(0, HorizonWeeks).Select(Figures)];
    }

    /// <summary>Seed.</summary>
    public int Seed { get; }

    /// <summary>First day of the history.</summary>
    public DateOnly HistoryStart { get; }

    /// <summary>What happens in history and horizon.</summary>
    public IReadOnlyList<SampleEvent> Events { get; }

    /// <summary>The calls.</summary>
    public ContactCentreGenerator Calls { get; }

    /// <summary>The people.</summary>
    public PeopleGenerator Crew { get; }

    /// <summary>Contracts of the plan.</summary>
    public static IReadOnlyList<SampleContract> AllContracts => Contracts;

    /// <summary>The horizon in figures, week by week.</summary>
    public IReadOnlyList<WeekFigures> Weeks { get; }

    /// <summary>Agents on the payroll.</summary>
    public int Heads => Crew.People.Count(p => !p.IsLead);

    /// <summary>Leads on the payroll.</summary>
    public int Leads => Crew.People.Count(p => p.IsLead);

    /// <summary>Sum of the agents' FTE.</summary>
    public double AgentFte => Crew.People.Where(p => !p.IsLead).Sum(p => (double)p.Contract.Hours) / FullTimeHours;

    private static PeopleOptions PeopleOfTheSample => new()
    {
        Contracts = Contracts,
        LeadContracts = [Lead36, Lead36, Lead36, Lead32, Lead36, Lead32, Lead36],
        SkillSets = [("service", 17), ("verkoop", 5), ("service|verkoop", 26), ("service|verkoop:0.8", 6), ("service:0.9|verkoop", 6)],
        Teams = ["Amstel", "Eem", "Linge", "Vecht"],
        FixedDayOff = 0.7,
        LeaveWeeks = [5, 6, 3, 2],
        LeaveDays = 16,
        SickWeeks = [2, 2, 1, 1],
        Trainees = 6,
        Wishes = 16,
        LeadLeaveWeeks = [1, 3],
    };

    /// <summary>Net requirement per interval and queue of a day, from the means.</summary>
    public IEnumerable<(DateTimeOffset Start, string Queue, double Calls, int Net)> Requirement(DateOnly date) =>
        from queue in Calls.Queues
        from mean in Calls.Means(queue, date)
        let erlangs = mean.Calls * mean.AhtSeconds / ContactCentreGenerator.Step.TotalSeconds
        select (mean.Start, queue.Name, mean.Calls, ErlangA.Required(erlangs, mean.AhtSeconds, Promise));

    private WeekFigures Figures(int week)
    {
        var monday = HorizonStart.AddDays(7 * week);
        var rows = Enumerable.Range(0, 7).SelectMany(d => Requirement(monday.AddDays(d))).ToArray();
        var present = 1 - Office.Sum(o => o.Fraction);
        var gross = rows.GroupBy(r => r.Start).Select(g => g.Sum(r => r.Net) / present).ToArray();

        // About one agent in 18 on shift is at a meal, and people are whole.
        var onShift = gross.Select(g => Math.Ceiling(g * 18 / 17));
        var leads = LeadNeed.From(AgentFte, Heads, onShift, 0.5, 34.5, LeadShrinkage);
        return new WeekFigures(monday, rows.Sum(r => r.Calls), rows.Sum(r => r.Net) / 2.0, gross.Sum() / 2, Crew.AvailableAgentHours[week], gross.Max(), leads);
    }
}
