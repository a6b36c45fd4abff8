namespace Wfm.Cli.Tests;

/// <summary>A plan with calls and e-mail on the same people and chats on others, from history to roster.</summary>
public sealed class MixedChannelTests
{
    private const string Queues = """
        queues:
          - { name: help, patience_s: 240, aht_s: 200, service_level_of: answered }
          - { name: mail, channel: e-mail, skill: help, answer_within_h: 8, service_level: 0.95, aht_s: 300, backlog: 5 }
          - { name: talk, channel: WhatsApp, concurrency: 2, answer_within_s: 60, aht_s: 300 }

        """;

    [Test]
    public async Task Plan_CallsMailAndChats_GoesFromHistoryToRoster()
    {
        using var centre = TinyCentre.Write();
        centre.Write("plan.yaml", TinyCentre.Yaml[..TinyCentre.Yaml.IndexOf("queues:", StringComparison.Ordinal)] + "model: weekday_profile\n" + Queues
            + TinyCentre.Yaml[TinyCentre.Yaml.IndexOf("shrinkage:", StringComparison.Ordinal)..]);
        var rows = TinyCentre.History("help").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        centre.Write("history.csv", string.Concat(new[] { "queue,channel,start,interval_s,offered,aht_s\n" }
            .Concat(rows.Select(r => r.Replace("help,", "help,phone,", StringComparison.Ordinal) + "\n"))
            .Concat(rows.Select(r => Row("mail,Email", r, 3)))
            .Concat(rows.Select(r => Row("talk,messaging", r, 6)))));
        centre.Write("events.csv", "queue,start,end,kind,name\n");
        centre.Write("people.csv", File.ReadAllText(centre.File("people.csv")).Replace("full,help", "full,help|talk", StringComparison.Ordinal));

        var plan = await Run.InsideAsync("plan", centre.Path, "--effort", "0.1");
        Assert.That(plan.ExitCode, Is.Zero, plan.Error);
        Assert.That(plan.Output, Does.Contain("hard=0 "));
        var requirement = File.ReadAllLines(centre.File("out/requirement.csv"));
        Assert.That(requirement.Skip(1).Select(l => l.Split(',')[0]).Distinct(), Is.EqualTo(new[] { "help", "talk" }));

        var staff = await Run.InsideAsync("staff", "--forecast", centre.File("out/forecast.csv"), "--plan", centre.File("plan.yaml"), "--out", centre.File("again.csv"));
        Assert.That(staff.ExitCode, Is.Zero, staff.Error);
        Assert.That(File.ReadAllLines(centre.File("again.csv")), Is.EqualTo(requirement));
        Assert.That(staff.Output, Does.Match("(?m)^  help: 80 % of answered contacts within 20 s; Erlang A \\(contacts give up, mean patience 240 s\\)")
            .And.Match("(?m)^  mail: 95 % done within 8 h of opening time; a backlog that agents work off at 92 % of their time, 5 waiting when the plan begins")
            .And.Match("(?m)^  talk: 80 % answered within 60 s; chat with up to 2 at a time \\(nobody gives up\\)")
            .And.Match("(?m)^  help: [0-9]+ intervals, decided by service_level in [0-9]+")
            .And.Match("(?m)^  mail: (9[5-9]|100)\\.[0-9] % in time")
            .And.Match("(?m)^week of 2026-10-19: [0-9.]+ h present, [0-9.]+ h paid = [0-9.]+ FTE, [0-9]+ heads at 32 h, [0-9]+ team leads on the payroll"));
        Assert.That(File.ReadAllText(centre.File("out/report.html")), Does.Contain("95").And.Contain("done within 8"));
    }

    // A part of the calls, at their times, under another queue.
    private static string Row(string queue, string row, int part)
    {
        var cells = row.Split(',');
        return FormattableString.Invariant($"{queue},{cells[1]},{cells[2]},{int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture) / part},300\n");
    }
}
