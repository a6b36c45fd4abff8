namespace Wfm.IO;

/// <summary>What several sections need, made once.</summary>
internal sealed class ReportContext
{
    public ReportContext(ReportData data)
    {
        Data = data;
        Grid = data.Coverage.Grid;
        Volumes = new SkillVolumes(data);
        Kpis = ReportKpis.Of(data, Volumes);
        AllWeeks = Weeks.Of(Grid);
        Shown = [.. AllWeeks.Take(data.MaxWeeks)];
        Axis = new DayAxis(Grid, i => data.Coverage.Floor[i] is not { Agents: 0, Leads: 0 } || data.Coverage.Skills.Any(s => s.Value[i].Required > 0));
        People = [.. data.People
            .Select(p => (Person: p, Team: TeamOf(data.People, p)))
            .OrderBy(p => p.Team is null).ThenBy(p => p.Team, StringComparer.Ordinal)
            .ThenBy(p => p.Person.Role == PersonRole.Agent).ThenBy(p => p.Person.Id, StringComparer.Ordinal)];
        Absences = data.Absences.ToLookup(a => a.Person, StringComparer.Ordinal);
    }

    public ReportData Data { get; }

    public TimeGrid Grid { get; }

    public SkillVolumes Volumes { get; }

    public ReportKpis Kpis { get; }

    public IReadOnlyList<Week> AllWeeks { get; }

    /// <summary>The weeks that are drawn.</summary>
    public IReadOnlyList<Week> Shown { get; }

    /// <summary>Hours of the day on which anyone is needed or on shift.</summary>
    public DayAxis Axis { get; }

    /// <summary>People by team, the leads of a team first; those without a team last.</summary>
    public IReadOnlyList<(Person Person, string? Team)> People { get; }

    public ILookup<string, Absence> Absences { get; }

    /// <summary>The promises of a skill's queues in words, <c>80 % in 20 s, 95 % in 8 h</c>; null when none promises a service level.</summary>
    public string? Promises(string skill) =>
        string.Join(", ", Data.Plan.Queues.Where(q => q.Skill == skill && q.Target.ServiceLevel is not null).Select(q => PromiseText.Short(q.Target)).Distinct()) is { Length: > 0 } text ? text : null;

    /// <summary>Service level promised to a skill's contacts together: the mean of its queues' promises, weighted with forecast contacts; null when none promises one.</summary>
    public double? PromisedLevel(string skill)
    {
        var queues = Data.Plan.Queues.Where(q => q.Skill == skill && q.Target.ServiceLevel is not null).ToList();
        var weights = queues.Select(q => Data.Forecasts.Where(f => f.Queue.Name == q.Queue.Name).Sum(f => f.Volume.Values.ToArray().Where(double.IsFinite).Sum())).ToList();
        return queues.Count == 0 ? null
            : weights.Sum() > 0 ? queues.Zip(weights, (q, w) => q.Target.ServiceLevel!.Value * w).Sum() / weights.Sum()
            : queues.Max(q => q.Target.ServiceLevel);
    }

    /// <summary>" (25 h)" on a day that a clock change makes longer or shorter.</summary>
    public static string LengthNote(TimeGrid grid, DateOnly day)
    {
        var hours = (grid.Zone.StartOfDay(day.AddDays(1)) - grid.Zone.StartOfDay(day)).TotalHours;
        return hours == 24 ? "" : $" ({Say.Plain(hours)}\u00A0h)";
    }

    /// <summary>Says what is not drawn.</summary>
    public void NoteWeeks(HtmlWriter html)
    {
        if (Shown.Count < AllWeeks.Count)
        {
            html.Add($"<p class=\"cut\">Shown: the first {Shown.Count} of {AllWeeks.Count} weeks. The tables and the files beside this report have them all.</p>");
        }
    }

    private static string? TeamOf(IReadOnlyList<Person> people, Person person) =>
        person.Team ?? (person.Role == PersonRole.Lead ? people.Where(p => p.Lead == person.Id).Select(p => p.Team).FirstOrDefault(t => t is not null) : null);
}
