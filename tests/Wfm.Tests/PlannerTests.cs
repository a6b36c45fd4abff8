using Wfm.OrTools;
using Wfm.Rostering;
using Wfm.TestKit;

namespace Wfm.Tests;

public sealed class PlannerTests
{
    private static readonly PlannerOptions Quick = new() { Roster = new RosterOptions { RoundsPerPersonWeek = 20, BoundRounds = 20, RepairRounds = 0 } };

    // Ten contacts of 240 s in half an hour are 1.333 erlangs; for 80 % in 20 s Erlang C asks for 3 agents (2 give 0.496, 3 give 0.843).
    [Test]
    public async Task PlanAsync_FlatWeek_GoesFromHistoryToJudgedRoster()
    {
        var outcome = await Planner.PlanAsync(SmallPlan.Input(), Quick);

        var open = outcome.Forecasts[0].Volume.Values.ToArray().Where(v => v > 0).ToList();
        Assert.That(open, Has.Count.EqualTo(7 * 16));
        Assert.That(open, Is.All.EqualTo(10).Within(1e-6));
        Assert.That(outcome.Requirements[0].Points.Where(p => p.Erlangs > 0).Select(p => p.NetAgents), Is.All.EqualTo(3));
        Assert.That(outcome.IsFeasible);
        Assert.That(outcome.Audit.Coverage.RequiredHours, Is.EqualTo(7 * 8 * 3).Within(1e-9));
        Assert.That(outcome.Seed, Is.EqualTo(3));
        Assert.That(outcome.Runtime, Is.EqualTo("none"));
        Assert.That(outcome.Warnings, Does.Contain("a warning of the input"));
        Assert.That(outcome.StepTimes.Select(s => s.Key), Is.EqualTo(new[] { "forecast", "staff", "roster", "audit", "simulate" }));
    }

    [Test]
    public async Task PlanAsync_Progress_GoesThroughTheStepsInOrder()
    {
        var seen = new List<PlanProgress>();

        await Planner.PlanAsync(SmallPlan.Input(), Quick, new Listener(seen));

        Assert.That(seen.Select(p => p.Step).Aggregate(new List<string>(), (steps, s) => steps is [.., var last] && last == s ? steps : [.. steps, s]),
            Is.EqualTo(new[] { "forecast", "staff", "roster", "audit", "simulate" }));
        Assert.That(seen.Select(p => p.Done), Is.All.InRange(0, 1));
    }

    [Test]
    public async Task PlanAsync_SolverMissing_GoesOnAndSaysWhatToInstall()
    {
        var options = Quick with
        {
            Roster = Quick.Roster with { RepairRounds = 1 },
            CreateRuntime = () => throw new CpSatRuntimeException(CpSatFailure.NodeMissing, "Install Node."),
        };

        var outcome = await Planner.PlanAsync(SmallPlan.Input(), options);

        Assert.That(outcome.IsFeasible);
        Assert.That(outcome.Warnings.Count(w => w == "Install Node. The roster was made without exact repairs."), Is.EqualTo(1));
    }

    // Somebody must be there while open, even without contacts; but not on the day that an event closes, nor in the hours that one closes.
    [Test]
    public async Task PlanAsync_ClosuresAmongTheEvents_AskForNobody()
    {
        CalendarEvent[] events = [new("help", SmallPlan.Local(1, 0, 23), "closed", "Inventory"), new(null, SmallPlan.Local(2, 12, 14), "closure", "Drill"), new("other", SmallPlan.Local(3, 0, 23), "closed", "x")];

        var outcome = await Planner.PlanAsync(SmallPlan.Input(events: events), Quick);

        var grid = outcome.Input.Plan.Grid;
        var asked = Enumerable.Range(0, 7).Select(d => outcome.Requirements[0].Points.Where((p, i) => grid.DayOfInterval(i) == d && p.NetAgents > 0).Count());
        Assert.That(asked, Is.EqualTo(new[] { 16, 0, 12, 16, 16, 16, 16 }));
    }

    [Test]
    public void PlanAsync_UnknownModel_NamesTheKnownOnes() =>
        Assert.That(async () => await Planner.PlanAsync(SmallPlan.Input(model: "oracle"), Quick),
            Throws.TypeOf<WfmDataException>().With.Message.EqualTo($"plan.yaml: model 'oracle' must be one of auto, {string.Join(", ", Wfm.Forecasting.ForecastModels.All.Select(m => m.Name))}."));

    [Test]
    public void PlanAsync_NoHistoryBeforeThePlan_NamesTheQueue() =>
        Assert.That(async () => await Planner.PlanAsync(SmallPlan.Input(start: new DateOnly(2025, 12, 29)), Quick),
            Throws.TypeOf<WfmDataException>().With.Message.EqualTo("history.csv: queue 'help' has no interval before the plan's first day, 2025-12-29."));

    [Test]
    public async Task ForecastAsync_HolidaysOfThePlan_AreUsed()
    {
        // 8 March, the last day of the plan, is a holiday in Berlin.
        var input = SmallPlan.Input();
        input = input with { Plan = input.Plan with { Holidays = [HolidayCalendar.Find("DE-BE")] } };
        var forecast = (await Planner.ForecastAsync(input)).Single();
        Assert.That(forecast.Notes, Has.Some.Contains("'holiday'").And.Contains("2026-03-08"));
    }

    [Test]
    public async Task PlanAsync_HistoryEndsLongBefore_Warns()
    {
        var outcome = await Planner.PlanAsync(SmallPlan.Input(start: SmallPlan.Monday.AddDays(21)), Quick);

        Assert.That(outcome.Warnings, Has.One.Contains("ends 21 days before the plan begins"));
    }

    [Test]
    public void PlanAsync_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.That(async () => await Planner.PlanAsync(SmallPlan.Input(), Quick, null, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Write_ExistingFiles_AreReplacedTogether()
    {
        using var folder = new TempFolder();
        folder.Write("roster.csv", "older");
        var outcome = await Planner.PlanAsync(SmallPlan.Input(), Quick);

        var names = PlanFiles.Write(outcome, folder.Path, "plan");

        Assert.That(names.Order(StringComparer.Ordinal), Is.EqualTo(Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        Assert.That(File.ReadAllText(folder.File("roster.csv")), Does.StartWith("person,role,"));
    }

    [Test]
    public async Task Write_Cancelled_LeavesWhatWasThere()
    {
        using var folder = new TempFolder();
        folder.Write("roster.csv", "older");
        using var stop = new CancellationTokenSource();
        var outcome = await Planner.PlanAsync(SmallPlan.Input(), Quick);
        await stop.CancelAsync();

        Assert.That(() => PlanFiles.Write(outcome, folder.Path, "plan", null, stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
        Assert.That(File.ReadAllText(folder.File("roster.csv")), Is.EqualTo("older"));
    }

    private sealed class Listener(List<PlanProgress> seen) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }
}
