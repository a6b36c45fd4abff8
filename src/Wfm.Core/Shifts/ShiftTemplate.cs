namespace Wfm;

/// <summary>What a shift may look like: start window, lengths, weekdays, breaks. Lengths run from start to end, breaks included. Immutable.</summary>
public sealed record ShiftTemplate
{
    /// <summary>A template.</summary>
    /// <param name="name">Name, unique.</param>
    /// <param name="earliestStart">Earliest local clock time to start.</param>
    /// <param name="latestStart">Latest local clock time to start, not before <paramref name="earliestStart"/>.</param>
    /// <param name="startStep">Distance between starts.</param>
    /// <param name="minLength">Shortest shift, start to end.</param>
    /// <param name="maxLength">Longest shift, start to end, at most 24 h.</param>
    /// <param name="days">Weekdays on which it may start.</param>
    /// <param name="breaks">Breaks; kept in the order of their windows, which is that in which they lie in the shift.</param>
    /// <exception cref="ArgumentException">The name is empty or no weekday is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time or length is outside the range given above.</exception>
    public ShiftTemplate(
        string name, TimeOnly earliestStart, TimeOnly latestStart, TimeSpan startStep, TimeSpan minLength, TimeSpan maxLength, IEnumerable<DayOfWeek> days, IEnumerable<BreakRule> breaks)
    {
        Name = Guard.Text(name);
        EarliestStart = earliestStart;
        LatestStart = latestStart >= earliestStart
            ? latestStart
            : throw new ArgumentOutOfRangeException(nameof(latestStart), latestStart, $"The latest start must not be before the earliest ({earliestStart:HH:mm}).");
        StartStep = Guard.Positive(startStep);
        MinLength = Guard.Positive(minLength);
        MaxLength = maxLength >= minLength && maxLength <= TimeSpan.FromHours(24)
            ? maxLength
            : throw new ArgumentOutOfRangeException(nameof(maxLength), maxLength, $"The longest shift must be at least the shortest ({minLength}) and at most 24 h.");
        Days = [.. days.Distinct().Order()];
        Breaks = [.. breaks.OrderBy(b => b.EarliestAfterStart)];
        if (Days.Count == 0)
        {
            throw new ArgumentException("A template needs at least one weekday.", nameof(days));
        }
    }

    /// <summary>Name, unique.</summary>
    public string Name { get; }

    /// <summary>Earliest local clock time to start.</summary>
    public TimeOnly EarliestStart { get; }

    /// <summary>Latest local clock time to start.</summary>
    public TimeOnly LatestStart { get; }

    /// <summary>Distance between starts.</summary>
    public TimeSpan StartStep { get; }

    /// <summary>Shortest shift, start to end.</summary>
    public TimeSpan MinLength { get; }

    /// <summary>Longest shift, start to end.</summary>
    public TimeSpan MaxLength { get; }

    /// <summary>Distance between lengths. Default 30 min.</summary>
    public TimeSpan LengthStep { get; init => field = Guard.Positive(value); } = TimeSpan.FromMinutes(30);

    /// <summary>Weekdays on which it may start.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; }

    /// <summary>Breaks, in the order in which they lie in the shift.</summary>
    public IReadOnlyList<BreakRule> Breaks { get; }

    /// <summary>Roles that may work it; empty means all.</summary>
    public IReadOnlyList<PersonRole> Roles { get; init; } = [];

    /// <summary>Whether people with the role may work it.</summary>
    public bool IsFor(PersonRole role) => Roles.Count == 0 || Roles.Contains(role);
}
