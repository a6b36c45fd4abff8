namespace Wfm.Staffing;

/// <summary>
/// Time on contacts that agents spend elsewhere now and then: coaching, a question, a short break that no roster has. Each agent gathers absence while staffed and takes it
/// between two contacts, never in one: as soon as what is due reaches the length of the next absence. So the share holds exactly in the long run, whatever the load,
/// and how many are away at a moment varies as if each were away independently. Immutable.
/// </summary>
public sealed class ShortAbsences
{
    private readonly double[] _share;

    /// <summary>Absences.</summary>
    /// <param name="shares">Share of the time on contacts per interval, at least 0 and below 1; later intervals have the last one's; at least one; copied.</param>
    /// <param name="meanSeconds">Mean length of an absence in seconds, above 0. Lengths are exponential.</param>
    /// <exception cref="ArgumentException">There is no share.</exception>
    public ShortAbsences(IEnumerable<double> shares, double meanSeconds)
    {
        ArgumentNullException.ThrowIfNull(shares);
        _share = [.. shares.Select(s => Guard.ShareOrZero(s, nameof(shares)))];
        if (_share.Length == 0)
        {
            throw new ArgumentException("Short absences need at least one share.", nameof(shares));
        }

        MeanSeconds = Guard.Positive(meanSeconds);
    }

    /// <summary>Share of the time on contacts per interval.</summary>
    public IReadOnlyList<double> Shares => _share;

    /// <summary>Mean length of an absence, in seconds.</summary>
    public double MeanSeconds { get; }
}
