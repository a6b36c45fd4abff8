using System.CommandLine;
using System.Globalization;
using Wfm.Cli.CommandLine;
using Wfm.Rostering;

namespace Wfm.Cli.Commands;

/// <summary>Options of the commands that search for a roster.</summary>
internal sealed class SearchOptions
{
    private readonly Option<string> _out = Shared.Path("--out", "Folder for the files. Default: out in DIR.");
    private readonly Option<TimeSpan?> _limit = Read.Option("--time-limit", "Most seconds to search for the roster. The counted work usually ends first.", Read.Seconds);
    private readonly Option<int?> _seed = Read.Option("--seed", "Seed. Default: the plan's.", Read.Seed);
    private readonly Option<double?> _effort = Read.Option("--effort", "Counted work against the usual: 0.1 is a quick look, 3 a long search. Default 1.", Effort);

    public void AddTo(Command command)
    {
        command.Options.Add(_out);
        command.Options.Add(_limit);
        command.Options.Add(_seed);
        command.Options.Add(_effort);
    }

    public string? Out(ParseResult line) => line.GetValue(_out);

    public PlannerOptions Planner(ParseResult line)
    {
        var usual = new RosterOptions();
        var effort = line.GetValue(_effort) ?? 1;
        return new PlannerOptions
        {
            Seed = line.GetValue(_seed),
            TimeLimit = line.GetValue(_limit),
            Roster = usual with
            {
                RoundsPerPersonWeek = Scale(usual.RoundsPerPersonWeek, effort),
                BoundRounds = Scale(usual.BoundRounds, effort),
                RepairRounds = Scale(usual.RepairRounds, effort),
            },
        };
    }

    public IReadOnlyDictionary<string, string> ForManifest(ParseResult line, PlanOutcome outcome)
    {
        var options = new Dictionary<string, string> { ["effort"] = (line.GetValue(_effort) ?? 1).ToString("R", CultureInfo.InvariantCulture) };
        if ((line.GetValue(_limit) ?? outcome.Input.Plan.TimeLimit) is { } limit)
        {
            options["time_limit_s"] = limit.TotalSeconds.ToString("R", CultureInfo.InvariantCulture);
        }

        return options;
    }

    private static int Scale(int usual, double effort) => (int)Math.Ceiling(usual * effort);

    private static double? Effort(string text, out string? mustBe)
    {
        mustBe = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var effort) && effort is >= 0.01 and <= 1000
            ? null
            : "a number from 0.01 to 1000";
        return effort;
    }
}
