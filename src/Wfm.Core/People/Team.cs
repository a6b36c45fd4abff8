namespace Wfm;

/// <summary>Agents who report to one lead.</summary>
/// <param name="Name">Name of the team.</param>
/// <param name="Lead">Id of the lead, or null while the post is open.</param>
/// <param name="Members">Ids of the agents.</param>
public sealed record Team(string Name, string? Lead, IReadOnlyList<string> Members)
{
    /// <summary>The teams that people name, in order of name.</summary>
    public static IReadOnlyList<Team> Of(IEnumerable<Person> people) =>
        [.. people.Where(p => p.Team is not null && p.Role == PersonRole.Agent)
            .GroupBy(p => p.Team!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Team(g.Key, g.Select(p => p.Lead).FirstOrDefault(l => l is not null), [.. g.Select(p => p.Id)]))];
}
