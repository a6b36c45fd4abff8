namespace Wfm;

/// <summary>A half-open stretch of time [start, end). <c>default</c> is an interval of length zero and stands for "none".</summary>
public readonly record struct Interval
{
    /// <summary>An interval that begins at <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above zero.</exception>
    public Interval(DateTimeOffset start, TimeSpan length)
    {
        if (length <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length,
                $"An interval must last longer than zero (start {start:O}). Did start and end come in the wrong order?");
        }

        (Start, Length) = (start, length);
    }

    /// <summary>An interval from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public Interval(DateTimeOffset start, DateTimeOffset end)
        : this(start, end - start)
    {
    }

    /// <summary>First instant inside.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Elapsed time, not clock time: on a clock change the two differ.</summary>
    public TimeSpan Length { get; }

    /// <summary>First instant after.</summary>
    public DateTimeOffset End => Start + Length;

    /// <summary>Whether the instant lies in [start, end).</summary>
    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;

    /// <summary>Whether the two share any time.</summary>
    public bool Overlaps(Interval other) => Start < other.End && other.Start < End;
}
