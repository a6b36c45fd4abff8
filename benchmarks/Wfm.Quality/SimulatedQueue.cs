namespace Wfm.Quality;

/// <summary>Queues made from a seed, for timing only: weekday and time-of-day profile, time of year, days of their own, over-dispersed counts.</summary>
internal static class SimulatedQueue
{
    /// <summary>One queue.</summary>
    /// <param name="number">Number of the queue; also its seed. Every third one is open round the clock, the others from 8:00 to 20:00 on six days.</param>
    /// <param name="firstDay">First day.</param>
    /// <param name="days">How many days.</param>
    /// <param name="step">Interval length.</param>
    public static ContactHistory Make(int number, DateOnly firstDay, int days, TimeSpan step)
    {
        var chance = new Random(2026 + number);
        var grid = new TimeGrid(TimeZoneInfo.Utc, firstDay, days, step);
        var always = number % 3 == 0;
        var level = Math.Exp(1 + (chance.NextDouble() * 4)) * step.TotalMinutes / 15;
        var (peak, width) = (9 + (4 * chance.NextDouble()), 2 + (3 * chance.NextDouble()));
        var weekday = Enumerable.Range(0, 7).Select(_ => 0.7 + (0.6 * chance.NextDouble())).ToArray();
        var points = new List<HistoryPoint>(grid.Count);
        for (var d = 0; d < grid.Days; d++)
        {
            var date = grid.Day(d);
            var day = level * weekday[(int)date.DayOfWeek] * (1 + (0.2 * Math.Sin(2 * Math.PI * date.DayOfYear / 365.25))) * Math.Exp(0.08 * Normal(chance));
            var (from, to) = grid.DayRange(d);
            for (var i = from; i < to; i++)
            {
                var hour = grid[i].Start.TimeOfDay.TotalHours;
                if (!always && (hour is < 8 or >= 20 || date.DayOfWeek == DayOfWeek.Sunday))
                {
                    continue;
                }

                var mean = day * (Math.Exp(-0.5 * Math.Pow((hour - peak) / width, 2)) + (0.6 * Math.Exp(-0.5 * Math.Pow((hour - peak - 5) / width, 2))) + 0.05);
                var count = Math.Max(0, Math.Round(mean + (Math.Sqrt(mean * (1 + (0.02 * mean))) * Normal(chance))));
                points.Add(new HistoryPoint(grid[i], count, 200 + (30 * Normal(chance)), count, 0));
            }
        }

        return new ContactHistory(new QueueKey($"queue-{number}"), TimeZoneInfo.Utc, points);
    }

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
