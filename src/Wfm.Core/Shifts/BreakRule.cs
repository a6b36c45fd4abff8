namespace Wfm;

/// <summary>A break that a shift of some length must have, and where in the shift it may lie. Immutable.</summary>
public sealed record BreakRule
{
    /// <summary>A break rule.</summary>
    /// <param name="activity"><see cref="Activity.Meal"/> (unpaid) or <see cref="Activity.Break"/> (paid), or one of your own.</param>
    /// <param name="length">How long it lasts.</param>
    /// <param name="earliestAfterStart">Shortest time from the start of the shift to the start of the break.</param>
    /// <param name="latestAfterStart">Longest time from the start of the shift to the start of the break.</param>
    /// <param name="forShiftsFrom">Shortest shift, from start to end, that gets it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not above zero, or the window is empty.</exception>
    public BreakRule(Activity activity, TimeSpan length, TimeSpan earliestAfterStart, TimeSpan latestAfterStart, TimeSpan forShiftsFrom)
    {
        ArgumentNullException.ThrowIfNull(activity);
        Activity = activity;
        Length = Guard.Positive(length);
        EarliestAfterStart = Guard.NotNegative(earliestAfterStart);
        LatestAfterStart = latestAfterStart >= earliestAfterStart
            ? latestAfterStart
            : throw new ArgumentOutOfRangeException(nameof(latestAfterStart), latestAfterStart, $"A break must have its latest start at or after its earliest ({earliestAfterStart}).");
        ForShiftsFrom = Guard.NotNegative(forShiftsFrom);
    }

    /// <summary>What the break is.</summary>
    public Activity Activity { get; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan Length { get; }

    /// <summary>Shortest time from the start of the shift to the start of the break.</summary>
    public TimeSpan EarliestAfterStart { get; }

    /// <summary>Longest time from the start of the shift to the start of the break.</summary>
    public TimeSpan LatestAfterStart { get; }

    /// <summary>Shortest shift, from start to end, that gets the break.</summary>
    public TimeSpan ForShiftsFrom { get; }
}
