using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>The steps of cleaning, in order: strays, gaps, imports, then what chance cannot explain.</summary>
internal static class Cleaning
{
    /// <summary>Fewer days than this show no weekday's usual.</summary>
    private const int LeastDays = 28;

    public static void Run(HistoryCells table, EventCalendar calendar, ForecastOptions options, TimeZoneInfo zone, TimeSpan step)
    {
        if (!options.Clean)
        {
            return;
        }

        if (options.Open is null)
        {
            Gaps.Stray(table);
        }

        Gaps.Missing(table, calendar, zone, step);
        if (table.Days < LeastDays)
        {
            return;
        }

        var aside = Explained(table, calendar);
        Imports.Find(table, aside);
        var days = DayLevels.Of(table, table.Known, aside);
        var usual = UsualRate.Of(table, days, aside);
        var before = table.Findings.Count;
        Outliers.Find(table, days, usual, aside);
        if (table.Findings.Count > before)
        {
            // The rest of a day with an outage or a spike may be an ordinary one.
            days = DayLevels.Of(table, table.Training, aside);
        }

        OddDays.Find(table, days, aside);
    }

    /// <summary>One line per kind of finding, with the first few dates.</summary>
    public static IEnumerable<string> Describe(IReadOnlyList<HistoryFinding> findings)
    {
        foreach (var kind in findings.Where(f => f.Kind != FindingKind.Closed).GroupBy(f => f.Kind).OrderBy(g => g.Key))
        {
            var (what, done) = Words(kind.Key);
            var dates = kind.Select(f => f.Time.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct().ToList();
            yield return $"Cleaning: {kind.Count()} {what}, {done}: {string.Join(", ", dates.Take(6))}{(dates.Count > 6 ? $" and {dates.Count - 6} more days" : "")}.";
        }
    }

    private static (string What, string Done) Words(FindingKind kind) => kind switch
    {
        FindingKind.Gap => ("gap(s)", "unknown and left out"),
        FindingKind.OutsideHours => ("day(s) with contacts outside the hours", "left out"),
        FindingKind.Outage => ("outage(s)", "left out"),
        FindingKind.Slump => ("slump(s) of part of a day", "left out of training"),
        FindingKind.Spike => ("spike(s)", "replaced by the usual in training"),
        FindingKind.DoubleImport => ("double import(s)", "halved or left out"),
        FindingKind.CopiedDay => ("copied day(s)", "left out"),
        FindingKind.OddDay => ("odd day(s) that no event explains", "left out of training"),
        _ => (kind.ToString(), "left out"),
    };

    /// <summary>Days that an event touches or that follow a closure: they may be as odd as they like.</summary>
    private static bool[] Explained(HistoryCells table, EventCalendar calendar)
    {
        var aside = new bool[table.Days];
        foreach (var (_, from, to) in calendar.Spans(table.First, table.Days))
        {
            aside.AsSpan(from / table.Slots, ((to - 1) / table.Slots) - (from / table.Slots) + 1).Fill(true);
        }

        // An event that most days have is no exception, and nothing could be measured without them.
        if (aside.Count(a => a) * 2 > aside.Length)
        {
            Array.Clear(aside);
        }

        for (var d = 0; d < aside.Length; d++)
        {
            aside[d] |= calendar.IsAfterClosure(table.Date(d), table.Date(table.Days));
        }

        return aside;
    }
}
