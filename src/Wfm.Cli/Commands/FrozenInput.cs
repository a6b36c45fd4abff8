using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>Forecasts made earlier, from their files, sorted by the queues of a history.</summary>
internal static class FrozenInput
{
    /// <summary>Paths of one option: parted by commas, unless the whole is a file.</summary>
    public static IEnumerable<string> Paths(string text) =>
        File.Exists(text) ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Versions per history that has any, in the order of the files.</summary>
    /// <exception cref="WfmDataException">A file cannot be used, is named twice, or has a queue that the history does not have.</exception>
    public static IReadOnlyList<(ContactHistory History, IReadOnlyList<ForecastVersion> Versions)> Read(
        IReadOnlyList<string> paths, HistorySource source, IReadOnlyList<ContactHistory> histories, ReadOptions options, List<string> warnings)
    {
        var faults = new List<string>();
        faults.AddRange(paths.GroupBy(p => p, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"--forecasts: '{g.Key}' is named twice."));
        var names = paths.Select(p => Path.GetFileName(p)).ToList();
        var versions = new List<(ContactHistory History, ForecastVersion Version)>();
        for (var i = 0; i < paths.Count && faults.Count == 0; i++)
        {
            // Versions of one file name, kept in folders by date, go by their paths.
            var name = names.Count(n => n == names[i]) > 1 ? paths[i] : names[i];
            var file = ForecastVersionFile.Read(paths[i], options, name);
            warnings.AddRange(file.Warnings);
            foreach (var version in file.Value)
            {
                if (Match(histories, version.Queue) is { } history)
                {
                    versions.Add((history, version));
                }
                else
                {
                    faults.Add($"{name}: queue '{version.Queue.Name}' must be one of those in {source.Name}: {string.Join(", ", histories.Select(h => h.Queue.Name).Distinct())}.");
                }
            }
        }

        return faults.Count > 0
            ? throw new WfmDataException(faults)
            : [.. histories.Select(h => (h, (IReadOnlyList<ForecastVersion>)[.. versions.Where(v => ReferenceEquals(v.History, h)).Select(v => v.Version)])).Where(v => v.Item2.Count > 0)];
    }

    /// <summary>By name and channel; by name alone where that is enough, since makers may leave the channel out.</summary>
    private static ContactHistory? Match(IReadOnlyList<ContactHistory> histories, QueueKey queue) =>
        histories.FirstOrDefault(h => h.Queue == queue) ?? (histories.Count(h => h.Queue.Name == queue.Name) == 1 ? histories.First(h => h.Queue.Name == queue.Name) : null);
}
