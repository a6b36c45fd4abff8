using System.Globalization;
using System.Text;
using Wfm.Samples;
using Wfm.Samples.People;
using Wfm.Samples.Sizing;

namespace Wfm.TestKit.Bank;

/// <summary>
/// A full plan for one week of real calls: the half-hourly calls of a bank (Monday to Friday 07:00 to 21:00, about 31,000 a day) up to 2003-10-20, an AHT of 180 s, and
/// generated people. The history is copied at run time from <c>shared</c> to a folder the caller owns; it is no part of the repository.
/// </summary>
public static class BankWeek
{
    /// <summary>First day of the planned week, a Monday; the history ends before it.</summary>
    public static readonly DateOnly Start = new(2003, 10, 20);

    /// <summary>Assumed AHT in seconds; the data have none.</summary>
    public const int AhtSeconds = 180;

    /// <summary>Share of presence off the phone: coaching 1 %, short breaks 2 %.</summary>
    public const double OfficeShrinkage = 0.03;

    private const string Zone = "America/New_York";
    private const int Weeks = 8;
    private const string Meal = "meal:30@150-300>=330";

    private static readonly ServicePromise Promise = new(0.80, 20, 240, 1.0);
    private static readonly SampleContract Full = new("ft40", 40, 5, 0);
    private static readonly SampleContract Part32 = new("pt32", 32, 5, 0);
    private static readonly SampleContract Part24 = new("pt24", 24, 5, 0);

    /// <summary>Writes plan.yaml and the tables to a folder; ignores the running test when the bank's data are not here.</summary>
    /// <param name="folder">Folder, made when absent. Never one of the repository.</param>
    /// <param name="people">Agents and leads together, 40 or more. 250 suffice (see <see cref="BankWeekFigures"/>).</param>
    /// <param name="seed">Seed of the people, and the plan's.</param>
    /// <returns>What the week asks and what the people give.</returns>
    public static BankWeekFigures Write(string folder, int people = 250, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 40);
        var history = File.ReadAllLines(SharedData.File("data/bank/history_30min.csv"));
        var events = File.ReadAllLines(SharedData.File("data/bank/events.csv"));
        Directory.CreateDirectory(folder);
        var before = Before(history);
        Text.Write(folder, "history.csv", string.Join('\n', before) + "\n");
        Text.Write(folder, "events.csv", string.Join('\n', events) + "\n");
        Text.Write(folder, "shifts.csv", Shifts());
        Text.Write(folder, "plan.yaml", Plan(seed));

        var means = Means(before);
        var net = means.Values.Select(calls => (double)ErlangA.Required(calls * AhtSeconds / 1800, AhtSeconds, Promise)).ToArray();
        var gross = net.Select(n => n / (1 - OfficeShrinkage)).ToArray();

        // Half an hour of meal in a shift of 8.5 h; people are whole.
        var onShift = gross.Select(g => Math.Ceiling(g * 17 / 16)).ToArray();
        var leads = 0;
        LeadNeed need;
        do
        {
            leads++;
            need = LeadNeed.From(people - leads, people - leads, onShift, 0.5, Full.Hours, 0.20);
        }
        while (need.Both > leads);

        var crew = new PeopleGenerator(Crew(people - leads, leads), Start, 1, seed);
        Text.Write(folder, "people.csv", PeopleTable(crew));
        Text.Write(folder, "absences.csv", Absences(crew));
        return new BankWeekFigures(
            means.Values.Sum() * AhtSeconds / 3600, net.Sum() / 2, gross.Sum() / 2, gross.Max(), people - leads, leads, crew.AvailableAgentHours[0], need.FloorHours);
    }

    // The header and the rows that begin before the planned week.
    private static List<string> Before(string[] lines)
    {
        var at = Array.IndexOf(lines[0].Split(','), "start");
        return [lines[0], .. lines.Skip(1).Where(l => l.Length > 0 && StartOf(l, at) < Start.ToDateTime(TimeOnly.MinValue))];
    }

    private static DateTime StartOf(string line, int column) => DateTime.ParseExact(line.Split(',')[column], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    // Mean calls per weekday and half hour over the eight weeks before the planned one; in order, so that sums are the same everywhere.
    private static SortedDictionary<(int Day, TimeSpan Time), double> Means(List<string> lines)
    {
        var columns = lines[0].Split(',');
        var (start, offered) = (Array.IndexOf(columns, "start"), Array.IndexOf(columns, "offered"));
        var first = Start.AddDays(-7 * Weeks).ToDateTime(TimeOnly.MinValue);
        var rows = lines.Skip(1)
            .Select(l => (Start: StartOf(l, start), Calls: double.Parse(l.Split(',')[offered], CultureInfo.InvariantCulture)))
            .Where(r => r.Start >= first)
            .GroupBy(r => ((int)r.Start.DayOfWeek, r.Start.TimeOfDay))
            .ToDictionary(g => g.Key, g => g.Average(r => r.Calls));
        return new SortedDictionary<(int, TimeSpan), double>(rows);
    }

    // Nine in ten full time: the week asks for nearly all the hours that 250 people have.
    private static PeopleOptions Crew(int agents, int leads)
    {
        var (part32, part24) = (agents / 20, agents / 25);
        return new PeopleOptions
        {
            Contracts = [Full with { Agents = agents - part32 - part24 }, Part32 with { Agents = part32 }, Part24 with { Agents = part24 }],
            LeadContracts = [.. Enumerable.Repeat(Full, leads)],
            SkillSets = [("bank", agents)],
            Teams = [.. Enumerable.Range(1, leads).Select(i => "T" + i.ToString("00", CultureInfo.InvariantCulture))],
            FixedDayOff = 0.2,
            LeaveWeeks = [agents / 100],
            LeaveDays = agents / 30,
            SickWeeks = [1],
            Wishes = agents / 20,
        };
    }

    private static string Plan(int seed)
    {
        var text = new StringBuilder()
            .Row($"name: Bank, one week")
            .Row($"zone: {Zone}")
            .Row($"country: US")
            .Row($"horizon: {{ start: {Text.Date(Start)}, weeks: 1 }}")
            .Row($"interval: 30min")
            .Row($"seed: {seed}")
            .Row($"full_time_hours: 40")
            .Row($"opening_hours:")
            .Row($"  mon-fri: \"07:00-21:00\"")
            .Row($"  sat: closed")
            .Row($"  sun: closed")
            .Row($"queues:")
            .Row($"  - name: bank")
            .Row($"    channel: phone")
            .Row($"    service_level: {Promise.Level:0.00}")
            .Row($"    answer_within_s: {Promise.WithinSeconds}")
            .Row($"    patience_s: {Promise.PatienceSeconds}")
            .Row($"    aht_s: {AhtSeconds}")
            .Row($"shrinkage:")
            .Row($"  - {{ category: coaching, fraction: 0.01, base: present }}")
            .Row($"  - {{ category: short_breaks, fraction: 0.02, base: present }}")
            .Row($"contracts:");
        foreach (var contract in new[] { Full, Part32, Part24 })
        {
            text.Row($"  - name: {contract.Name}")
                .Row($"    hours_per_week: {contract.Hours}")
                .Row($"    days_per_week: {contract.Days}")
                .Row($"    max_hours_per_day: 9")
                .Row($"    min_rest_h: 11")
                .Row($"    max_consecutive_days: 6")
                .Row($"    weekends_in_4_weeks: 2");
        }

        return text.Row($"team_leads:").Row($"  agents_per_lead: 15").Row($"  heads_per_lead: 20").Row($"  policy: max").Row($"  on_floor: true").ToString();
    }

    // Short shifts of 4 or 5 hours, others of 6 to 9 hours of work and a meal; all inside 07:00 to 21:00.
    private static string Shifts()
    {
        (string Name, string From, string To, int Min, int Max)[] rows =
        [
            ("day", "07:00", "11:30", 390, 570),
            ("late", "12:00", "12:30", 390, 510),
            ("late7", "13:00", "13:30", 390, 450),
            ("late6", "14:00", "14:30", 390, 390),
            ("short", "07:00", "16:00", 240, 300),
            ("short_evening", "16:30", "17:00", 240, 240),
        ];
        var text = new StringBuilder().Row($"template,earliest_start,latest_start,start_step_s,min_length_s,max_length_s,length_step_s,days,roles,breaks");
        foreach (var row in rows)
        {
            text.Row($"{row.Name},{row.From},{row.To},1800,{row.Min * 60},{row.Max * 60},3600,mon-fri,,{(row.Min > 330 ? Meal : "")}");
        }

        return text.ToString();
    }

    private static string PeopleTable(PeopleGenerator crew)
    {
        var text = new StringBuilder().Row($"person,role,contract,fte,skills,team,lead");
        foreach (var p in crew.People)
        {
            text.Row($"{p.Id},{(p.IsLead ? "lead" : "agent")},{p.Contract.Name},{p.Contract.Hours / 40.0},{p.Skills},{p.Team},{p.Lead}");
        }

        return text.ToString();
    }

    private static string Absences(PeopleGenerator crew)
    {
        var text = new StringBuilder().Row($"person,start,end,kind,fixed,weight");
        foreach (var a in crew.Absences)
        {
            text.Row($"{a.Person},{a.Start},{a.End},{a.Kind},{(a.Fixed ? "true" : "false")},{a.Weight}");
        }

        return text.ToString();
    }
}
