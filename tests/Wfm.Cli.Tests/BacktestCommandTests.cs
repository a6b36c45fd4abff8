using System.Globalization;
using System.Xml.Linq;
using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary>Backtests and kept forecasts through the command.</summary>
public sealed class BacktestCommandTests
{
    private const string Zone = "Europe/Amsterdam";

    [Test]
    public async Task Backtest_OriginsAsNumberOrFile_GiveTheSameTable()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        var origins = folder.Write("origins.csv", "origin,train_start,test_start,test_week1_end,test_end\n1,2026-08-24,2026-09-26,2026-10-03,2026-10-10\n2,2026-08-24,2026-10-10,2026-10-17,2026-10-17\n");
        string[] rest = ["--horizon", "7d", "--zone", Zone, "--models", "seasonal_naive,weekday_profile", "--quiet"];

        var number = await Run.InsideAsync(["backtest", "--history", history, "--origins", "2", "--out", folder.File("n.csv"), .. rest]);
        var file = await Run.InsideAsync(["backtest", "--history", history, "--origins", origins, "--out", folder.File("f.csv"), .. rest]);

        Assert.That((number.ExitCode, file.ExitCode), Is.EqualTo((0, 0)), number.Error + file.Error);
        var table = File.ReadAllLines(folder.File("n.csv"));
        Assert.That(table[0], Is.EqualTo("queue,channel,model,origin,level,from_day,to_day,count,wape,bias,mase,coverage_80,coverage_95,winkler_80,winkler_95,poisson_floor,"
            + "weekday,hour,naive_wape,skill,actual,forecast,aht_error_s,aht_bias_s,source,against,difference,difference_se"));
        Assert.That(table.Skip(1).Select(l => l.Split(',')[3]).Distinct(), Is.EqualTo(new[] { "2026-09-26", "2026-10-10", "all" }));
        Assert.That(number.Output, Does.Contain("seasonal_naive").And.Contains("weekday_profile").And.Contains("2 earlier dates for 7 days"));
        Assert.That(File.ReadAllLines(folder.File("f.csv")), Is.EqualTo(table));
    }

    [Test]
    public async Task Backtest_TwoQueues_GivesTableSummaryAndPage()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help & co", "sales"));
        var events = folder.Write("events.csv", "queue,start,end,kind,name\n,2026-10-06,2026-10-07,campaign,Mailing\n");

        var run = await Run.InsideAsync("backtest", "--history", history, "--events", events, "--origins", "2", "--horizon", "14d", "--zone", Zone, "--models", "auto,seasonal_naive",
            "--out", folder.File("b.csv"), "--report", folder.File("b.html"), "--quiet");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output.Split('\n').Max(l => l.TrimEnd().Length), Is.LessThanOrEqualTo(100));
        Assert.That(run.Output, Does.Contain("help & co: ").And.Contains("sales: ").And.Contains("all 2 queues").And.Contains("chosen for 2026-10-03").And.Contains("worst: "));
        var document = XDocument.Parse(File.ReadAllText(folder.File("b.html")));
        Assert.That(document.Descendants("h2").Select(h => h.Value), Is.EqualTo(new[] { "All queues", "help & co", "sales", "How to read this" }));
        var rows = Rows(folder.File("b.csv"));
        Assert.That(rows.Select(r => r["level"]).Distinct(), Is.EqualTo(new[] { "interval", "day", "week", "interval_weekday", "day_weekday", "interval_hour" }));
        foreach (var queue in new[] { "help & co", "sales" })
        {
            var all = rows.Single(r => (r["queue"], r["model"], r["origin"], r["level"], r["from_day"], r["to_day"]) == (queue, "auto", "all", "interval", "1", "14"));
            Assert.That(Number(all["skill"]), Is.EqualTo(1 - (Number(all["wape"]) / Number(all["naive_wape"]))).Within(1e-12));
            Assert.That(Number(all["bias"]), Is.EqualTo((Number(all["forecast"]) / Number(all["actual"])) - 1).Within(1e-9));
            Assert.That(rows.Where(r => r["queue"] == queue && r["model"] == "auto" && r["level"] == "interval_weekday").Select(r => r["weekday"]), Is.EqualTo(new[] { "monday", "tuesday", "wednesday", "thursday", "friday" }));
            Assert.That(rows.Where(r => r["queue"] == queue && r["model"] == "auto" && r["level"] == "interval_hour").Select(r => r["hour"]), Is.EqualTo(Enumerable.Range(9, 9).Select(h => $"{h}")));
            Assert.That(Number(all["aht_error_s"]), Is.GreaterThan(0).And.LessThan(5));
        }
    }

    [Test]
    public async Task Backtest_OtherZoneLanguageAndProcessors_GivesTheSameFiles()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        string[] Arguments(string name) => ["backtest", "--history", history, "--origins", "2", "--horizon", "7d", "--zone", Zone, "--models", "auto", "--quiet", "--out", folder.File($"{name}.csv"), "--report", folder.File($"{name}.html")];

        var here = await Run.InsideAsync(Arguments("here"));
        var there = await Run.OutsideAsync(new Dictionary<string, string?> { ["DOTNET_PROCESSOR_COUNT"] = "1", ["TZ"] = "Asia/Tokyo", ["LANG"] = "nl_NL.UTF-8", ["LC_ALL"] = "nl_NL.UTF-8" }, null, Arguments("there"));

        Assert.That((here.ExitCode, there.ExitCode), Is.EqualTo((0, 0)), here.Error + there.Error);
        Assert.That(File.ReadAllText(folder.File("there.csv")), Is.EqualTo(File.ReadAllText(folder.File("here.csv"))));
        Assert.That(File.ReadAllText(folder.File("there.html")), Is.EqualTo(File.ReadAllText(folder.File("here.html"))));
    }

    // Golden: what the scorer of the peers' tables printed (tests/golden/score: make.py has the series and the formulas), to ten digits.
    [Test]
    public async Task Backtest_KeptForecast_ScoresAsTheGoldenTable()
    {
        using var folder = new TempFolder();
        var run = await Run.InsideAsync("backtest", "--history", RepoRoot.Combine("tests/golden/score/history.csv"), "--forecasts", RepoRoot.Combine("tests/golden/score/forecast.csv"), "--zone", Zone,
            "--out", folder.File("g.csv"), "--quiet");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var rows = Rows(folder.File("g.csv"));
        foreach (var golden in Rows(RepoRoot.Combine("tests/golden/score/expected.csv")))
        {
            // The last day forecast is a Friday; the week ahead ends on Sunday all the same.
            var to = golden["to_day"];
            Dictionary<string, string> Row(string level) => rows.Single(r => (r["origin"], r["level"], r["from_day"], r["to_day"]) == ("all", level, "1", to));
            var (interval, day) = (Row("interval"), Row("day"));
            Assert.That(interval["count"], Is.EqualTo(golden["count"]));
            foreach (var name in new[] { "wape", "bias", "coverage_80", "coverage_95" })
            {
                Assert.That(100 * Number(interval[name]), Is.EqualTo(Number(golden[name])).Within(1e-9), name);
            }

            Assert.That(Number(interval["winkler_80"]), Is.EqualTo(Number(golden["winkler_80"])).Within(1e-9));
            Assert.That(Number(interval["winkler_95"]), Is.EqualTo(Number(golden["winkler_95"])).Within(1e-9));
            Assert.That(100 * Number(day["wape"]), Is.EqualTo(Number(golden["day_wape"])).Within(1e-9));
        }
    }

    [Test]
    public async Task Backtest_KeptVersions_StandSideBySide()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help", "sales"));
        var files = new List<string>();
        foreach (var (name, from, model) in new[] { ("early.csv", "2026-09-28", "seasonal_naive"), ("late.csv", "2026-10-05", "weekday_profile"), ("last.csv", "2026-10-05", "top_down") })
        {
            files.Add(folder.File(name));
            var made = await Run.InsideAsync("forecast", "--history", history, "--from", from, "--horizon", "14d", "--zone", Zone, "--model", model, "--out", files[^1], "--quiet");
            Assert.That(made.ExitCode, Is.Zero, made.Error);
        }

        var run = await Run.InsideAsync("backtest", "--history", history, "--zone", Zone, "--forecasts", $"{files[0]},{files[1]}", "--forecasts", files[2], "--out", folder.File("v.csv"), "--report", folder.File("v.html"), "--quiet");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var rows = Rows(folder.File("v.csv"));
        Assert.That(rows.Where(r => r["source"] == "version").Select(r => (r["queue"], r["model"])).Distinct(),
            Is.EqualTo(new[] { ("help", "early.csv"), ("help", "late.csv"), ("help", "last.csv"), ("sales", "early.csv"), ("sales", "late.csv"), ("sales", "last.csv") }));

        // Last week's values, made by the forecast command, are exactly the yardstick.
        Assert.That(Number(rows.First(r => r["model"] == "early.csv" && r["origin"] == "all")["skill"]), Is.Zero);
        var gaps = rows.Where(r => r["source"] == "difference" && r["queue"] == "help" && r["level"] == "interval").ToList();
        Assert.That(gaps.Select(g => (g["against"], g["model"], g["count"])), Is.EqualTo(new[] { ("early.csv", "late.csv", "90"), ("early.csv", "last.csv", "90"), ("late.csv", "last.csv", "180") }));
        var document = XDocument.Parse(File.ReadAllText(folder.File("v.html")));
        Assert.That(document.Descendants("caption").Select(c => c.Value), Does.Contain("Versions side by side, on what both forecast"));
        Assert.That(run.Output, Does.Contain("early.csv -> late.csv"));
    }

    [Test]
    public async Task Backtest_KeptForecastsThatDoNotFit_AreBadInput()
    {
        using var folder = new TempFolder();
        var history = folder.Write("history.csv", TinyCentre.History("help"));
        foreach (var (text, fault) in new[]
        {
            ("queue,start,interval_s,volume\nother,2026-10-05T09:00,1800,5\n", "wfm: v.csv: queue 'other' must be one of those in history.csv: help."),
            ("queue,start,interval_s,volume\nhelp,2026-10-05T09:00,900,5\n", "wfm: v.csv: queue 'help' has intervals of 15 min, the history of 30 min; they must be of one length."),
            ("queue,start,interval_s,volume\nhelp,2027-10-05T09:00,1800,5\n", "wfm: v.csv: forecasts queue 'help' from 2027-10-05 09:00 to 2027-10-05 09:30, but the history has none of these intervals (it has 2026-08-24 09:00 to 2026-10-16 18:00)."),
            ("queue,start\nhelp,2026-10-05T09:00\n", "wfm: v.csv"),
        })
        {
            var run = await Run.InsideAsync("backtest", "--history", history, "--zone", Zone, "--forecasts", folder.Write("v.csv", text), "--out", folder.File("o.csv"), "--quiet");
            Assert.That(run.ExitCode, Is.EqualTo(2), text);
            Assert.That(run.ErrorLines[0], Does.StartWith(fault));
            Assert.That(File.Exists(folder.File("o.csv")), Is.False);
        }

        var missing = await Run.InsideAsync("backtest", "--history", history, "--zone", Zone, "--forecasts", folder.File("nowhere.csv"), "--quiet");
        Assert.That(missing.ExitCode, Is.EqualTo(2));
        Assert.That(missing.ErrorLines[0], Does.Contain("nowhere.csv does not exist"));
    }

    [TestCase("--origins 2", "wfm: backtest: Option '--horizon' is required, unless --forecasts names forecasts made earlier.")]
    [TestCase("--horizon 7d", "wfm: backtest: Option '--origins' is required, unless --forecasts names forecasts made earlier.")]
    [TestCase("--forecasts a.csv --horizon 7d", "wfm: backtest: Option '--origins' is required, unless --forecasts names forecasts made earlier.")]
    public async Task Backtest_HalfOfTheOptions_IsBadInput(string options, string fault)
    {
        var run = await Run.InsideAsync(["backtest", "--history", "h.csv", .. options.Split(' ')]);
        Assert.That((run.ExitCode, run.ErrorLines[0]), Is.EqualTo((2, fault)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => l.Split(',').Select((cell, i) => (header[i], cell)).ToDictionary(c => c.Item1, c => c.cell))];
    }
}
