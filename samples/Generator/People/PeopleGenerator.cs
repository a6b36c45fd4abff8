using System.Globalization;
using Wfm.Samples.Calendar;
using Wfm.Samples.Chance;

namespace Wfm.Samples.People;

/// <summary>
/// People, and when they are away. Nobody has two absences on one day; leave and long sickness come in whole weeks from Monday to Monday, so that they take exactly
/// the week's contract hours.
/// </summary>
public sealed class PeopleGenerator
{
    private readonly PeopleOptions _options;
    private readonly DateOnly _monday;
    private readonly int _weeks;
    private readonly SeededRandom _random;
    private readonly List<SampleAbsence> _absences = [];
    private readonly Dictionary<string, bool[]> _taken = [];

    /// <summary>Generates at once.</summary>
    /// <param name="options">Who.</param>
    /// <param name="monday">First day of the horizon, a Monday.</param>
    /// <param name="weeks">Weeks of the horizon.</param>
    /// <param name="seed">Seed.</param>
    public PeopleGenerator(PeopleOptions options, DateOnly monday, int weeks, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (monday.DayOfWeek != DayOfWeek.Monday)
        {
            throw new ArgumentOutOfRangeException(nameof(monday), monday, "The horizon must begin on a Monday.");
        }

        (_options, _monday, _weeks, _random) = (options, monday, weeks, new SeededRandom(seed, "people"));
        People = MakePeople();
        foreach (var person in People)
        {
            _taken[person.Id] = new bool[weeks * 7];
        }

        MakeAbsences();
        var order = People.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        Absences = [.. _absences.OrderBy(a => order[a.Person]).ThenBy(a => a.Start, StringComparer.Ordinal).ThenBy(a => a.Kind, StringComparer.Ordinal)];
    }

    /// <summary>Leads first, then agents.</summary>
    public IReadOnlyList<SamplePerson> People { get; }

    /// <summary>Absences and wishes, by person and time.</summary>
    public IReadOnlyList<SampleAbsence> Absences { get; }

    /// <summary>
    /// Contract hours of the agents per week, less leave, sickness and training. A whole week of leave takes the week's hours, a single day a fifth of them;
    /// a part-timer's fixed day off takes none.
    /// </summary>
    public IReadOnlyList<double> AvailableAgentHours { get; private set; } = [];

    private SamplePerson[] MakePeople()
    {
        var teams = _options.Teams;
        var leads = _options.LeadContracts
            .Select((c, i) => new SamplePerson(Id("L", i + 1), true, c, "", teams[i % teams.Count], "")).ToArray();
        var skills = _random.Shuffled(_options.SkillSets.SelectMany(s => Enumerable.Repeat(s.Skills, s.Agents)));
        var contracts = _random.Shuffled(_options.Contracts.SelectMany(c => Enumerable.Repeat(c, c.Agents)));
        if (skills.Length != contracts.Length)
        {
            throw new ArgumentException($"The skill sets name {skills.Length} agents and the contracts {contracts.Length}; they must be as many.");
        }

        // Agents go round the teams, so that teams differ by one head at most, and within a team round its leads.
        var agents = contracts.Select((c, i) =>
        {
            var team = teams[i % teams.Count];
            var own = leads.Where(l => l.Team == team).ToArray();
            return new SamplePerson(Id("A", i + 1), false, c, skills[i], team, own[i / teams.Count % own.Length].Id);
        });
        return [.. leads, .. agents];
    }

    private void MakeAbsences()
    {
        var leads = People.Where(p => p.IsLead).ToArray();
        var agents = People.Where(p => !p.IsLead).ToArray();
        var available = new double[_weeks];
        Array.Fill(available, agents.Sum(a => (double)a.Contract.Hours));

        // Different people in each list, so that no weeks of one person collide.
        var queue = new Queue<SamplePerson>(_random.Shuffled(agents));
        for (var week = 0; week < _weeks; week++)
        {
            for (var i = 0; i < _options.LeaveWeeks[week]; i++)
            {
                var person = queue.Dequeue();
                Add(person, week * 7, (week + 1) * 7, "leave");
                available[week] -= person.Contract.Hours;
            }
        }

        var ill = Enumerable.Range(0, _options.SickWeeks.Max()).Select(_ => queue.Dequeue()).ToArray();
        for (var i = 0; i < ill.Length; i++)
        {
            // One row per spell: from the first to the last week with more than i people ill.
            var weeks = Enumerable.Range(0, _weeks).Where(w => _options.SickWeeks[w] > i).ToArray();
            Add(ill[i], weeks[0] * 7, (weeks[^1] + 1) * 7, "sickness");
            for (var week = weeks[0]; week <= weeks[^1]; week++)
            {
                available[week] -= ill[i].Contract.Hours;
            }
        }

        foreach (var (week, i) in _options.LeadLeaveWeeks.Select((w, i) => (w, i)))
        {
            Add(leads[(i * 3) % leads.Length], week * 7, (week + 1) * 7, "leave");
        }

        AddFixedDaysOff(agents);
        AddDays(agents, available);
        AvailableAgentHours = available;
    }

    private void AddFixedDaysOff(SamplePerson[] agents)
    {
        foreach (var person in agents.Where(a => a.Contract.Hours < 32))
        {
            var day = _random.Next(5);
            if (_random.Chance(_options.FixedDayOff))
            {
                for (var week = 0; week < _weeks; week++)
                {
                    var at = (week * 7) + day;
                    if (!_taken[person.Id][at])
                    {
                        Add(person, at, at + 1, "unavailable");
                    }
                }
            }
        }
    }

    private void AddDays(SamplePerson[] agents, double[] available)
    {
        for (var left = _options.LeaveDays; left > 0;)
        {
            var (person, at) = (agents[_random.Next(agents.Length)], WeekdayAtRandom());
            if (!_taken[person.Id][at])
            {
                Add(person, at, at + 1, "leave");
                available[at / 7] -= person.Contract.Hours / 5.0;
                left--;
            }
        }

        AddTraining(agents, available);
        for (var left = _options.Wishes + (_options.Wishes / 2); left > 0;)
        {
            var (person, at) = (agents[_random.Next(agents.Length)], WeekdayAtRandom());
            if (!_taken[person.Id][at])
            {
                Add(person, at, at + 1, left > _options.Wishes ? "wish_shift" : "wish_off", false, 1 + _random.Next(3));
                left--;
            }
        }
    }

    // From ten to twelve on the second Tuesday, or on the only one.
    private void AddTraining(SamplePerson[] agents, double[] available)
    {
        var day = _weeks > 1 ? 8 : 1;
        foreach (var person in _random.Shuffled(agents.Where(a => !_taken[a.Id][day])).Take(_options.Trainees))
        {
            _taken[person.Id][day] = true;
            _absences.Add(new SampleAbsence(person.Id, Text.Instant(At(day, 10)), Text.Instant(At(day, 12)), "training", true, 1));
            available[day / 7] -= 2;
        }
    }

    private int WeekdayAtRandom() => (_random.Next(_weeks) * 7) + _random.Next(5);

    private void Add(SamplePerson person, int from, int to, string kind, bool isFixed = true, int weight = 1)
    {
        Array.Fill(_taken[person.Id], true, from, to - from);
        _absences.Add(new SampleAbsence(person.Id, Text.Date(_monday.AddDays(from)), Text.Date(_monday.AddDays(to)), kind, isFixed, weight));
    }

    private DateTimeOffset At(int day, int hour) => DutchCalendar.At(_monday.AddDays(day), new TimeOnly(hour, 0));

    private static string Id(string prefix, int number) => prefix + number.ToString("000", CultureInfo.InvariantCulture);
}
