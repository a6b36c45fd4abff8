namespace Wfm;

/// <summary>Forecast of the contacts of a day, week or month, or of that part of it that the horizon covers. Immutable.</summary>
public sealed record PeriodTotal
{
    /// <summary>A total.</summary>
    /// <param name="period">What it is over.</param>
    /// <param name="start">First local day that it counts.</param>
    /// <param name="days">Number of local days that it counts; fewer than the period's own at an end of the horizon.</param>
    /// <param name="mean">Mean number of contacts offered, 0 or more.</param>
    /// <param name="quantiles">One value per level of <see cref="QueueForecast.Levels"/>, ascending.</param>
    /// <exception cref="ArgumentException">Another number of quantiles.</exception>
    public PeriodTotal(Period period, DateOnly start, int days, double mean, IEnumerable<double> quantiles)
    {
        (Period, Start, Days, Mean, Quantiles) = (period, start, days, mean, [.. quantiles]);
        if (Quantiles.Count != QueueForecast.Levels.Count)
        {
            throw new ArgumentException($"A total carries {QueueForecast.Levels.Count} quantiles, not {Quantiles.Count}.", nameof(quantiles));
        }
    }

    /// <summary>What it is over.</summary>
    public Period Period { get; }

    /// <summary>First local day that it counts.</summary>
    public DateOnly Start { get; }

    /// <summary>Number of local days that it counts.</summary>
    public int Days { get; }

    /// <summary>Mean number of contacts offered: the sum of its intervals' means.</summary>
    public double Mean { get; }

    /// <summary>Quantiles of the number of contacts, one per level of <see cref="QueueForecast.Levels"/>. They are not sums of the intervals' quantiles: over a
    /// day, noise cancels.</summary>
    public IReadOnlyList<double> Quantiles { get; }

    /// <summary>Mean handle time in seconds, weighted by volume; NaN when nothing is expected.</summary>
    public double AhtSeconds { get; init; } = double.NaN;
}
