namespace Wfm;

/// <summary>A stretch of time in which a person is away, or wishes something. Immutable.</summary>
public sealed record Absence
{
    /// <summary>An absence or wish.</summary>
    /// <exception cref="ArgumentException">The person is empty, or the end is not after the start.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative.</exception>
    public Absence(string person, Interval time, AbsenceKind kind, bool isFixed = true, double weight = 1)
    {
        Person = Guard.Text(person);
        Time = time.Length > TimeSpan.Zero ? time : throw new ArgumentException("An absence must last longer than zero.", nameof(time));
        (Kind, IsFixed, Weight) = (kind, isFixed, Guard.NotNegative(weight));
    }

    /// <summary>Id of the person.</summary>
    public string Person { get; }

    /// <summary>From when to when.</summary>
    public Interval Time { get; }

    /// <summary>Why.</summary>
    public AbsenceKind Kind { get; }

    /// <summary>Whether it may not be moved.</summary>
    public bool IsFixed { get; }

    /// <summary>How much a wish matters, 0 or more; 1 is usual.</summary>
    public double Weight { get; }

    /// <summary>Whether it is a wish that may be refused.</summary>
    public bool IsWish => Kind is AbsenceKind.WishOff or AbsenceKind.WishShift;

    /// <summary>Whether its days count towards the contract hours as if they had been worked.</summary>
    public bool CountsAsWorked => Kind is AbsenceKind.Leave or AbsenceKind.Sickness or AbsenceKind.Training or AbsenceKind.Meeting;
}
