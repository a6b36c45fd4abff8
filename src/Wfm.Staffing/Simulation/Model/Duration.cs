namespace Wfm.Staffing;

/// <summary>A law of durations, in seconds: of handle time or of patience. Immutable.</summary>
public sealed class Duration
{
    private readonly Law _law;
    private readonly double _mu;
    private readonly double _sigma;
    private readonly double[] _values;
    private readonly double[]? _means;

    private Duration(Law law, double mean, double mu = 0, double sigma = 0, double[]? values = null, double[]? means = null)
    {
        (_law, MeanSeconds, _mu, _sigma, _values, _means) = (law, mean, mu, sigma, values ?? [], means);
    }

    private enum Law
    {
        Fixed,
        Exponential,
        LogNormal,
        Empirical,
    }

    /// <summary>Mean, in seconds; before <see cref="WithMeans"/>.</summary>
    public double MeanSeconds { get; }

    /// <summary>Exponential: the law of the Erlang formulas.</summary>
    /// <param name="meanSeconds">Mean in seconds, above 0.</param>
    public static Duration Exponential(double meanSeconds) => new(Law.Exponential, Guard.Positive(meanSeconds));

    /// <summary>Lognormal: what handle times look like (L. Brown et al., JASA 100, 2005, section 4.2).</summary>
    /// <param name="meanSeconds">Mean in seconds, above 0.</param>
    /// <param name="cv">Standard deviation ÷ mean, above 0.</param>
    public static Duration LogNormal(double meanSeconds, double cv)
    {
        var variance = Math.Log(1 + (Guard.Positive(cv) * cv));
        return new Duration(Law.LogNormal, Guard.Positive(meanSeconds), Math.Log(meanSeconds) - (variance / 2), Math.Sqrt(variance));
    }

    /// <summary>Always the same.</summary>
    /// <param name="seconds">Seconds, 0 or more.</param>
    public static Duration Fixed(double seconds) => new(Law.Fixed, Guard.NotNegative(seconds));

    /// <summary>One of some values that were seen, each as likely as the others.</summary>
    /// <param name="seconds">The values, in seconds, each 0 or more; at least one; copied.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Duration Empirical(IEnumerable<double> seconds)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        var values = seconds.Select(s => Guard.NotNegative(s, nameof(seconds))).ToArray();
        return values.Length > 0 ? new Duration(Law.Empirical, values.Average(), values: values) : throw new ArgumentException("An empirical law needs at least one value.", nameof(seconds));
    }

    /// <summary>The same shape with a mean per interval of the contact's arrival.</summary>
    /// <param name="meanSeconds">Mean per interval, in seconds, above 0; later intervals have the last one's; at least one; copied.</param>
    /// <exception cref="ArgumentException">There is no mean, or the law's own is 0, so that it cannot be scaled.</exception>
    public Duration WithMeans(IEnumerable<double> meanSeconds)
    {
        ArgumentNullException.ThrowIfNull(meanSeconds);
        var means = meanSeconds.Select(s => Guard.Positive(s, nameof(meanSeconds))).ToArray();
        return means.Length > 0 && MeanSeconds > 0
            ? new Duration(_law, MeanSeconds, _mu, _sigma, _values, means)
            : throw new ArgumentException("Means per interval need at least one value, and a law whose own mean is above 0.", nameof(meanSeconds));
    }

    /// <summary>The mean for contacts that arrive in an interval, in seconds.</summary>
    /// <param name="interval">Interval, from 0.</param>
    public double MeanIn(int interval) => _means is null ? MeanSeconds : _means[Math.Min(Guard.NotNegative(interval), _means.Length - 1)];

    /// <summary>One duration.</summary>
    internal double Draw(SplitMix64 chance, int interval)
    {
        var drawn = _law switch
        {
            Law.Exponential => MeanSeconds * chance.Exponential(),
            Law.LogNormal => Math.Exp(_mu + (_sigma * chance.Normal())),
            Law.Empirical => _values[chance.Below(_values.Length)],
            _ => MeanSeconds,
        };
        return _means is null ? drawn : drawn * (MeanIn(interval) / MeanSeconds);
    }
}
