using System.Globalization;

namespace Wfm.Staffing;

/// <summary>One queue of the plan with its forecast on the plan's grid: volume and handle time per interval, nothing while closed.</summary>
internal sealed class QueueDemand
{
    private QueueDemand(QueuePlan plan, double[] volume, double[] ahtSeconds, bool[] open) => (Plan, Volume, AhtSeconds, Open) = (plan, volume, ahtSeconds, open);

    public QueuePlan Plan { get; }

    /// <summary>Contacts per interval; 0 while closed.</summary>
    public double[] Volume { get; }

    /// <summary>Mean handle time in seconds; 0 where there are no contacts.</summary>
    public double[] AhtSeconds { get; }

    public bool[] Open { get; }

    public static IReadOnlyList<QueueDemand> For(IReadOnlyList<QueueForecast> forecasts, Plan plan)
    {
        var faults = new List<string>();
        var demands = new List<QueueDemand>();
        foreach (var queue in plan.Queues)
        {
            var forecast = ForecastOf(queue, forecasts);
            if (forecast is null)
            {
                faults.Add($"Queue '{queue.Queue.Name}' of the plan has no forecast. There are forecasts of: {string.Join(", ", forecasts.Select(f => f.Queue.Name))}.");
            }
            else if (queue.Target.AbandonmentMax is not null && queue.Target.Patience is null)
            {
                faults.Add($"Queue '{queue.Queue.Name}' has a target for abandonment and no patience. Give a mean patience: without one nobody gives up.");
            }
            else if (Build(queue, forecast, plan.Grid, faults) is { } demand)
            {
                demands.Add(demand);
            }
        }

        return faults.Count == 0 ? demands : throw new WfmDataException(faults);
    }

    /// <summary>A queue's forecast: by name and channel, or by name alone, since makers may leave the channel out.</summary>
    public static QueueForecast? ForecastOf(QueuePlan queue, IReadOnlyList<QueueForecast> forecasts) =>
        forecasts.FirstOrDefault(f => f.Queue == queue.Queue) ?? forecasts.FirstOrDefault(f => f.Queue.Name == queue.Queue.Name);

    private static QueueDemand? Build(QueuePlan queue, QueueForecast forecast, TimeGrid grid, List<string> faults)
    {
        var source = forecast.Volume.Grid;
        if (source.Step.Ticks % grid.Step.Ticks != 0 && grid.Step.Ticks % source.Step.Ticks != 0)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"The forecast of queue '{queue.Queue.Name}' has intervals of {source.Step.TotalMinutes} min, which cannot become the plan's {grid.Step.TotalMinutes} min."));
            return null;
        }

        // Handle time travels as workload, so that a busy quarter weighs more than a quiet one; where nobody calls it has no say.
        var fallback = queue.DefaultAht?.TotalSeconds ?? double.NaN;
        var aht = forecast.AhtSeconds.Values.ToArray();
        var work = forecast.Volume.Values.ToArray();
        for (var i = 0; i < work.Length; i++)
        {
            work[i] = work[i] == 0 ? 0 : work[i] * (aht[i] > 0 ? aht[i] : fallback);
        }

        var volumes = forecast.Volume.ResampleCounts(grid.Step);
        var works = new IntervalSeries(source, work).ResampleCounts(grid.Step);
        var offset = volumes.Grid.IndexAt(grid.Start);
        if (!volumes.Grid.IsOnGrid(grid.Start) || offset < 0 || offset + grid.Count > volumes.Count)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"The forecast of queue '{queue.Queue.Name}' runs from {source.Start:O} to {source.End:O} and does not cover the plan, {grid.Start:O} to {grid.End:O}."));
            return null;
        }

        var open = queue.Open.Mask(grid);
        var (volume, seconds) = (new double[grid.Count], new double[grid.Count]);
        for (var i = 0; i < grid.Count; i++)
        {
            if (!open[i])
            {
                continue;
            }

            (volume[i], seconds[i]) = (volumes[offset + i], works[offset + i]);
            if (!(volume[i] >= 0 && double.IsFinite(volume[i])))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"The forecast of queue '{queue.Queue.Name}' at {grid[i].Start:O} has volume '{volume[i]}'; it must be 0 or more while the queue is open."));
                return null;
            }

            seconds[i] = volume[i] > 0 ? seconds[i] / volume[i] : 0;
            if (!(double.IsFinite(seconds[i]) && (seconds[i] > 0 || volume[i] == 0)))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"The forecast of queue '{queue.Queue.Name}' at {grid[i].Start:O} has no handle time above 0 s. Give the queue a default handle time."));
                return null;
            }
        }

        return new QueueDemand(queue, volume, seconds, open);
    }
}
