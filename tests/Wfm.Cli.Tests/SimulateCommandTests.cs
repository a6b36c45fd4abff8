using System.Globalization;
using System.Text;
using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary><c>wfm simulate</c> as a user has it: a roster made elsewhere, with the least columns.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SimulateCommandTests : IDisposable
{
    private const string Yaml = """
        zone: Europe/Amsterdam
        horizon: { start: 2026-10-24, days: 2 }
        interval: 30min
        opening_hours: { mon-sun: "09:00-12:00" }
        queues:
          - { name: help, patience_s: 120 }
        shrinkage:
          - { category: coaching, fraction: 0.1, base: present }
        contracts:
          - { name: full, hours_per_week: 40 }
        """;

    private readonly TempFolder _folder = new();

    public SimulateCommandTests()
    {
        _folder.Write("plan.yaml", Yaml);
        _folder.Write("forecast.csv", Forecast());
        _folder.Write("roster.csv", Roster(agents: 8));
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Simulate_RosterMadeElsewhere_WritesIntervalsDaysAndHorizon()
    {
        var run = await SimulateAsync("--out", _folder.File("out.csv"), "--report", _folder.File("page.html"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var lines = File.ReadAllLines(_folder.File("out.csv"));
        Assert.That(lines.Select(l => l.Split(',')[0]).GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count()),
            Is.EquivalentTo(new Dictionary<string, int> { ["level"] = 1, ["interval"] = 12, ["day"] = 2, ["horizon"] = 1 }));
        Assert.That(lines.Where(l => l.StartsWith("day,help,phone,", StringComparison.Ordinal)), Has.One.Contains("2026-10-25T00:00:00+02:00,90000,"), "a day of 25 hours");
        Assert.That(run.ErrorLines, Has.Some.Contains("8 people have no skill in the roster"));
        Assert.That(run.OutputLines, Has.Some.StartsWith("help, Sat 2026-10-24: service level ").And.Some.Contains("days and "));
        Assert.That(File.ReadAllText(_folder.File("page.html")), Does.StartWith("<!DOCTYPE html>"));
    }

    [Test]
    public async Task Simulate_ActivityThatIsNotKnown_SaysThatNobodyIsOnContacts()
    {
        _folder.Write("roster.csv", Roster(agents: 8).Replace("contacts", "work", StringComparison.Ordinal).Replace(",true", ",", StringComparison.Ordinal));

        var run = await SimulateAsync("--out", _folder.File("out.csv"));

        Assert.That(run.ErrorLines, Has.Some.Contains("roster.csv: activity 'work' is taken as time off contacts; time on contacts is 'contacts'"));
    }

    [Test]
    public async Task Simulate_Again_GivesTheSameBytesOnAnyThreadsInAnyCultureAndZone()
    {
        await SimulateAsync("--out", _folder.File("one.csv"), "--threads", "1");
        var english = await Run.OutsideAsync(new Dictionary<string, string?> { ["LANG"] = "nl_NL.UTF-8", ["TZ"] = "Asia/Tokyo" }, null, Arguments("--out", _folder.File("two.csv"), "--threads", "2"));

        Assert.That(english.ExitCode, Is.Zero, english.Error);
        Assert.That(File.ReadAllBytes(_folder.File("two.csv")), Is.EqualTo(File.ReadAllBytes(_folder.File("one.csv"))));
        await SimulateAsync("--out", _folder.File("other.csv"), "--seed", "9");
        Assert.That(File.ReadAllBytes(_folder.File("other.csv")), Is.Not.EqualTo(File.ReadAllBytes(_folder.File("one.csv"))));
    }

    [TestCase(8, 0)]
    [TestCase(3, 3)]
    public async Task Simulate_Fail_IsThreeWhenADayMissesItsTarget(int agents, int expected)
    {
        _folder.Write("roster.csv", Roster(agents));
        Assert.That((await SimulateAsync("--out", _folder.File("out.csv"), "--fail")).ExitCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Simulate_LeadsInTheRoster_TakeNoContacts()
    {
        _folder.Write("roster.csv", Roster(agents: 8).Replace("p8,agent", "p8,lead", StringComparison.Ordinal));
        await SimulateAsync("--out", _folder.File("out.csv"), "--explain", "0");
        Assert.That(File.ReadAllLines(_folder.File("out.csv")).Where(l => l.StartsWith("interval", StringComparison.Ordinal)).Select(l => l.Split(',')[6]), Is.All.EqualTo("7"));
    }

    [Test]
    public async Task Simulate_FaultsInTwoFiles_AreListedTogetherAndNothingIsWritten()
    {
        _folder.Write("forecast.csv", Forecast().Replace(",40,240", ",-40,240", StringComparison.Ordinal));
        _folder.Write("roster.csv", Roster(agents: 1).Replace("2026-10-24T09:00", "2026-10-24T29:00", StringComparison.Ordinal));

        var run = await SimulateAsync("--out", _folder.File("out.csv"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.ErrorLines, Has.Some.StartsWith("wfm: forecast.csv, line 2, column 'volume': '-40' must be").And.Some.StartsWith("wfm: roster.csv, line 2, column 'start': '2026-10-24T29:00' must be"));
        Assert.That(File.Exists(_folder.File("out.csv")), Is.False);
    }

    [TestCase("--replications", "0", "--replications: '0' must be a whole number from 1 to 1000000.")]
    [TestCase("--half-width", "1", "--half-width: '1' must be a number above 0 and below 0.5.")]
    [TestCase("--arrivals", "often", "--arrivals: 'often' must be forecast or poisson.")]
    [TestCase("--absence-s", "1", "--absence-s: '1' must be a number of seconds from 30 to 86400.")]
    public async Task Simulate_OptionOutOfRange_SaysWhatItMustBe(string option, string value, string fault)
    {
        var run = await SimulateAsync(option, value);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.ErrorLines.Single(), Is.EqualTo($"wfm: simulate: {fault}"));
    }

    [Test]
    public async Task Simulate_HalfWidth_GoesOnUntilItIsReached()
    {
        var run = await Run.InsideAsync([.. Files, "--explain", "0", "--quiet", "--out", _folder.File("out.csv"), "--replications", "10", "--half-width", "0.01"]);
        var horizon = File.ReadAllLines(_folder.File("out.csv"))[^1].Split(',');
        var width = double.Parse(horizon[9], CultureInfo.InvariantCulture) - double.Parse(horizon[8], CultureInfo.InvariantCulture);
        Assert.That(width, Is.LessThanOrEqualTo(0.02 + 1e-9));
        Assert.That(run.OutputLines[0], Does.Not.Contain(" 10 replications"));
    }

    private string[] Files => ["simulate", "--roster", _folder.File("roster.csv"), "--forecast", _folder.File("forecast.csv"), "--plan", _folder.File("plan.yaml")];

    private string[] Arguments(params string[] more) =>
        [.. Files, "--quiet", .. more.Contains("--replications") ? Array.Empty<string>() : ["--replications", "20"], .. more.Contains("--explain") ? Array.Empty<string>() : ["--explain", "8"], .. more];

    private Task<Run> SimulateAsync(params string[] more) => Run.InsideAsync(Arguments(more));

    private static string Forecast()
    {
        var text = new StringBuilder("queue,start,interval_s,volume,aht_s\n");
        foreach (var day in (string[])["2026-10-24", "2026-10-25"])
        {
            for (var slot = 18; slot < 24; slot++)
            {
                text.Append(CultureInfo.InvariantCulture, $"help,{day}T{slot / 2:00}:{30 * (slot % 2):00},1800,40,240\n");
            }
        }

        return text.ToString();
    }

    private static string Roster(int agents)
    {
        var text = new StringBuilder("person,role,date,activity,start,end,productive\n");
        foreach (var day in (string[])["2026-10-24", "2026-10-25"])
        {
            for (var a = 1; a <= agents; a++)
            {
                text.Append(CultureInfo.InvariantCulture, $"p{a},agent,{day},contacts,{day}T09:00,{day}T12:00,true\n");
            }
        }

        return text.ToString();
    }
}
