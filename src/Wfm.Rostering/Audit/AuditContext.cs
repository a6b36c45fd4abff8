namespace Wfm.Rostering;

/// <summary>A roster and the problem it answers, with the look-ups that rules share.</summary>
public sealed class AuditContext
{
    private readonly Dictionary<string, Person> _people;
    private readonly ILookup<string, Absence> _absences;

    internal AuditContext(RosterProblem problem, Roster roster)
    {
        (Problem, Roster) = (problem, roster);
        _people = problem.People.ToDictionary(p => p.Id, StringComparer.Ordinal);
        _absences = problem.Absences.ToLookup(a => a.Person, StringComparer.Ordinal);
        Cover = CoverCount.Of(problem, roster);
    }

    /// <summary>The problem.</summary>
    public RosterProblem Problem { get; }

    /// <summary>The roster.</summary>
    public Roster Roster { get; }

    internal CoverCount Cover { get; }

    /// <summary>Shifts in order per known person, those without any included.</summary>
    public IEnumerable<(Person Person, IReadOnlyList<Shift> Shifts)> Tours =>
        Problem.People.Select(p => (p, (IReadOnlyList<Shift>)[.. Roster.Of(p.Id).OrderBy(s => s.Time.Start)]));

    /// <summary>A person by id, or null.</summary>
    public Person? Find(string id) => _people.GetValueOrDefault(id);

    /// <summary>A person's absences.</summary>
    public IEnumerable<Absence> AbsencesOf(string person) => _absences[person];

    internal static Violation Hard(string rule, string? person, DateOnly date, double limit, double actual, string text) =>
        new(rule, Severity.Hard, person, date, Math.Abs(actual - limit), limit, actual, text);

    internal static Violation Soft(string rule, string? person, DateOnly date, double limit, double actual, string text) =>
        new(rule, Severity.Soft, person, date, Math.Abs(actual - limit), limit, actual, text);
}
