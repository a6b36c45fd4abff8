namespace Wfm.Samples.Demand;

/// <summary>A queue of the sample: how many calls, when, and how long they take.</summary>
public sealed record SampleQueue
{
    /// <summary>Name in the files.</summary>
    public required string Name { get; init; }

    /// <summary>Calls in an ordinary week at the first week of the history.</summary>
    public required double CallsPerWeek { get; init; }

    /// <summary>Growth per week, as a share.</summary>
    public double TrendPerWeek { get; init; }

    /// <summary>Mean handle time in seconds, before the shape of the day.</summary>
    public required double AhtSeconds { get; init; }

    /// <summary>Local opening time, Monday to Friday.</summary>
    public required TimeOnly WeekdayOpen { get; init; }

    /// <summary>Weights per half hour from opening, Monday to Friday.</summary>
    public required IReadOnlyList<double> WeekdayShape { get; init; }

    /// <summary>Local opening time on Saturday.</summary>
    public required TimeOnly SaturdayOpen { get; init; }

    /// <summary>Weights per half hour from opening on Saturday.</summary>
    public required IReadOnlyList<double> SaturdayShape { get; init; }

    /// <summary>Day-to-day noise: coefficient of variation of the day's level.</summary>
    public double DayVariation { get; init; } = 0.05;

    /// <summary>Opening and weights of a day; null when closed all day.</summary>
    public (TimeOnly Open, IReadOnlyList<double> Shape)? On(DayOfWeek day) => day switch
    {
        DayOfWeek.Sunday => null,
        DayOfWeek.Saturday => (SaturdayOpen, SaturdayShape),
        _ => (WeekdayOpen, WeekdayShape),
    };
}
