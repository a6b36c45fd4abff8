using System.Globalization;
using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary>Forecasts through the command.</summary>
public sealed class ForecastCommandTests
{
    [Test]
    public async Task Forecast_TwoQueuesAcrossAClockChange_WritesBothInLocalTimes()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help", "sales"));

        var run = await Run.InsideAsync("forecast", "--history", history, "--from", "2026-10-19", "--horizon", "2w", "--zone", "Europe/Amsterdam", "--out", folder.File("f.csv"), "--quiet");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Is.Empty);
        var rows = File.ReadAllLines(folder.File("f.csv")).Skip(1).Select(l => l.Split(',')).ToList();

        // Fourteen days, one of 25 hours, for each queue.
        Assert.That(rows.GroupBy(r => r[0]).Select(g => (g.Key, g.Count())), Is.EqualTo(new[] { ("help", 674), ("sales", 674) }));
        var busy = rows.Where(r => double.Parse(r[4], CultureInfo.InvariantCulture) > 0).ToList();
        Assert.That(busy.Select(r => r[2].Substring(11, 2)).Distinct().Order(), Is.EqualTo(Enumerable.Range(9, 9).Select(h => h.ToString("00", CultureInfo.InvariantCulture))));
        Assert.That(busy.Where(r => string.CompareOrdinal(r[2], "2026-10-25") < 0).Select(r => r[2][19..]).Distinct(), Is.EqualTo(new[] { "+02:00" }));
        Assert.That(busy.Where(r => string.CompareOrdinal(r[2], "2026-10-26") > 0).Select(r => r[2][19..]).Distinct(), Is.EqualTo(new[] { "+01:00" }));
        Assert.That(run.Output, Does.Contain("help: ").And.Contains("sales: "));
    }

    [Test]
    public async Task Forecast_TotalsAndDays_AddUpOverLevelsAndAClockChange()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help", "sales"));
        string[] common = ["forecast", "--history", history, "--from", "2026-10-19", "--horizon", "2w", "--zone", "Europe/Amsterdam", "--quiet"];

        var run = await Run.InsideAsync([.. common, "--interval", "1d", "--sites", "help=Utrecht,sales=Ghent", "--totals", folder.File("t.csv"), "--out", folder.File("d.csv")]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var days = File.ReadAllLines(folder.File("d.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.That(days.GroupBy(r => r[0]).Select(g => (g.Key, g.Count())), Is.EqualTo(new[] { ("help", 14), ("sales", 14) }));
        Assert.That(days.Select(r => r[3]).Distinct(), Is.EqualTo(new[] { "86400" }));
        Assert.That(days[6][2], Is.EqualTo("2026-10-25T00:00:00+02:00"));
        Assert.That(days[7][2], Is.EqualTo("2026-10-26T00:00:00+01:00"));
        var totals = File.ReadAllLines(folder.File("t.csv"));
        Assert.That(totals[0], Is.EqualTo("level,name,period,start,days,volume,q02_5,q10,q25,q50,q75,q90,q97_5,aht_s"));
        double Sum(string level, string period) => totals.Select(l => l.Split(',')).Where(r => r[0] == level && r[2] == period).Sum(r => double.Parse(r[5], CultureInfo.InvariantCulture));
        var expected = days.Sum(r => double.Parse(r[4], CultureInfo.InvariantCulture));
        foreach (var level in new[] { "queue", "channel", "site", "all" })
        {
            Assert.That(new[] { "day", "week", "month" }.Select(p => Sum(level, p)), Has.All.EqualTo(expected).Within(1e-6), level);
        }

        Assert.That(totals.Count(l => l.StartsWith("site,Utrecht,month,", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [TestCase("a, b", "\"a, b\"=Utrecht")]
    [TestCase("a=b", "\"a=b\" = \"Utrecht\"")]
    [TestCase("say \"hi\", you", "\"say \"\"hi\"\", you\"=Utrecht")]
    [TestCase("5\" disc", "5\" disc=Utrecht")]
    public async Task Forecast_SiteOfAQueueWithSeparatorsInItsName_IsFound(string queue, string sites)
    {
        using var folder = new TempFolder();
        var quoted = $"\"{queue.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var history = folder.Write("history.csv", TinyCentre.History("QUEUE").Replace("QUEUE", quoted, StringComparison.Ordinal));
        var run = await Run.InsideAsync("forecast", "--history", history, "--from", "2026-10-19", "--horizon", "7d", "--sites", sites, "--totals", folder.File("t.csv"), "--model", "weekday_profile", "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(File.ReadAllText(folder.File("t.csv")), Does.Contain("\nsite,Utrecht,"));
    }

    [Test]
    public async Task Forecast_OneFileCannotBeWritten_TheOthersKeepWhatTheyHad()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        var (findings, totals) = (folder.Write("findings.csv", "old"), folder.Write("totals.csv", "old"));
        var run = await Run.InsideAsync("forecast", "--history", history, "--from", "2026-10-19", "--horizon", "7d", "--model", "weekday_profile", "--quiet",
            "--findings", findings, "--totals", totals, "--out", folder.Path);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("cannot be written: it is a folder"));
        Assert.That(new[] { findings, totals }.Select(File.ReadAllText), Has.All.EqualTo("old"));
    }

    [TestCase("--out", "history.csv", "--history and --out name the same file")]
    [TestCase("--findings", "t.csv", "--totals and --findings name the same file")]
    public async Task Forecast_OutputOverAnotherFileOfTheCommand_IsRefused(string option, string name, string text)
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        var before = File.ReadAllText(history);
        var run = await Run.InsideAsync("forecast", "--history", history, "--from", "2026-10-19", "--horizon", "7d", "--totals", folder.File("t.csv"), option, folder.File(name), "--quiet");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(text));
        Assert.That(File.ReadAllText(history), Is.EqualTo(before));
        Assert.That(File.Exists(folder.File("t.csv")), Is.False);
    }

    [Test]
    public async Task Forecast_EventRowTwice_CountsOnce()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        const string Row = ",2026-10-20,2026-10-21,campaign,mailing,1.5,because\n";
        var once = folder.Write("once.csv", "queue,start,end,kind,name,effect,reason\n" + Row);
        var twice = folder.Write("twice.csv", "queue,start,end,kind,name,effect,reason\n" + Row + Row);
        Task<Run> With(string events) => Run.InsideAsync("forecast", "--history", history, "--from", "2026-10-19", "--horizon", "7d", "--zone", "Europe/Amsterdam", "--model", "weekday_profile", "--events", events, "--quiet");

        var (first, second) = (await With(once), await With(twice));

        Assert.That(second.ExitCode, Is.Zero, second.Error);
        Assert.That(second.Output, Is.EqualTo(first.Output));
        Assert.That(second.Error, Does.Contain("1 row is the same as an earlier row: dropped (the first on line 3)"));
    }

    [Test]
    public async Task Forecast_LikeAQueueOfAnotherInterval_SaysWhichIntervals()
    {
        using var folder = new TempFolder();
        var hourly = "new,2026-10-12T09:00:00+02:00,3600,5";
        var help = TinyCentre.History("help");
        var cells = help.Split('\n')[0].Split(',').Length;
        var history = folder.Write("history.csv", help.TrimEnd('\n') + "\n" + hourly + string.Concat(Enumerable.Repeat(",", cells - 4)) + "\n");
        var run = await Run.InsideAsync("forecast", "--history", history, "--from", "2026-10-19", "--horizon", "7d", "--queue", "new", "--like", "help", "--quiet");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'new' of 60: a queue borrows only from one with the same."));
    }

    [TestCase("nobody=Utrecht", "the history has no queue 'nobody'")]
    [TestCase("Utrecht", "must be queue=site")]
    public async Task Forecast_WrongSites_SaysSo(string sites, string text)
    {
        using var folder = new TempFolder();
        var run = await Run.InsideAsync("forecast", "--history", folder.Write("history.csv", TinyCentre.History("help")), "--from", "2026-10-19", "--horizon", "7d", "--sites", sites, "--quiet");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(text));
    }

    [Test]
    public async Task Forecast_RowsFromTheOriginOn_AreNotLookedAt()
    {
        using var folder = new TempFolder();
        var text = TinyCentre.History("help");
        var changed = string.Join('\n', text.Split('\n').Select(l => string.CompareOrdinal(l, "help,2026-10-05") >= 0 && l.StartsWith("help,", StringComparison.Ordinal) ? l.Replace(",1800,", ",1800,9", StringComparison.Ordinal) : l));
        Assert.That(changed, Is.Not.EqualTo(text));
        foreach (var (name, content) in new[] { ("a", text), ("b", changed) })
        {
            var run = await Run.InsideAsync("forecast", "--history", folder.Write($"{name}.csv", content), "--from", "2026-10-05T00:00:00+02:00", "--horizon", "7d", "--zone", "Europe/Amsterdam",
                "--interval", "60min", "--model", "weekday_profile", "--out", folder.File($"{name}-out.csv"));
            Assert.That(run.ExitCode, Is.Zero, run.Error);
        }

        Assert.That(File.ReadAllText(folder.File("b-out.csv")), Is.EqualTo(File.ReadAllText(folder.File("a-out.csv"))));
        Assert.That(File.ReadAllLines(folder.File("a-out.csv")), Has.Length.EqualTo(1 + (7 * 24)));
    }

    [Test]
    public async Task Forecast_Holidays_MoveTheDayAndAreExplained()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        var events = folder.Write("events.csv", "start,end,kind,effect,reason\n2026-10-21,2026-10-22,override,1.5,letters\n");
        string[] args = ["forecast", "--history", history, "--from", "2026-10-19", "--horizon", "4w", "--zone", "Europe/Brussels", "--model", "weekday_profile", "--quiet"];
        var plain = await Run.InsideAsync([.. args, "--out", folder.File("plain.csv")]);
        var run = await Run.InsideAsync([.. args, "--holidays", "DE-BY,be", "--events", events, "--out", folder.File("f.csv")]);
        Assert.That((plain.ExitCode, run.ExitCode), Is.EqualTo((0, 0)), run.Error);
        double Sum(string file, string day) => File.ReadLines(folder.File(file)).Where(l => l.Contains($",{day}T", StringComparison.Ordinal))
            .Sum(l => double.Parse(l.Split(',')[4], CultureInfo.InvariantCulture));

        // Belgium's armistice day is a Wednesday; Bavaria has nothing in those weeks but a Sunday.
        Assert.That(Sum("f.csv", "2026-11-11"), Is.LessThan(Sum("plain.csv", "2026-11-11")).And.GreaterThan(0));
        Assert.That(Sum("f.csv", "2026-11-12"), Is.EqualTo(Sum("plain.csv", "2026-11-12")));
        Assert.That(Sum("f.csv", "2026-10-21"), Is.EqualTo(1.5 * Sum("plain.csv", "2026-10-21")).Within(1e-6));
        Assert.That(run.Output, Does.Contain("Days of kind 'holiday' have no example in the history (2026-11-11)"));
        Assert.That(run.Output, Does.Contain("Planner's 'override', 2026-10-21: the model's volume x 1.5, reason: letters."));
        Assert.That(File.ReadLines(folder.File("f.csv")).First(), Does.EndWith(",model_volume,override,reason"));
    }

    [TestCase("forecast")]
    [TestCase("backtest")]
    public async Task Holidays_UnknownCode_OneLineListsThem(string command)
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        string[] more = command == "forecast" ? ["--from", "2026-10-19"] : ["--origins", "2"];
        var run = await Run.InsideAsync([command, "--history", history, "--horizon", "2w", "--holidays", "NL,XX", .. more]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.Contain("--holidays: 'NL,XX' must be").And.Contains("BE, DK, FR, FR-57").And.Contains("UK-SCT"));
    }

    [Test]
    public async Task Forecast_Findings_ListsEachWithItsReason()
    {
        using var folder = new TempFolder();
        var lines = TinyCentre.History("help").Split('\n');
        var busy = lines.Where(l => l.StartsWith("help,", StringComparison.Ordinal)).Select(l => l.Split(',')[1][..10]).Distinct().ToList();
        var day = busy[busy.Count / 2];
        var history = string.Join('\n', lines.Where(l => !(l.Contains($"{day}T12:00", StringComparison.Ordinal) || l.Contains($"{day}T12:30", StringComparison.Ordinal))));

        var run = await Run.InsideAsync("forecast", "--history", folder.Write("history.csv", history), "--from", "2026-10-19", "--horizon", "1w", "--zone", "Europe/Amsterdam",
            "--model", "weekday_profile", "--findings", folder.File("found.csv"), "--out", folder.File("f.csv"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var found = File.ReadAllLines(folder.File("found.csv"));
        Assert.That(found[0], Is.EqualTo("queue,start,end,kind,before,after,reason"));
        Assert.That(found, Has.Some.StartsWith($"help,{day}T12:00:00+02:00,{day}T13:00:00+02:00,gap,,,").And.Some.Contains("missing"));
        Assert.That(run.Output, Does.Contain("Cleaning: 1 gap(s)"));
    }

    [Test]
    public async Task Forecast_NewQueueLikeAnother_HasTheVolumeGiven()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        string[] common = ["forecast", "--history", history, "--from", "2026-10-19", "--horizon", "4w", "--zone", "Europe/Amsterdam", "--model", "weekday_profile", "--out", folder.File("f.csv")];

        var run = await Run.InsideAsync([.. common, "--queue", "new", "--like", "help", "--volume-per-week", "500"]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var rows = File.ReadAllLines(folder.File("f.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.That(rows.Select(r => r[0]).Distinct(), Is.EqualTo(new[] { "new" }));
        Assert.That(rows.Sum(r => double.Parse(r[4], CultureInfo.InvariantCulture)), Is.EqualTo(2000).Within(2).Percent);
        Assert.That(run.Output, Does.Contain("borrows the pattern of 'help'"));

        Assert.That((await Run.InsideAsync([.. common, "--queue", "new"])).Error, Does.Contain("there is no queue 'new'"));
        Assert.That((await Run.InsideAsync([.. common, "--queue", "new", "--like", "nobody"])).Error, Does.Contain("has no queue 'nobody'"));
        Assert.That((await Run.InsideAsync([.. common, "--like", "help"])).Error, Does.Contain("--queue"));
    }

    [Test]
    public async Task Forecast_WithoutZone_TakesUtcAndSaysSo()
    {
        using var folder = new TempFolder();
        var run = await Run.InsideAsync("forecast", "--history", folder.Write("history.csv", TinyCentre.History("help")), "--from", "2026-10-05", "--horizon", "48h", "--quiet");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.ErrorLines[0], Is.EqualTo("warning: history.csv: times have no offset and no zone is known: taken as UTC."));
        Assert.That(run.OutputLines, Has.Length.EqualTo(97));
        Assert.That(run.OutputLines[19], Does.StartWith("help,phone,2026-10-05T09:00:00+00:00,1800,"));
    }

    [Test]
    public async Task Forecast_OneOffsetInTheFileAndNoZone_KeepsTheOffset()
    {
        using var folder = new TempFolder();
        var text = string.Join('\n', TinyCentre.History("help").Split('\n').Select(l => l.Replace(",1800,", ":00+02:00,1800,", StringComparison.Ordinal)));

        var run = await Run.InsideAsync("forecast", "--history", folder.Write("history.csv", text), "--from", "2026-10-05", "--horizon", "1d", "--quiet");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.OutputLines[1], Does.StartWith("help,phone,2026-10-05T00:00:00+02:00,1800,0,"));
        Assert.That(run.OutputLines[19].Split(',')[4], Is.Not.EqualTo("0"));
    }

    [Test]
    public async Task Forecast_NothingBeforeTheOrigin_IsBadInput()
    {
        using var folder = new TempFolder();
        var run = await Run.InsideAsync("forecast", "--history", folder.Write("history.csv", TinyCentre.History("help")), "--from", "2026-08-01", "--horizon", "1d", "--zone", "Europe/Amsterdam");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.ErrorLines, Is.EqualTo(new[] { "wfm: history.csv: queue 'help' has no interval before 2026-08-01." }));
    }
}
