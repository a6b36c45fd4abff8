using System.Globalization;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>What a backtest found, for a screen of 100 columns.</summary>
internal static class BacktestSummary
{
    private const int Width = 100;
    private const int NameWidth = 22;
    private const int MostDays = 5;

    public static void Say(BacktestReport report, Action<string> say)
    {
        foreach (var line in AccuracyHeadline.Of(report))
        {
            Wrap(say, "", line);
        }

        Models(report, say);
        Levels(report, say);
        Groups(say, "WAPE % by week ahead", report.ByWeekAhead(report.Headline).Select(s => (Text($"wk{(s.FromDay + 6) / 7}"), s)));
        Groups(say, "WAPE % by weekday", report.ByGroup(report.Headline, "interval_weekday").Select(s => (s.Weekday.ToString()![..3], s)));
        Groups(say, "WAPE % by hour", report.ByGroup(report.Headline, "interval_hour").Select(s => (Text($"{s.Hour:00}h"), s)));
        Gaps(report, say);
        WorstDays(report, say);
        foreach (var c in report.Choices)
        {
            Wrap(say, "  ", Text($"chosen for {c.Origin:yyyy-MM-dd}: {c.Model}. {c.Reason}"));
        }

        foreach (var note in report.Notes)
        {
            Wrap(say, "  ", note);
        }
    }

    /// <summary>All queues together, one line per model.</summary>
    public static void SayPooled(IReadOnlyList<BacktestReport> reports, Action<string> say)
    {
        say(Text($"all {reports.Count} queues, errors added up:"));
        Head("model", say);
        foreach (var model in reports.SelectMany(r => r.Models).Distinct())
        {
            Line(model, say, level => ScorePool.Of([.. reports.Select(r => r.Pooled(model, level)).OfType<BacktestScore>()]),
                ScorePool.Of([.. reports.Select(r => Week1(r, model)).OfType<BacktestScore>()]));
        }
    }

    private static void Models(BacktestReport report, Action<string> say)
    {
        Head(report.IsFrozen ? "version" : "model", say);
        foreach (var model in report.Models)
        {
            Line(model, say, level => report.Pooled(model, level), Week1(report, model));
        }
    }

    private static BacktestScore? Week1(BacktestReport report, string model) =>
        report.Scores.FirstOrDefault(s => s.Model == model && s.Origin is null && s.Level == "interval" && s.FromDay == 1 && s.ToDay <= 7);

    private static void Head(string name, Action<string> say) =>
        say(Text($"  {Fit(name)}{"WAPE%",6}{"wk1%",6}{"day%",6}{"week%",6}{"mth%",6}{"skill%",7}{"bias%",6}{"MASE",6}{"in80%",6}{"in95%",6}{"Wink95",7}{"floor%",7}"));

    private static void Line(string model, Action<string> say, Func<string, BacktestScore?> pooled, BacktestScore? week)
    {
        if (pooled("interval") is { } s)
        {
            say(Text($"  {Fit(model)}{Percent(s.Wape),6}{Percent(week?.Wape),6}{Percent(pooled("day")?.Wape),6}{Percent(pooled("week")?.Wape),6}{Percent(pooled("month")?.Wape),6}{Percent(s.Skill),7}{Percent(s.Bias),6}")
                + Text($"{Number(s.Mase),6}{Percent(s.Coverage80),6}{Percent(s.Coverage95),6}{Number(s.Winkler95),7}{Percent(s.PoissonFloor),7}"));
        }
    }

    private static void Levels(BacktestReport report, Action<string> say)
    {
        say(Text($"  {Fit($"{report.Headline}, by level")}{"WAPE%",7}{"naive%",7}{"floor%",7}{"skill%",7}{"bias%",7}{"MASE",7}{"in80%",7}{"in95%",7}{"Wink80",7}{"Wink95",7}"));
        foreach (var level in new[] { "interval", "day", "week", "month" })
        {
            if (report.Pooled(report.Headline, level) is { } s)
            {
                say(Text($"  {Fit(level == "month" ? "month (28 days)" : level)}{Percent(s.Wape),7}{Percent(s.NaiveWape),7}{Percent(s.PoissonFloor),7}{Percent(s.Skill),7}{Percent(s.Bias),7}")
                    + Text($"{Number(s.Mase),7}{Percent(s.Coverage80),7}{Percent(s.Coverage95),7}{Number(s.Winkler80),7}{Number(s.Winkler95),7}"));
            }
        }
    }

    private static void Groups(Action<string> say, string title, IEnumerable<(string Name, BacktestScore Score)> groups)
    {
        var parts = groups.Select(g => $"{g.Name}\u00A0{Percent(g.Score.Wape)}").ToList();
        if (parts.Count > 1)
        {
            Wrap(say, "  ", $"{title}: {string.Join(", ", parts)}");
        }
    }

    private static void Gaps(BacktestReport report, Action<string> say)
    {
        foreach (var g in report.Gaps)
        {
            Wrap(say, "  ", Text($"{g.First} -> {g.Second}, {g.Count} {g.Level}s in both: WAPE {Percent(g.FirstWape)} -> {Percent(g.SecondWape)} %, difference {Percent(g.Difference)} (2 std. errors: {Percent(2 * g.StandardError)}), bias {Percent(g.FirstBias)} -> {Percent(g.SecondBias)} %; ")
                + (g.IsClear ? g.Difference < 0 ? "the second is better" : "the first is better" : "no clear difference"));
        }
    }

    private static void WorstDays(BacktestReport report, Action<string> say)
    {
        foreach (var w in report.WorstDays.Take(MostDays))
        {
            var d = w.Day;
            Wrap(say, "  ", Text($"worst: {d.Date:ddd yyyy-MM-dd} {d.Actual:0} came, {d.Forecast:0} forecast ({d.Actual - d.Forecast:+0;-0;0}){(d.Beyond > 0 ? Text($", {d.Beyond:0} beyond the band") : "")}: {w.Text}"));
        }
    }

    /// <summary>Breaks at blanks; what follows stands four deeper.</summary>
    private static void Wrap(Action<string> say, string indent, string text)
    {
        var line = indent;

        // A blend of many models is a word longer than a line; it breaks after a plus.
        foreach (var word in text.Split(' ').SelectMany(w => w.Length > 60 ? w.Replace("+", "+ ", StringComparison.Ordinal).Split(' ') : [w]))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width && line.Trim().Length > 0)
            {
                say(line.Replace('\u00A0', ' ').TrimEnd());
                line = indent + "   ";
            }

            line += line.Length == indent.Length ? word : " " + word;
        }

        say(line.Replace('\u00A0', ' ').TrimEnd());
    }

    private static string Fit(string name) => name.Length <= NameWidth ? name.PadRight(NameWidth) : name[..(NameWidth - 2)] + "~ ";

    private static string Percent(double? share) => share is { } value && double.IsFinite(value) ? (Math.Round(100 * value, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture) : "-";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
