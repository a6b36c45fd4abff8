using System.Globalization;

namespace Wfm.IO;

/// <summary>A folder with a plan: plan.yaml, history.csv, people.csv, shifts.csv, and if need be events.csv and absences.csv.</summary>
public static class PlanFolder
{
    /// <summary>Reads all files, even when one has faults, so that all faults come together, and checks them against each other.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">How to read tables; times without offset are meant in the plan's zone, whatever the options say.</param>
    /// <exception cref="WfmDataException">A file cannot be used; lists the faults of all files.</exception>
    public static PlanInput Read(string directory, ReadOptions? options = null) => Read(directory, withHistory: true, options);

    /// <summary>Reads all files of the folder but history.csv and events.csv: what rostering needs when the requirement is given.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">How to read tables.</param>
    /// <exception cref="WfmDataException">A file cannot be used; lists the faults of all files.</exception>
    public static PlanInput ReadWithoutHistory(string directory, ReadOptions? options = null) => Read(directory, withHistory: false, options);

    private static PlanInput Read(string directory, bool withHistory, ReadOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        if (!Directory.Exists(directory))
        {
            throw new WfmDataException(File.Exists(directory)
                ? $"'{Cell.Show(directory, 200)}' is a file; it must be a folder with {PlanFile.FileName} and the tables."
                : $"'{Cell.Show(directory, 200)}' does not exist; it must be a folder with {PlanFile.FileName} and the tables.");
        }

        options ??= new ReadOptions();
        var reading = new Reading(directory);
        var plan = reading.Needed(PlanFile.FileName, f => PlanFile.Read(f, options));

        // Without a plan the tables are still read for their own faults; what depends on it is not judged then.
        options = options with { Zone = plan?.Grid.Zone ?? options.Zone };
        var histories = withHistory ? reading.Needed(HistoryFile.FileName, f => HistoryFile.Read(f, options, plan)) : [];
        var events = withHistory ? reading.Optional(EventsFile.FileName, f => EventsFile.Read(f, options, plan)) : [];
        var people = reading.Needed(PeopleFile.FileName, f => PeopleFile.ReadWith(f, plan, options));
        var absences = reading.Optional(AbsencesFile.FileName, f => AbsencesFile.Read(f, options, people));
        var templates = reading.Needed(ShiftsFile.FileName, f => ShiftsFile.Read(f, options, plan?.Grid.Step));
        reading.ThrowIfAny();
        var input = new PlanInput
        {
            Plan = plan!,
            Histories = histories!,
            Events = events!,
            People = people!,
            Absences = absences!,
            Templates = templates!,
            Warnings = reading.Warnings,
            InputHashes = reading.Hashes,
        };
        return input with { Warnings = [.. reading.Warnings, .. CrossWarnings(input, withHistory)] };
    }

    // What is not wrong, but will surprise: nobody to do it, nothing to learn from, hours that cannot be worked.
    private static IEnumerable<string> CrossWarnings(PlanInput input, bool withHistory)
    {
        var (plan, people) = (input.Plan, input.People);
        if (withHistory)
        {
            foreach (var queue in plan.Queues.Where(q => !input.Histories.Any(h => h.Queue == q.Queue)))
            {
                yield return $"{HistoryFile.FileName}: no rows for queue '{Cell.Show(queue.Queue.Name)}' of {PlanFile.FileName}; it has no forecast.";
            }
        }

        foreach (var skill in plan.Queues.Select(q => q.Skill).Distinct().Where(s => !people.Any(p => p.Role == PersonRole.Agent && p.EfficiencyAt(s) > 0)))
        {
            yield return $"{PeopleFile.FileName}: no agent has skill '{Cell.Show(skill)}', which {PlanFile.FileName} asks for.";
        }

        var used = plan.Queues.Select(q => q.Skill).ToHashSet(StringComparer.Ordinal);
        foreach (var skill in people.SelectMany(p => p.Skills).Select(s => s.Skill).Distinct().Where(s => !used.Contains(s)))
        {
            yield return $"{PeopleFile.FileName}: no queue needs skill '{Cell.Show(skill)}'.{Nearest.Hint(skill, used)}";
        }

        foreach (var role in people.Select(p => p.Role).Distinct().Where(r => !input.Templates.Any(t => t.IsFor(r))))
        {
            yield return $"{ShiftsFile.FileName}: no template is for role {Names.Of(role)}, which {people.Count(p => p.Role == role)} people have.";
        }

        foreach (var template in input.Templates)
        {
            var who = people.Where(p => template.IsFor(p.Role)).ToList();
            if (who.Count == 0)
            {
                yield return $"{ShiftsFile.FileName}: nobody has a role that may work template '{Cell.Show(template.Name)}'.";
            }
            else if (who.All(p => ShortestWork(template) > p.Contract.MaxHoursPerDay))
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{ShiftsFile.FileName}: no contract allows the {ShortestWork(template).TotalHours:0.##} h that template '{Cell.Show(template.Name)}' lasts at least.");
            }
        }
    }

    private static TimeSpan ShortestWork(ShiftTemplate template) =>
        template.MinLength - template.Breaks.Where(b => !b.Activity.IsPaid && b.ForShiftsFrom <= template.MinLength).Aggregate(TimeSpan.Zero, (sum, b) => sum + b.Length);

    private sealed class Reading(string directory)
    {
        private readonly List<string> _faults = [];
        private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);

        public List<string> Warnings { get; } = [];

        public IReadOnlyDictionary<string, string> Hashes => _hashes;

        public T? Needed<T>(string name, Func<InputSource, ReadResult<T>> read)
            where T : class
        {
            try
            {
                var result = read(Path.Combine(directory, name));
                Warnings.AddRange(result.Warnings);
                _hashes[name] = result.Sha256;
                return result.Value;
            }
            catch (WfmDataException e)
            {
                _faults.AddRange(e.Faults);
                return null;
            }
        }

        public IReadOnlyList<T>? Optional<T>(string name, Func<InputSource, ReadResult<IReadOnlyList<T>>> read) =>
            Path.Exists(Path.Combine(directory, name)) ? Needed(name, read) : [];

        public void ThrowIfAny()
        {
            if (_faults.Count > 0)
            {
                throw new WfmDataException(_faults);
            }
        }
    }
}
