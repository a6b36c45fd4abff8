namespace Wfm.Staffing;

/// <summary>
/// How many of the people scheduled turn up: absence as a risk, not a mean. The chances of 0, 1, … n present, exact to rounding. Immutable.
/// </summary>
/// <remarks>
/// Independent absences with one chance: binomial. With a chance each: Poisson binomial, by convolution person by person (n² steps, no subtraction). Absences that
/// come together, as in a wave of flu: beta-binomial, in which the chance of absence itself varies from day to day.
/// </remarks>
public sealed class PresenceDistribution
{
    private readonly double[] _mass;

    private PresenceDistribution(double[] mass) => _mass = mass;

    /// <summary>People scheduled.</summary>
    public int Scheduled => _mass.Length - 1;

    /// <summary>Mean number present.</summary>
    public double Mean => Expect(k => k);

    /// <summary>Variance of the number present.</summary>
    public double Variance
    {
        get
        {
            var mean = Mean;
            return Expect(k => (k - mean) * (k - mean));
        }
    }

    /// <summary>Each person has the same chance of absence and nobody's depends on another's: binomial.</summary>
    /// <param name="scheduled">People scheduled, 0 to 1,000,000.</param>
    /// <param name="absence">Chance of absence, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static PresenceDistribution Independent(int scheduled, double absence)
    {
        var n = People(scheduled);
        return Chance(absence, nameof(absence)) is 0 or 1
            ? Certain(n, absence == 0 ? n : 0)
            : FromRatios(n, (int)Math.Min(n, Math.Floor((n + 1) * (1 - absence))), k => (n - k) * (1 - absence) / ((k + 1) * absence));
    }

    /// <summary>Each person has a chance of absence of their own, independently: Poisson binomial.</summary>
    /// <param name="absences">Chance of absence per person, each 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A chance is outside its range.</exception>
    public static PresenceDistribution Independent(IEnumerable<double> absences)
    {
        ArgumentNullException.ThrowIfNull(absences);
        return absences.Aggregate(Certain(0, 0), (so, absence) => so.With(absence));
    }

    /// <summary>Absences that come together: the chance of absence on a day is itself drawn from a beta distribution. Beta-binomial.</summary>
    /// <param name="scheduled">People scheduled, 0 to 1,000,000.</param>
    /// <param name="absence">Mean chance of absence, above 0 and below 1.</param>
    /// <param name="correlation">Correlation between the absences of two people on one day, above 0 and below 1: variance is (1 + (n − 1)ρ) times the binomial one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static PresenceDistribution Correlated(int scheduled, double absence, double correlation)
    {
        var n = People(scheduled);
        if (absence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(absence), absence, "A mean absence must be above 0 and below 1.");
        }

        if (correlation is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "A correlation must be above 0 and below 1; without one absences are independent.");
        }

        var total = (1 - correlation) / correlation;
        var (present, absent) = (total * (1 - absence), total * absence);

        // Ratios P(k + 1) ÷ P(k) in logarithms from 0 on: with a strong correlation both ends are peaks, so there is no one mode to start from.
        var logs = new double[n + 1];
        for (var k = 0; k < n; k++)
        {
            logs[k + 1] = logs[k] + Math.Log((n - k) / (k + 1.0) * (k + present) / (n - k - 1 + absent));
        }

        var top = logs.Max();
        return Normalised([.. logs.Select(l => Math.Exp(l - top))]);
    }

    /// <summary>Chance that just so many are present.</summary>
    public double Probability(int present) => present < 0 || present >= _mass.Length ? 0 : _mass[present];

    /// <summary>Chance that at least so many are present.</summary>
    public double AtLeast(int present)
    {
        if (present <= 0)
        {
            return 1;
        }

        // From the small end up, for digits in the tail.
        var sum = 0.0;
        for (var k = _mass.Length - 1; k >= present; k--)
        {
            sum += _mass[k];
        }

        return Math.Min(1, sum);
    }

    /// <summary>Agents short on average, E[max(0, needed − present)].</summary>
    /// <param name="needed">Agents needed, 0 or more; may be a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public double ExpectedShortfall(double needed)
    {
        Guard.NotNegative(needed);
        return Expect(k => Math.Max(0, needed - k));
    }

    /// <summary>
    /// Mean of any measure that depends on who is there, for instance the service level: Σ P(k) × measure(k). A service level bends downwards, so its mean lies below that
    /// of the mean number present.
    /// </summary>
    /// <param name="measure">The measure for a number present. Numbers without a chance are not asked for.</param>
    public double Expect(Func<int, double> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var sum = 0.0;
        for (var k = 0; k < _mass.Length; k++)
        {
            sum += _mass[k] > 0 ? _mass[k] * measure(k) : 0;
        }

        return sum;
    }

    /// <summary>Most agents one may count on: the largest number that is present with at least this certainty.</summary>
    /// <param name="certainty">Above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The certainty is outside its range.</exception>
    public int PresentWith(double certainty)
    {
        Guard.Share(certainty, nameof(certainty));
        var (k, sum) = (_mass.Length - 1, 0.0);
        for (; k > 0; k--)
        {
            sum += _mass[k];
            if (sum >= certainty - AbsenceCover.Tie)
            {
                break;
            }
        }

        return k;
    }

    /// <summary>The same with one more person scheduled, whose absence does not depend on the others'.</summary>
    /// <param name="absence">Chance of that person's absence, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The chance is outside its range.</exception>
    public PresenceDistribution With(double absence)
    {
        Chance(absence, nameof(absence));
        var mass = new double[_mass.Length + 1];
        for (var k = 0; k < _mass.Length; k++)
        {
            mass[k] += _mass[k] * absence;
            mass[k + 1] += _mass[k] * (1 - absence);
        }

        return new PresenceDistribution(mass);
    }

    private static PresenceDistribution FromRatios(int n, int mode, Func<int, double> up)
    {
        var mass = new double[n + 1];
        mass[mode] = 1;
        for (var k = mode; k < n; k++)
        {
            mass[k + 1] = mass[k] * up(k);
        }

        for (var k = mode; k > 0; k--)
        {
            mass[k - 1] = mass[k] / up(k - 1);
        }

        return Normalised(mass);
    }

    private static PresenceDistribution Normalised(double[] mass)
    {
        var sum = mass.Order().Sum();
        return new PresenceDistribution([.. mass.Select(m => m / sum)]);
    }

    private static PresenceDistribution Certain(int n, int present)
    {
        var mass = new double[n + 1];
        mass[present] = 1;
        return new PresenceDistribution(mass);
    }

    private static int People(int scheduled) => scheduled is >= 0 and <= 1_000_000
        ? scheduled
        : throw new ArgumentOutOfRangeException(nameof(scheduled), scheduled, "People scheduled must be 0 to 1,000,000.");

    private static double Chance(double absence, string name) => absence is >= 0 and <= 1
        ? absence
        : throw new ArgumentOutOfRangeException(name, absence, "A chance of absence must be 0 to 1.");
}
