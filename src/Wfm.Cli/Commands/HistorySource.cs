using System.Globalization;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>Histories and events of a command, in the zone that is named or, failing that, in the one that the file's offsets show.</summary>
internal sealed record HistorySource(string Name, TimeZoneInfo Zone, IReadOnlyList<ContactHistory> Histories, IReadOnlyList<CalendarEvent> Events, IReadOnlyList<string> Warnings)
{
    public static HistorySource Read(string history, string? events, ReadOptions options)
    {
        var past = HistoryFile.Read(history, options);
        var warnings = new List<string>();
        if (options.Zone is null && OneOffset(past.Value) is { } fixedZone)
        {
            options = options with { Zone = fixedZone };
            past = HistoryFile.Read(history, options);
            warnings.Add($"no --zone is given: all times have the offset {fixedZone.Id[3..]}, and days are taken in it.");
        }

        warnings.AddRange(past.Warnings);
        var calendar = events is null ? null : EventsFile.Read(events, options);
        if (calendar is not null)
        {
            warnings.AddRange(calendar.Warnings);
            foreach (var queue in calendar.Value.Select(e => e.Queue).Where(q => q is not null && past.Value.All(h => h.Queue.Name != q)).Distinct())
            {
                warnings.Add($"{Path.GetFileName(events)}: the history has no queue '{queue}'; its events are not used.");
            }
        }

        return new HistorySource(Path.GetFileName(history), options.Zone ?? TimeZoneInfo.Utc, past.Value, calendar?.Value ?? [], warnings);
    }

    // Without a zone days are taken in UTC; rows that all carry one other offset say better.
    private static TimeZoneInfo? OneOffset(IReadOnlyList<ContactHistory> histories)
    {
        var offsets = histories.SelectMany(h => h.Points).Select(p => p.Time.Start.Offset).Distinct().Take(2).ToList();
        if (offsets is not [var offset] || offset == TimeSpan.Zero)
        {
            return null;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
        return TimeZoneInfo.CreateCustomTimeZone(id, offset, id, id);
    }
}
