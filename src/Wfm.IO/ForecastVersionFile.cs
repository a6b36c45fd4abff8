using System.Globalization;

namespace Wfm.IO;

/// <summary>
/// A forecast that was made earlier and kept, from any maker: <c>queue, start, volume</c>, and if there are any <c>channel, interval_s, aht_s, q02_5, q10, q90, q97_5,
/// model</c>. Unlike <see cref="ForecastFile"/> it tells an interval without a row from a forecast of none, and an unknown quantile from a known one.
/// </summary>
public static class ForecastVersionFile
{
    private static readonly string[] Quantiles = ["q02_5", "q10", "q90", "q97_5"];

    private static readonly Column[] Columns =
    [
        Column.Required("queue"), Column.Optional("channel"), Column.Required("start"), Column.Optional("interval_s"), Column.Required("volume"), Column.Optional("aht_s"),
        .. Quantiles.Select(Column.Optional), Column.Optional("model"),
    ];

    /// <summary>Reads a version: one per queue in order of their first row. Without <c>interval_s</c> the length is the shortest step between two starts of a queue.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="name">Name of the version; null for that of the file.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<ForecastVersion>> Read(InputSource source, ReadOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        int queue = rows.Slot("queue"), channel = rows.Slot("channel"), start = rows.Slot("start"), interval = rows.Slot("interval_s"), volume = rows.Slot("volume"),
            aht = rows.Slot("aht_s"), model = rows.Slot("model");
        int[] quantiles = [.. Quantiles.Select(rows.Slot)];
        var queues = new Dictionary<QueueKey, Rows>();
        var order = new List<QueueKey>();
        var sound = true;
        while (rows.Next())
        {
            var key = new QueueKey(rows.Needed(queue), rows.Name(channel, Names.Channels, Channel.Phone));
            var mean = rows.Number(volume, 0, 1e9);
            var handle = rows.Number(aht, double.NaN, 0, 1e7);
            double[] q = [.. quantiles.Select(s => rows.Number(s, double.NaN, 0, 1e9))];
            var seconds = rows.Number(interval, double.NaN, 0, 1e7);
            if (!rows.IsBad && !double.IsNaN(seconds) && !TimeGrid.IsAllowedStep(TimeSpan.FromSeconds(seconds)))
            {
                rows.Fault(interval, "300, 600, 900, 1200, 1800 or 3600");
            }

            if (rows.Time(start) is not { } stamp || rows.IsBad)
            {
                sound = false;
                continue;
            }

            if (rows.Clock.IsSkipped(stamp))
            {
                rows.FaultSkipped(start);
                sound = false;
                continue;
            }

            if (!queues.TryGetValue(key, out var own))
            {
                queues.Add(key, own = new Rows(rows.TextOrNull(model) ?? "", seconds));
                order.Add(key);
            }

            var at = rows.Clock.IsRepeated(stamp) && !own.Repeated.Add(stamp.Local) ? rows.Clock.AtSecond(stamp) : rows.Clock.At(stamp);
            if (!own.Seconds.Equals(seconds))
            {
                rows.Fault(interval, string.Create(CultureInfo.InvariantCulture, $"{own.Seconds}, as in the queue's first row"));
            }
            else if (!own.Points.TryAdd(at.UtcTicks, (new ForecastPoint(at, mean, handle > 0 ? handle : double.NaN, q[0], q[1], q[2], q[3]), rows.Line)))
            {
                rows.Fault(start, $"listed once per queue; line {own.Points[at.UtcTicks].Line} has the same interval");
            }

            sound &= !rows.IsBad;
        }

        // With faulty rows the starts that are left tell nothing; the rows are the news then.
        foreach (var key in order.Where(k => sound && queues[k].Step() is null))
        {
            rows.Faults.File($"has no column interval_s, and the starts of queue '{Cell.Show(key.Name)}' do not tell the length of its intervals: 5, 10, 15, 20, 30 or 60 minutes.");
        }

        var hash = rows.Finish();
        name ??= rows.File;
        return new ReadResult<IReadOnlyList<ForecastVersion>>(
            [.. order.Select(k => new ForecastVersion(name, k, queues[k].Step()!.Value, [.. queues[k].Points.Values.Select(p => p.Point)], queues[k].Model))],
            [.. rows.Clock.Warnings(rows.File)], hash);
    }

    private sealed class Rows(string model, double seconds)
    {
        public string Model { get; } = model;

        public double Seconds { get; } = seconds;

        public HashSet<DateTime> Repeated { get; } = [];

        public SortedDictionary<long, (ForecastPoint Point, int Line)> Points { get; } = [];

        public TimeSpan? Step()
        {
            if (!double.IsNaN(Seconds))
            {
                return TimeSpan.FromSeconds(Seconds);
            }

            var (least, before) = (long.MaxValue, long.MinValue);
            foreach (var at in Points.Keys)
            {
                least = before == long.MinValue ? least : Math.Min(least, at - before);
                before = at;
            }

            return least < long.MaxValue && TimeGrid.IsAllowedStep(TimeSpan.FromTicks(least)) ? TimeSpan.FromTicks(least) : null;
        }
    }
}
