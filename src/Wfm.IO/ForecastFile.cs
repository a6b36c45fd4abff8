namespace Wfm.IO;

/// <summary>
/// <c>forecast.csv</c>: <c>queue, channel?, start, interval_s, volume, aht_s, q02_5, q10, q25, q50, q75, q90, q97_5, model</c>. Volume is the mean; the quantiles and the
/// model may be missing in a forecast made elsewhere. Where a planner's factor is in the volume, <c>model_volume, override, reason</c> follow: the volume without it, the factor, and why.
/// <c>talk_s, hold_s, wrap_s</c> come before them where the history keeps them apart.
/// </summary>
public static class ForecastFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "forecast.csv";

    internal static readonly string[] Quantiles = ["q02_5", "q10", "q25", "q50", "q75", "q90", "q97_5"];

    private static readonly string[] Parts = ["talk_s", "hold_s", "wrap_s"];

    private static readonly string[] Planned = ["model_volume", "override", "reason"];

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
        IReadOnlyList<QueueForecast> all = [.. forecasts];
        var (parted, planned) = (all.Any(f => f.TalkSeconds is not null), all.Any(f => f.Overrides.Count > 0));
        string[] header = ["queue", "channel", "start", "interval_s", "volume", "aht_s", .. Quantiles, "model"];
        using var csv = new CsvOut(writer, [.. header, .. parted ? Parts : [], .. planned ? Planned : []]);
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

                if (planned)
                {
                    List<ForecastOverride> here = [.. f.Overrides.Where(o => o.Time.Overlaps(grid[i]))];
                    csv.Number(f.ModelVolume[i]).Number(here.Count == 0 ? double.NaN : Math.Round(here.Aggregate(1.0, (product, o) => product * o.Factor), 12))
                        .Text(here.Count == 0 ? null : string.Join("; ", here.Select(o => o.Reason).Where(r => !string.IsNullOrEmpty(r)).Distinct()));
                }

                csv.End();
            }
        }
    }

    /// <summary>Writes forecasts by day: one row per local day with <c>interval_s</c> 86400, also on days of 23 or 25 hours. Such a file is for people and
    /// capacity plans; it is no input of <see cref="Read"/>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="forecasts">Forecasts whose <see cref="QueueForecast.Totals"/> hold their days.</param>
    public static void WriteDays(TextWriter writer, IEnumerable<QueueForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        using var csv = new CsvOut(writer, ["queue", "channel", "start", "interval_s", "volume", "aht_s", .. Quantiles, "model"]);
        foreach (var f in forecasts)
        {
            var zone = f.Volume.Grid.Zone;
            foreach (var day in f.Totals.Where(t => t.Period == Period.Day))
            {
                csv.Text(f.Queue.Name).Text(Names.Of(f.Queue.Channel)).Instant(zone.StartOfDay(day.Start), zone).Number(86400).Number(day.Mean).Number(day.AhtSeconds);
                foreach (var quantile in day.Quantiles)
                {
                    csv.Number(quantile);
                }

                csv.Text(f.Model).End();
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
