namespace Wfm.IO;

/// <summary>
/// <c>forecast.csv</c>: <c>queue, channel?, start, interval_s, volume, aht_s, q02_5, q10, q25, q50, q75, q90, q97_5, model</c>, and <c>talk_s, hold_s, wrap_s</c> where
/// the history keeps them apart. Volume is the mean; the quantiles and the model may be missing in a forecast made elsewhere.
/// </summary>
public static class ForecastFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "forecast.csv";

    private static readonly string[] Quantiles = ["q02_5", "q10", "q25", "q50", "q75", "q90", "q97_5"];

    private static readonly string[] Parts = ["talk_s", "hold_s", "wrap_s"];

    private static readonly Column[] Columns =
    [
        Column.Required("queue"), Column.Optional("channel"), Column.Required("start"), Column.Required("interval_s"), Column.Required("volume"), Column.Required("aht_s"),
        .. Quantiles.Select(Column.Optional), Column.Optional("model"), .. Parts.Select(Column.Optional),
    ];

    /// <summary>Reads forecasts, one per queue in order of their first row, all on one grid of whole local days. An interval without a row has volume 0.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="grid">Grid to put it on, rows outside it being dropped with a warning; null to span the rows.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<QueueForecast>> Read(InputSource source, ReadOptions? options = null, TimeGrid? grid = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options = grid is null ? options : (options ?? new ReadOptions()) with { Zone = grid.Zone };
        using var rows = CsvRows.Open(source, options, Columns);
        int queue = rows.Slot("queue"), channel = rows.Slot("channel"), volume = rows.Slot("volume"), aht = rows.Slot("aht_s"), model = rows.Slot("model");
        int[] quantiles = [.. Quantiles.Select(rows.Slot)], parts = [.. Parts.Select(rows.Slot)];
        var place = new GridColumns(rows, grid);
        var queues = new Dictionary<QueueKey, Rows>();
        var order = new List<QueueKey>();
        while (rows.Next())
        {
            var key = new QueueKey(rows.Needed(queue), rows.Name(channel, Names.Channels, Channel.Phone));
            var mean = rows.Number(volume, 0, 1e9);
            double[] values = [mean, rows.Number(aht, double.NaN, 0, 1e7), .. quantiles.Select(q => rows.Number(q, mean, 0, 1e9)), .. parts.Select(p => rows.Number(p, double.NaN, 0, 1e7))];
            var start = place.Row(key);
            if (rows.IsBad || start is not { } at)
            {
                continue;
            }

            if (!queues.TryGetValue(key, out var own))
            {
                queues.Add(key, own = new Rows(rows.TextOrNull(model) ?? "unknown"));
                order.Add(key);
            }

            if (!own.Values.TryAdd(at.UtcTicks, (rows.Line, values)))
            {
                place.Duplicate(own.Values[at.UtcTicks].Line);
            }
        }

        var target = place.Grid();
        var hash = rows.Finish();
        var missing = order.Where(k => target is not null && queues[k].Values.Count < target.Count)
            .Select(k => $"{rows.File}: {target!.Count - queues[k].Values.Count} intervals of queue '{Cell.Show(k.Name)}' have no row: taken as volume 0.");
        return new ReadResult<IReadOnlyList<QueueForecast>>(
            [.. order.Select(k => queues[k].Forecast(k, target!))], [.. rows.Clock.Warnings(rows.File), .. place.Warnings(), .. missing], hash);
    }

    /// <summary>Writes forecasts, every interval of their grids. An unknown AHT is an empty cell.</summary>
    public static void Write(TextWriter writer, IEnumerable<QueueForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var all = forecasts.ToList();
        var parted = all.Any(f => f.TalkSeconds is not null);
        string[] header = ["queue", "channel", "start", "interval_s", "volume", "aht_s", .. Quantiles, "model"];
        using var csv = new CsvOut(writer, parted ? [.. header, .. Parts] : header);
        foreach (var f in all)
        {
            var grid = f.Volume.Grid;
            for (var i = 0; i < grid.Count; i++)
            {
                csv.Text(f.Queue.Name).Text(Names.Of(f.Queue.Channel)).Instant(grid[i].Start, grid.Zone).Seconds(grid.Step).Number(f.Volume[i]).Number(f.AhtSeconds[i]);
                foreach (var quantile in f.Quantiles)
                {
                    csv.Number(quantile[i]);
                }

                csv.Text(f.Model);
                if (parted)
                {
                    csv.Number(f.TalkSeconds?[i] ?? double.NaN).Number(f.HoldSeconds?[i] ?? double.NaN).Number(f.WrapSeconds?[i] ?? double.NaN);
                }

                csv.End();
            }
        }
    }

    private sealed class Rows(string model)
    {
        public Dictionary<long, (int Line, double[] Values)> Values { get; } = [];

        public QueueForecast Forecast(QueueKey key, TimeGrid grid)
        {
            var columns = new double[2 + Quantiles.Length + Parts.Length][];
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c] = new double[grid.Count];
            }

            for (var i = 0; i < grid.Count; i++)
            {
                var known = Values.TryGetValue((grid.Start + (grid.Step * i)).UtcTicks, out var row);
                for (var c = 0; c < columns.Length; c++)
                {
                    // A handle time that is not known stays unknown; a count that is not listed is none.
                    columns[c][i] = known ? row.Values[c] : c == 1 || c >= 2 + Quantiles.Length ? double.NaN : 0;
                }
            }

            return new QueueForecast(key, new IntervalSeries(grid, columns[0]), new IntervalSeries(grid, columns[1]), columns.Skip(2).Take(Quantiles.Length).Select(q => new IntervalSeries(grid, q)), model)
            {
                TalkSeconds = Part(0),
                HoldSeconds = Part(1),
                WrapSeconds = Part(2),
            };

            IntervalSeries? Part(int p) => columns[2 + Quantiles.Length + p] is var part && part.Any(v => !double.IsNaN(v)) ? new IntervalSeries(grid, part) : null;
        }
    }
}
