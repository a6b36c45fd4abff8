using System.CommandLine;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm staff --people</c>: the requirement of people of whom some have several skills.</summary>
internal sealed class SkilledStaff
{
    private readonly Option<string> _people = Shared.Path("--people", "People and their skills: the requirement counts those with several once. Default: every skill is staffed by itself.");
    private readonly Option<bool> _certify = new("--certify") { Description = "Simulate the routing, and give the fewest people that keep every promise. Without it: separate groups, the upper bound." };
    private readonly Option<string> _groups = Shared.Path("--groups", "File for the bounds and the people per group and interval.");
    private readonly Option<TimeSpan?> _overflow = Read.Option("--overflow", "Seconds that a contact waits before people take it by a skill that is not their first. Default: none.", Read.Seconds);

    public void AddTo(Command command, IReadOnlyList<Option<string>> read, Option<string> target)
    {
        foreach (Option option in new Option[] { _people, _certify, _groups, _overflow })
        {
            command.Options.Add(option);
        }

        Shared.KeepApart(command, [.. read, _people], [target, _groups]);
        command.Validators.Add(line =>
        {
            foreach (Option option in new Option[] { _certify, _groups, _overflow })
            {
                if (line.GetResult(option) is { Implicit: false } && line.GetResult(_people) is null)
                {
                    line.AddError($"{option.Name} needs --people, the file with their skills.");
                }
            }
        });
    }

    public bool IsAsked(ParseResult line) => line.GetValue(_people) is not null;

    public async Task<int> RunAsync(Terminal terminal, ParseResult line, ReadResult<Plan> plan, ReadResult<IReadOnlyList<QueueForecast>> forecasts, ReadOptions reading,
        string? target, CancellationToken token)
    {
        var people = PeopleFile.Read(line.GetRequiredValue(_people), plan.Value, reading);
        terminal.Warn([.. plan.Warnings, .. forecasts.Warnings, .. people.Warnings], "repair the first ones");
        var groups = SkillGroup.Of(people.Value, line.GetValue(_overflow));
        var options = new MultiSkillOptions { Seed = plan.Value.Seed, Certify = line.GetValue(_certify) };
        var found = await Progress.ShowAsync(terminal, progress => Task.Run(
            () => MultiSkillPlanner.Require(forecasts.Value, plan.Value, groups, options, progress is null ? null : new Certifying(progress), token), token)).ConfigureAwait(false);
        terminal.Warn([.. Warnings(found, options)], "the rest is alike");
        var table = line.GetValue(_groups);
        var say = Results.Write(terminal, target, w => RequirementFile.Write(w, found.Skills), table is null ? [] : [(table, w => GroupsTable.Write(w, found))]);
        foreach (var text in Summary(found, options))
        {
            say(text);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Warnings(MultiSkillPlan found, MultiSkillOptions options)
    {
        if (found.ApartQueues.Count > 0)
        {
            yield return $"staffed by themselves, since their work waits in a backlog or several contacts are answered at a time: {string.Join(", ", found.ApartQueues)}.";
        }

        if (found.Intervals.Count(i => i.PeopleTimes > 1) is var few and > 0)
        {
            yield return FormattableString.Invariant(
                $"in {few} intervals there are too few people for separate groups; they were taken {found.Intervals.Max(i => i.PeopleTimes)} times at most, in the same proportions.");
        }

        if (options.Certify && found.Intervals.Count(i => i.Certified is null) is var open and > 0)
        {
            yield return FormattableString.Invariant($"in {open} intervals no number of people could be certified; they have separate groups.");
        }
    }

    private static IEnumerable<string> Summary(MultiSkillPlan found, MultiSkillOptions options)
    {
        foreach (var r in found.Skills)
        {
            yield return FormattableString.Invariant($"{r.Skill}: {r.NetHours:0.0} net, {r.GrossHours:0.0} gross agent-hours, peak {r.Points.Max(p => p.GrossAgents):0.0} gross agents");
        }

        var (lower, hours, upper) = (found.LowerHours, found.Hours(), found.UpperHours);
        yield return options.Certify
            ? FormattableString.Invariant($"net agent-hours: lower bound {lower:0.0}, certified {hours:0.0}, separate groups {upper:0.0}; flexible people save {upper - hours:0.0} ({Share(upper - hours, upper):0.0} %)")
            : FormattableString.Invariant($"net agent-hours: lower bound {lower:0.0}, separate groups {upper:0.0}; flexible people can save at most {upper - lower:0.0} ({Share(upper - lower, upper):0.0} %); --certify finds how much");
    }

    private static double Share(double part, double whole) => whole > 0 ? 100 * part / whole : 0;

    private sealed class Certifying(IProgress<PlanProgress> progress) : IProgress<MultiSkillProgress>
    {
        public void Report(MultiSkillProgress value) => progress.Report(new PlanProgress(
            "staff", (double)value.Done / value.Count, FormattableString.Invariant($"{value.Done} of {value.Count} intervals, {value.Contacts / 1e6:0.0} million contacts simulated")));
    }
}
