namespace Wfm.Staffing;

/// <summary>A stretch of time, half-open, in seconds from the start of the simulated time.</summary>
public readonly record struct CentreSpan
{
    /// <summary>A stretch of time.</summary>
    /// <param name="start">Start in seconds, a finite number; below 0 is before the simulated time.</param>
    /// <param name="end">End in seconds, after the start; infinite for one that never ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end is not after the start, or the start is not finite.</exception>
    public CentreSpan(double start, double end)
    {
        if (!double.IsFinite(start) || !(end > start))
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, FormattableString.Invariant($"A span must start at a finite time and end after it (start {start} s)."));
        }

        (Start, End) = (start, end);
    }

    /// <summary>Start, in seconds.</summary>
    public double Start { get; }

    /// <summary>End, in seconds: the first instant outside.</summary>
    public double End { get; }
}
