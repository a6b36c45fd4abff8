namespace Wfm;

/// <summary>A stretch of opening hours in local clock time, counted from midnight of the day it begins on.</summary>
public readonly record struct OpenSpan
{
    /// <summary>Open from one clock time to another.</summary>
    /// <param name="open">0 to below 24 h.</param>
    /// <param name="close">Above <paramref name="open"/>, at most 48 h: 26 h is 02:00 on the next day.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public OpenSpan(TimeSpan open, TimeSpan close)
    {
        if (open < TimeSpan.Zero || open >= TimeSpan.FromHours(24))
        {
            throw new ArgumentOutOfRangeException(nameof(open), open, "Opening must be at least 00:00 and before 24:00.");
        }

        if (close <= open || close > TimeSpan.FromHours(48))
        {
            throw new ArgumentOutOfRangeException(nameof(close), close, $"Closing must be after opening ({open}) and at most 48:00.");
        }

        (Open, Close) = (open, close);
    }

    /// <summary>Clock time of opening.</summary>
    public TimeSpan Open { get; }

    /// <summary>Clock time of closing; above 24 h on the next day.</summary>
    public TimeSpan Close { get; }
}
