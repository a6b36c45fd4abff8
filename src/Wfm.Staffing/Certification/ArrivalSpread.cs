namespace Wfm.Staffing;

/// <summary>How far the rate of a queue may be from its forecast: gamma factors with mean 1, one of the day and one of each interval.</summary>
/// <param name="IntervalCv">Standard deviation ÷ mean of the factor of each interval of the plan.</param>
/// <param name="DayCv">Standard deviation ÷ mean of the factor of each local day.</param>
internal sealed record ArrivalSpread(double[] IntervalCv, double[] DayCv)
{
    // Standard normal quantile of 0.9, twice: the width of a band of 80 % in standard deviations.
    private const double Band80 = 2 * 1.281551565544600;
    private const int Low80 = 1;
    private const int High80 = 5;

    /// <summary>Rates are known.</summary>
    public static ArrivalSpread None { get; } = new([], []);

    public bool IsNone => IntervalCv.All(c => c == 0) && DayCv.All(c => c == 0);

    /// <summary>
    /// The spread behind a forecast. Quantiles of an interval say how uncertain its rate is in all, those of a day how much of that its intervals share: with interval
    /// means m, cv c in all and d shared, the rate of a day has variance d²·(Σm)² + Σm²·(c² − d²). Without quantiles of days half of the variance is taken to be shared.
    /// </summary>
    public static ArrivalSpread Of(QueueDemand demand, QueueForecast forecast, TimeGrid grid, List<string> notes)
    {
        var (all, known) = QueueDemand.Uncertainty(forecast, grid, demand.Open);
        if (all.All(c => c == 0))
        {
            notes.AddRange(known ? [] : [$"The forecast of queue '{demand.Plan.Queue.Name}' has no quantiles: its means are taken as right."]);
            return None;
        }

        var totals = forecast.Totals.Where(t => t.Period == Period.Day).ToDictionary(t => t.Start);
        var (days, halved) = (new double[grid.Days], false);
        for (var day = 0; day < days.Length; day++)
        {
            var (from, to) = grid.DayRange(day);
            double sum = 0, squares = 0, spread = 0;
            for (var i = from; i < to; i++)
            {
                var m = demand.Volume[i];
                (sum, squares, spread) = (sum + m, squares + (m * m), spread + (m * m * all[i] * all[i]));
            }

            if (spread == 0)
            {
                continue;
            }

            var most = spread / squares;
            if (totals.TryGetValue(grid.Day(day), out var total) && Math.Abs(total.Mean - sum) <= 1e-6 * sum && (sum * sum) - squares > 1e-9 * squares)
            {
                var deviation = (total.Quantiles[High80] - total.Quantiles[Low80]) / Band80;
                var shared = ((deviation * deviation) - sum - spread) / ((sum * sum) - squares);
                days[day] = Math.Sqrt(Math.Clamp(shared, 0, most));
            }
            else
            {
                (days[day], halved) = (Math.Sqrt(most / 2), true);
            }

            for (var i = from; i < to; i++)
            {
                var shared = days[day] * days[day];
                all[i] = Math.Sqrt(Math.Max(0, (all[i] * all[i]) - shared) / (1 + shared));
            }
        }

        if (halved)
        {
            notes.Add($"The forecast of queue '{demand.Plan.Queue.Name}' has no quantiles of days: half of the variance of its rates is taken to be shared by the intervals of a day.");
        }

        return new ArrivalSpread(all, days);
    }

    public ArrivalSource Source(IEnumerable<double> means, TimeGrid grid) =>
        IsNone ? ArrivalSource.Poisson(means) : ArrivalSource.Busy(means, IntervalCv, DayCv, Enumerable.Range(0, grid.Count).Select(grid.DayOfInterval));
}
