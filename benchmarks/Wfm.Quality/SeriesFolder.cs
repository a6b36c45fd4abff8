using System.Globalization;
using Wfm.IO;

namespace Wfm.Quality;

/// <summary>A real series with its events and origins: <c>history_30min.csv</c>, <c>events.csv</c>, <c>origins_30min.csv</c> in one folder.</summary>
internal sealed record SeriesFolder(string Name, ContactHistory History, IReadOnlyList<CalendarEvent> Events, IReadOnlyList<Origin> Origins)
{
    /// <summary>Every series of a folder, one per step that it has.</summary>
    public static IEnumerable<SeriesFolder> Read(string folder)
    {
        var options = new ReadOptions { Zone = TimeZoneInfo.Utc };
        foreach (var path in Directory.EnumerateFiles(folder, "history_*min.csv").Order(StringComparer.Ordinal))
        {
            var step = Path.GetFileNameWithoutExtension(path)["history_".Length..];
            var origins = Path.Combine(folder, $"origins_{step}.csv");
            var events = Path.Combine(folder, "events.csv");
            if (File.Exists(origins))
            {
                yield return new SeriesFolder($"{Path.GetFileName(folder)} {step}", HistoryFile.Read(path, options).Value[0],
                    File.Exists(events) ? EventsFile.Read(events, options).Value : [], OriginsFile.Read(origins, options).Value);
            }
        }
    }

    /// <summary>Folders of series below a folder named <c>shared/data</c> beside or above the working folder.</summary>
    public static IEnumerable<string> Shared()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            var data = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(data))
            {
                return Directory.EnumerateDirectories(data).Order(StringComparer.Ordinal);
            }
        }

        return [];
    }

    /// <summary>What came after an origin, as far as the history has it.</summary>
    public IEnumerable<HistoryPoint> After(Origin origin) =>
        History.Points.Where(p => p.Time.Start >= origin.TestStart && p.Time.Start < origin.TestEnd && !double.IsNaN(p.Offered));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, {History.Points.Count} intervals");
}
