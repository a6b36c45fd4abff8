using System.Globalization;

namespace Wfm.IO;

/// <summary><c>people.csv</c>: <c>person, role, contract, fte?, skills, team?, lead?, site?</c>. Skills are parted by a vertical bar, with <c>skill:0.8</c> for efficiency.</summary>
public static class PeopleFile
{
    /// <summary>Name of the file in a plan's folder.</summary>
    public const string FileName = "people.csv";

    private static readonly Column[] Columns =
    [
        Column.Required("person"), Column.Required("role"), Column.Required("contract"), Column.Required("skills"), Column.Optional("fte"), Column.Optional("team"),
        Column.Optional("lead"), Column.Optional("site"),
    ];

    // Stands in while the plan cannot be read, so that the faults of this file are still found.
    private static readonly Contract AnyContract = new("?", TimeSpan.FromHours(40));

    /// <summary>Reads people in the order of the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="plan">Plan whose contracts they have.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<Person>> Read(InputSource source, Plan plan, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ReadWith(source, plan, options);
    }

    /// <summary>Writes people in the order given.</summary>
    public static void Write(TextWriter writer, IEnumerable<Person> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        using var csv = new CsvOut(writer, "person", "role", "contract", "fte", "skills", "team", "lead", "site");
        foreach (var p in people)
        {
            csv.Text(p.Id).Text(Names.Of(p.Role)).Text(p.Contract.Name).Number(p.Fte).Text(string.Join('|', p.Skills)).Text(p.Team).Text(p.Lead).Text(p.Site).End();
        }
    }

    internal static ReadResult<IReadOnlyList<Person>> ReadWith(InputSource source, Plan? plan, ReadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        int person = rows.Slot("person"), lead = rows.Slot("lead"), team = rows.Slot("team"), site = rows.Slot("site");
        var reader = new Reader(rows, plan);
        var people = new List<Person>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var leads = new List<(int Line, string Id)>();
        var roles = new Dictionary<string, PersonRole>(StringComparer.Ordinal);
        while (rows.Next())
        {
            var id = rows.Needed(person);
            if (id.Length > 0 && !lines.TryAdd(id, rows.Line))
            {
                rows.Fault(person, $"unique; line {lines[id]} has it too");
            }

            var role = reader.Role();
            if (rows.TextOrNull(lead) is { } own)
            {
                leads.Add((rows.Line, own));
            }

            if (id.Length > 0 && role is { } known)
            {
                roles.TryAdd(id, known);
            }

            if (reader.Person(id, role) is { } good)
            {
                people.Add(good with { Team = rows.TextOrNull(team), Lead = rows.TextOrNull(lead), Site = rows.TextOrNull(site) });
            }
        }

        foreach (var (line, id) in leads.Where(l => !roles.TryGetValue(l.Id, out var role) || role != PersonRole.Lead))
        {
            // An id whose own row is broken is reported there.
            if (!lines.ContainsKey(id) || roles.ContainsKey(id))
            {
                rows.FaultAt(line, lead, id, "the id of a person with role lead");
            }
        }

        var hash = rows.Finish();
        return new ReadResult<IReadOnlyList<Person>>(people, [], hash);
    }

    private sealed class Reader(CsvRows rows, Plan? plan)
    {
        private readonly int _role = rows.Slot("role"), _contract = rows.Slot("contract"), _fte = rows.Slot("fte"), _skills = rows.Slot("skills");
        private readonly Dictionary<string, Contract>? _contracts = plan?.Contracts.ToDictionary(c => c.Name, StringComparer.Ordinal);

        public PersonRole? Role()
        {
            var before = rows.IsBad;
            var role = rows.Name(_role, Names.Roles);
            return rows.IsBad && !before ? null : role;
        }

        public Person? Person(string id, PersonRole? role)
        {
            var contract = Contract();
            var fte = rows.Number(_fte, double.NaN, 0, 1.5);
            if (fte == 0 && !rows.IsBad)
            {
                rows.Fault(_fte, "above 0 and at most 1.5");
            }

            var skills = Skills();
            if (role == PersonRole.Agent && skills.Count == 0 && rows.Raw(_skills).Length == 0)
            {
                rows.Fault(_skills, "at least one skill for an agent");
            }

            if (double.IsNaN(fte))
            {
                fte = contract.WeeklyHours.TotalHours / (plan?.FullTimeHours ?? 40);
                if (fte > 1.5 && !rows.IsBad)
                {
                    rows.Fault(_contract, string.Create(CultureInfo.InvariantCulture, $"a contract of at most 1.5 FTE, or the fte be given ({fte:0.##} by its hours)"));
                }
            }

            return rows.IsBad ? null : new Person(id, role!.Value, contract, fte, skills);
        }

        private Contract Contract()
        {
            var name = rows.Text(_contract);
            if (_contracts is null && name.Length > 0)
            {
                return AnyContract;
            }

            if (_contracts is not null && _contracts.TryGetValue(name, out var contract))
            {
                return contract;
            }

            rows.Fault(_contract, _contracts is { Count: > 0 }
                ? $"a contract of {PlanFile.FileName}: {Cell.List(_contracts.Keys)}"
                : $"a contract of {PlanFile.FileName}{(_contracts is null ? "" : ", which has none")}");
            return AnyContract;
        }

        private List<SkillLevel> Skills()
        {
            const string Form = "skills parted by |, each with an efficiency above 0 and at most 2 if any, such as service|sales:0.8";
            var skills = new List<SkillLevel>();
            foreach (var part in rows.Text(_skills).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = part.LastIndexOf(':');
                var efficiency = 1.0;
                if (colon >= 0 && (!rows.TryNumber(part.AsSpan(colon + 1).Trim(), out efficiency) || efficiency is not (> 0 and <= 2)))
                {
                    rows.Fault(_skills, Form);
                    return skills;
                }

                var name = colon < 0 ? part : part[..colon].Trim();
                if (name.Length == 0)
                {
                    rows.Fault(_skills, Form);
                    return skills;
                }

                if (skills.Any(s => s.Skill == name))
                {
                    rows.Fault(_skills, "a list that names each skill once");
                    return skills;
                }

                skills.Add(new SkillLevel(name, efficiency));
            }

            return skills;
        }
    }
}
