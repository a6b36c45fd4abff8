using System.Globalization;

namespace Wfm.Staffing;

/// <summary>One queue of the plan with its forecast on the plan's grid: volume and handle time per interval, nothing while closed.</summary>
internal sealed class QueueDemand
{
    // Erlangs left of earlier contacts, where none come, that ask for nobody: it would be a whole agent, for hours, for a billionth of a contact.
    private const double Trail = 0.01;

    private QueueDemand(QueuePlan plan, double[] volume, double[] ahtSeconds, bool[] open) => (Plan, Volume, AhtSeconds, Open) = (plan, volume, ahtSeconds, open);

    public QueuePlan Plan { get; }

    /// <summary>Contacts per interval; 0 while closed, unless they wait in a backlog.</summary>
    public double[] Volume { get; }

    /// <summary>Mean handle time in seconds; 0 where there are no contacts.</summary>
    public double[] AhtSeconds { get; }

    public bool[] Open { get; }

    /// <summary>Erlangs to staff for in each interval, by the plan's <see cref="LoadMethod"/>; 0 while closed.</summary>
    public required double[] Load { get; init; }

    /// <summary>How uncertain the rate of each interval is, by the forecast's quantiles: coefficient of variation. All 0 where nobody asks for certainty.</summary>
    public required double[] Cv { get; init; }

    /// <summary>Whether the forecast says how uncertain it is, as far as anybody asks.</summary>
    public required bool KnowsCv { get; init; }

    /// <summary>Closed intervals beyond the forecast's ends in which contacts may come in all the same; taken as none.</summary>
    public required int Uncovered { get; init; }

    /// <summary>Contacts × AHT ÷ interval length.</summary>
    public double Erlangs(int interval, TimeSpan step) => Volume[interval] * AhtSeconds[interval] / step.TotalSeconds;

    /// <summary>The queue's contacts for the models, or null without any.</summary>
    public PoolStream? Stream(int interval)
    {
        if (Load[interval] <= 0)
        {
            return null;
        }

        // Work that is left of an earlier interval has that one's handle time.
        var at = interval;
        while (AhtSeconds[at] == 0)
        {
            at--;
        }

        return new PoolStream(Plan, Load[interval], AhtSeconds[at], Cv[interval]);
    }

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
            else if (Build(queue, forecast, plan, faults) is { } demand)
            {
                demands.Add(demand);
            }
        }

        return faults.Count == 0 ? demands : throw new WfmDataException(faults);
    }

    /// <summary>A queue's forecast: by name and channel, or by name alone, since makers may leave the channel out.</summary>
    public static QueueForecast? ForecastOf(QueuePlan queue, IReadOnlyList<QueueForecast> forecasts) =>
        forecasts.FirstOrDefault(f => f.Queue == queue.Queue) ?? forecasts.FirstOrDefault(f => f.Queue.Name == queue.Queue.Name);

    private static QueueDemand? Build(QueuePlan queue, QueueForecast forecast, Plan plan, List<string> faults)
    {
        var grid = plan.Grid;
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
        bool Covers(int interval) => offset + interval >= 0 && offset + interval < volumes.Count;

        // A file from elsewhere often has no rows for the closed days at either end.
        var open = queue.Open.Mask(grid);
        if (!volumes.Grid.IsOnGrid(grid.Start) || Enumerable.Range(0, grid.Count).Any(i => open[i] && !Covers(i)))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"The forecast of queue '{queue.Queue.Name}' runs from {source.Start:yyyy-MM-dd'T'HH:mmzzz} to {source.End:yyyy-MM-dd'T'HH:mmzzz} and does not cover the plan, {grid.Start:yyyy-MM-dd'T'HH:mmzzz} to {grid.End:yyyy-MM-dd'T'HH:mmzzz}."));
            return null;
        }

        var (volume, seconds) = (new double[grid.Count], new double[grid.Count]);
        for (var i = 0; i < grid.Count; i++)
        {
            // Mail comes in at night as well.
            if (!open[i] && (!queue.IsDeferred || !Covers(i) || volumes[offset + i] is 0 or double.NaN))
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

        // Of a chat the agents follow from slots, so that the load for a target of the queue models says nothing about it.
        var load = queue.IsDeferred ? new double[grid.Count]
            : queue.Concurrency is not null ? EffectiveLoad.Of(plan.Load, volume, seconds, grid.Step.TotalSeconds)
            : EffectiveLoad.Of(plan.Load, volume, seconds, grid.Step.TotalSeconds, queue.Target);
        for (var i = 0; i < load.Length; i++)
        {
            // Who is still being served after closing, or long after the last contact came, is finished by agents who are still there.
            load[i] = open[i] && (volume[i] > 0 || load[i] > Trail) ? load[i] : 0;
        }

        var certain = !queue.IsDeferred && plan.Queues.Any(q => q.Skill == queue.Skill && q.Target.Certainty is not null);
        var (cv, known) = certain ? Uncertainty(forecast, grid, open) : (new double[grid.Count], true);
        return new QueueDemand(queue, volume, seconds, open) { Load = load, Cv = cv, KnowsCv = known, Uncovered = queue.IsDeferred ? Enumerable.Range(0, grid.Count).Count(i => !Covers(i)) : 0 };
    }

    /// <summary>Coefficient of variation of the rate of each open interval, and whether the forecast says so of all of them.</summary>
    /// <remarks>A finer forecast's intervals are taken to be wrong together: the mean of their coefficients, weighted with contacts.</remarks>
    internal static (double[] Cv, bool Known) Uncertainty(QueueForecast forecast, TimeGrid grid, bool[] open)
    {
        var source = forecast.Volume.Grid;
        var parts = (int)Math.Max(1, grid.Step.Ticks / source.Step.Ticks);
        var (cv, known) = (new double[grid.Count], true);
        for (var i = 0; i < cv.Length; i++)
        {
            if (!open[i])
            {
                continue;
            }

            var first = source.IndexAt(grid.Start + (grid.Step * i));
            var (sum, volume) = (0.0, 0.0);
            for (var part = first; part < first + parts; part++)
            {
                known &= RateLaw.TryFrom(forecast, part, out var law);
                (sum, volume) = (sum + (law.Cv * law.Mean), volume + law.Mean);
            }

            cv[i] = volume > 0 ? sum / volume : 0;
        }

        return (cv, known);
    }
}
