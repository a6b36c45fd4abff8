namespace Wfm.Forecasting;

/// <summary>
/// A value per day as calendar (<see cref="DayFeatures"/>) plus a level that moves plus noise, all Gaussian. The level is a random walk plus two
/// parts that return to the mean, within weeks and within days, so that both a lasting shift and a passing one have a place. How much each part and each block
/// of the calendar moves is a variance, estimated from the data by maximum marginal likelihood under a wide prior: what the data do not show comes out near
/// zero. Noise may differ by weekday; outliers beyond 2.5 robust standard deviations are weighted down (Huber).
/// </summary>
/// <remarks>
/// The level is filtered out of the values and of every calendar column alike (Kalman; de Jong 1991), which leaves an ordinary ridge regression: cost days ×
/// columns² for each set of variances tried.
/// </remarks>
internal sealed partial class DailyRegression
{
    /// <summary>Days over which each part of the level forgets; the first never does.</summary>
    private static readonly double[] Keep = [1, Math.Exp(-1 / 14.0), Math.Exp(-1 / 4.0)];

    /// <summary>Variance of the random walk is counted over this many days, to be of one size with the other parts.</summary>
    private const double WalkDays = 100;

    /// <summary>Expected beforehand of the log of a part's variance over the noise variance, and the standard deviation of that expectation (calendar blocks
    /// bring their own mean). Loose enough for the data to decide within a few months, tight enough that a few weeks do not take noise for a level that
    /// moves.</summary>
    private const double LevelPrior = -3;
    private const double PriorSpread = 1;

    /// <summary>Of longer histories the variances are learned from the last days, the coefficients from more of them.</summary>
    private const int SearchDays = 400;
    private const int MostDays = 1830;
    private const double FreePrecision = 1e-3;
    private const double Trace = 1e-7;

    /// <summary>Steps of the search before and after outliers are known.</summary>
    private const int FirstRounds = 10;
    private const int SecondRounds = 4;

    /// <summary>A step that promises less than this much log-likelihood is not taken.</summary>
    private const double Promise = 0.04;
    private const double HuberLimit = 2.5;
    private const double WeekdayNoiseDays = 10;

    private readonly DateOnly _firstDay;
    private readonly int _days;
    private readonly DayFeatures _features;
    private readonly int _width;
    private readonly double[] _rows;
    private readonly double[] _values;
    private readonly double[] _weights;
    private readonly double[] _whitened;
    private readonly double[] _gain;
    private readonly double[] _spread;
    private readonly double[] _state;
    private readonly double[] _normal;
    private readonly double[] _factor;
    private readonly double[] _inverse;
    private readonly double[] _diagonal;
    private readonly double[] _beta;
    private readonly double[] _theta;
    private readonly double[] _prior;
    private readonly double[] _metric;
    private readonly double[] _nothing;
    private readonly double[] _end = new double[3];
    private double _logSpread;
    private int _known;
    private double _noise = 1;

    private DailyRegression(DateOnly firstDay, ReadOnlySpan<double> values, DayFeatures features)
    {
        (_firstDay, _days, _features) = (firstDay, values.Length, features);

        // Calendar columns, then the value itself; padded, so that rows fall on whole vectors.
        _width = (features.Count + 1 + 7) / 8 * 8;
        _values = values.ToArray();
        _rows = new double[_days * _width];
        for (var d = 0; d < _days; d++)
        {
            if (!double.IsNaN(values[d]))
            {
                features.Fill(firstDay.AddDays(d), _rows.AsSpan(d * _width, _width));
                _rows[(d * _width) + features.Count] = values[d];
            }
        }

        _weights = new double[_days];
        _whitened = new double[_days * _width];
        (_gain, _spread) = (new double[3 * _days], new double[_days]);
        _state = new double[3 * _width];
        _nothing = new double[_width];
        _normal = new double[_width * _width];
        (_factor, _inverse, _diagonal, _beta) = (new double[_width * _width], new double[_width * _width], new double[features.Count], new double[features.Count]);
        _theta = new double[3 + features.Blocks.Count];
        _prior = new double[_theta.Length];
        Array.Fill(_prior, LevelPrior);
        for (var k = 0; k < features.Blocks.Count; k++)
        {
            _prior[3 + k] = features.Blocks[k].Prior;
        }

        _prior.CopyTo(_theta, 0);

        // Inverse curvature to start with: the prior's, and as much again from the data.
        _metric = new double[_theta.Length * _theta.Length];
        for (var i = 0; i < _theta.Length; i++)
        {
            _metric[(i * _theta.Length) + i] = 0.5 * PriorSpread * PriorSpread;
        }

        Fitted = new double[_days];
    }

    /// <summary>Value per day without its noise; NaN where it was not known.</summary>
    public double[] Fitted { get; }

    /// <summary>How far each day was believed: 1 ordinary, less for outliers and for weekdays with more noise.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Calendar effects.</summary>
    public ReadOnlySpan<double> Coefficients => _beta;

    /// <summary>State of the level on the first day after the series.</summary>
    public ReadOnlySpan<double> Level => _end;

    /// <summary>Expected value of a day after the series.</summary>
    public double this[DateOnly day]
    {
        get
        {
            Span<double> row = stackalloc double[_width];
            _features.Fill(day, row);
            var sum = 0.0;
            for (var j = 0; j < _beta.Length; j++)
            {
                sum += row[j] * _beta[j];
            }

            var ahead = Math.Max(0, day.DayNumber - _firstDay.DayNumber - _days);
            for (var i = 0; i < 3; i++)
            {
                sum += Math.Pow(Keep[i], ahead) * _end[i];
            }

            return sum;
        }
    }

    /// <summary>Learns from a value per day (NaN: not known).</summary>
    /// <param name="firstDay">Day of the first value.</param>
    /// <param name="values">At least one of them known.</param>
    /// <param name="features">The calendar.</param>
    /// <param name="token">Stops the fit.</param>
    /// <param name="quick">Whether a few steps of the search are enough: where the value matters less than others.</param>
    public static DailyRegression Fit(
        DateOnly firstDay, ReadOnlySpan<double> values, DayFeatures features, CancellationToken token, bool quick = false)
    {
        var cut = Math.Max(0, values.Length - MostDays);
        var model = new DailyRegression(firstDay.AddDays(cut), values[cut..], features);
        for (var d = 0; d < model._days; d++)
        {
            model._weights[d] = double.IsNaN(model._values[d]) ? 0 : 1;
        }

        model.Search(quick ? FirstRounds / 2 : FirstRounds, token);
        model.Solve(0);
        model.Smooth();
        model.Reweigh();
        model.Solve(0);
        model.Smooth();
        model.Reweigh();
        model.Search(quick ? SecondRounds / 2 : SecondRounds, token);
        model.Solve(0);
        model.Smooth();
        return model;
    }

    /// <summary>Learns with variances that are given, for tests and for callers that have them.</summary>
    internal static DailyRegression Fit(DateOnly firstDay, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, DayFeatures features, ReadOnlySpan<double> logVariances)
    {
        var model = new DailyRegression(firstDay, values, features);
        for (var d = 0; d < values.Length; d++)
        {
            model._weights[d] = double.IsNaN(values[d]) ? 0 : weights[d];
        }

        logVariances.CopyTo(model._theta);
        model.Objective = model.Solve(0);
        model.Smooth();
        return model;
    }

    /// <summary>Minus the log of the marginal likelihood, up to a constant, plus the prior's part.</summary>
    internal double Objective { get; private set; }
}
