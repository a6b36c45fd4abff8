namespace Wfm.Cli.Tests;

/// <summary>Lines that cannot be understood: exit code 2, one line per fault, no stack trace.</summary>
public sealed class CommandLineTests
{
    private const string Commands = "plan, forecast, backtest, staff, queue, roster, audit, simulate, doctor";

    [TestCase("", "a command is needed: " + Commands + ". Try wfm --help.")]
    [TestCase("certify", "'certify' must be a command: " + Commands + ".")]
    [TestCase("plan", "plan: Required argument missing for command: 'plan'.")]
    [TestCase("plan --bogus x", "plan: '--bogus' must be an option: --out, --time-limit, --seed, --effort, --delimiter, --culture, --quiet, --verbose.")]
    [TestCase("plan a b", "plan: Unrecognized command or argument 'b'.")]
    [TestCase("plan a --seed x", "plan: --seed: 'x' must be a whole number.")]
    [TestCase("plan a --time-limit 0", "plan: --time-limit: '0' must be a number of seconds above 0 and at most 10000000.")]
    [TestCase("plan a --time-limit nan", "plan: --time-limit: 'nan' must be a number of seconds above 0 and at most 10000000.")]
    [TestCase("plan nowhere/at/all", "'nowhere/at/all' does not exist; it must be a folder with plan.yaml and the tables.")]
    [TestCase("plan a --culture xx-notone", "plan: --culture: 'xx-notone' must be the name of a culture such as nl-NL or en-US.")]
    [TestCase("plan a --delimiter x", "plan: --delimiter: 'x' must be comma, semicolon or tab.")]
    [TestCase("forecast --history h --from 2026-13-01 --horizon 28d", "forecast: --from: '2026-13-01' must be a date or a time such as 2026-10-12, 2026-10-12T00:00 or 2026-10-12T00:00:00+02:00.")]
    [TestCase("forecast --history h --from 2026-10-01 --horizon 28x", "forecast: --horizon: '28x' must be a horizon such as 28d, 4w or 48h, at most 3700 days.")]
    [TestCase("forecast --history h --from 2026-10-01 --horizon 28d --interval 7min", "forecast: --interval: '7min' must be 5min, 10min, 15min, 20min, 30min, 60min or 1d.")]
    [TestCase("forecast --history h --from 2026-10-01 --horizon 28d --zone Europe/Amsterdum",
        "forecast: --zone: 'Europe/Amsterdum' must be an IANA time zone such as Europe/Amsterdam. Did you mean 'Europe/Amsterdam'?")]
    [TestCase("forecast --history h --from 2026-10-01 --horizon 28d --model oracle",
        "forecast: --model: 'oracle' must be one of auto, {models}.")]
    [TestCase("forecast --history nowhere.csv --from 2026-10-01 --horizon 28d", "nowhere.csv does not exist (looked for 'nowhere.csv').")]
    [TestCase("audit --roster r --people p --plan y --law XX", "audit: --law: 'XX' must be names parted by commas, each one of NL, DE, DK, BE, FR, UK, EU.")]
    [TestCase("staff --plan y", "staff: Option '--forecast' is required.")]
    public async Task Run_WrongLine_OneLineAndExitCode2(string line, string expected)
    {
        var run = await Run.InsideAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        expected = expected.Replace("{models}", string.Join(", ", Wfm.Forecasting.ForecastModels.All.Select(m => m.Name)), StringComparison.Ordinal);
        Assert.That(run.ErrorLines, Is.EqualTo(new[] { $"wfm: {expected}" }));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Run_Verbose_ShowsWhereAFaultComesFrom()
    {
        var run = await Run.InsideAsync("plan", "nowhere/at/all", "--verbose");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("   at Wfm."));
    }

    [TestCase("--help", "plan <DIR>")]
    [TestCase("plan --help", "--time-limit")]
    public async Task Run_AskedForHelp_GivesItOnStandardOutput(string line, string expected)
    {
        var run = await Run.InsideAsync(line.Split(' '));

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain(expected));
    }

    [Test]
    public async Task Run_Version_IsThatOfTheProgram()
    {
        var run = await Run.OutsideAsync(new Dictionary<string, string?>(), null, "--version");

        Assert.That(run.Output.Trim(), Is.EqualTo(PlanFiles.Version));
    }

    [Test]
    public async Task Run_Cancelled_GivesExitCode130()
    {
        using var centre = TinyCentre.Write();
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new StringWriter();
        await stop.CancelAsync();

        var code = await Program.RunAsync(["plan", centre.Path, "--quiet"], output, error, stop.Token);

        Assert.That(code, Is.EqualTo(130));
        Assert.That(error.ToString().Trim(), Is.EqualTo("wfm: cancelled; nothing was written."));
        Assert.That(Directory.Exists(centre.File("out")), Is.False);
    }
}
