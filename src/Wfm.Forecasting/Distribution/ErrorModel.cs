namespace Wfm.Forecasting;

/// <summary>
/// How far off a forecast is: the variance parts of <see cref="ErrorParts"/>, the law of a count around its mean, and the levels at which that law held in
/// the backtest, for quiet and busy intervals apart. From it come quantiles per interval.
/// </summary>
internal sealed class ErrorModel
{
    private const int Fewest = 50;

    /// <summary>Days at which half of the shape of ranks is trusted: pooled, per size of mean, and of sums over days, which give one rank a day.</summary>
    private const double TrustPooled = 20;
    private const double TrustBySize = 60;
    private const double TrustDays = 100;

    private ErrorModel(ErrorParts parts, LevelBend interval, LevelBend day) => (Parts, Interval, Day) = (parts, interval, day);

    /// <summary>Without a backtest: a fifth more than Poisson noise, and a mean that is off by 15 %.</summary>
    public static ErrorModel RuleOfThumb { get; } = new(new ErrorParts(), LevelBend.None, LevelBend.None);

    public ErrorParts Parts { get; }

    /// <summary>Bend of the levels of intervals.</summary>
    public LevelBend Interval { get; }

    /// <summary>Bend of the levels of sums over a day or more.</summary>
    public LevelBend Day { get; }

    /// <summary>A model of given parts whose law holds as it is.</summary>
    public static ErrorModel Of(ErrorParts parts) => new(parts, LevelBend.None, LevelBend.None);

    /// <summary>Learns from backtest errors.</summary>
    /// <param name="folds">Errors from earlier dates; few or none give the rule of thumb.</param>
    /// <param name="isSpecial">Whether a day number is touched by an event; null: none is.</param>
    public static ErrorModel Fit(IReadOnlyList<FoldErrors> folds, Func<int, bool>? isSpecial = null)
    {
        isSpecial ??= _ => false;
        if (folds.Sum(f => f.Mean.Count(m => m > 1e-6)) < Fewest)
        {
            return RuleOfThumb;
        }

        var parts = ErrorMoments.Estimate(folds, isSpecial);
        var (ranks, dayRanks) = (new List<(double Mean, double Rank)>(), new List<(double Mean, double Rank)>());
        var days = new HashSet<int>();
        foreach (var fold in folds)
        {
            for (var from = 0; from < fold.Day.Length;)
            {
                var (day, to) = (fold.Day[from], from);
                var (ahead, special) = (day - fold.Cut + 1, isSpecial(day));
                for (; to < fold.Day.Length && fold.Day[to] == day; to++)
                {
                    if (fold.Mean[to] > 1e-6)
                    {
                        ranks.Add((fold.Mean[to], new CountLaw(fold.Mean[to], parts.Variance(fold.Mean[to], ahead, special)).Rank(fold.Actual[to])));
                    }
                }

                var sum = new SumVariance(parts);
                sum.AddDay(fold.Mean.AsSpan(from, to - from), fold.Slot.AsSpan(from, to - from), ahead, special);
                if (sum.Mean > 1e-6)
                {
                    dayRanks.Add((sum.Mean, new CountLaw(sum.Mean, sum.Variance).Rank(fold.Actual.AsSpan(from, to - from).ToArray().Sum())));
                    days.Add(day);
                }

                from = to;
            }
        }

        return new ErrorModel(parts, LevelBend.Fit(ranks, days.Count, TrustPooled, 3, TrustBySize), LevelBend.Fit(dayRanks, days.Count, TrustDays, 1, TrustDays));
    }

    /// <summary>The seven quantiles of <see cref="QueueForecast.Levels"/> of an interval's count; all 0 at mean 0.</summary>
    /// <param name="mean">Mean forecast.</param>
    /// <param name="parts">The parts at the interval's length.</param>
    /// <param name="ahead">Days ahead, 1 for the first day after the history.</param>
    /// <param name="special">Whether an event touches the day.</param>
    /// <param name="result">Seven values.</param>
    public void Quantiles(double mean, ErrorParts parts, double ahead, bool special, Span<double> result)
    {
        if (!(mean > 0))
        {
            result.Clear();
            return;
        }

        Span<double> levels = stackalloc double[7];
        Interval.Levels(mean, levels);
        new CountLaw(mean, parts.Variance(mean, ahead, special)).Quantiles(levels, result);
    }

    /// <summary>The seven quantiles of a sum over a day or more; all 0 at mean 0.</summary>
    public void Quantiles(SumVariance sum, Span<double> result)
    {
        if (!(sum.Mean > 0))
        {
            result.Clear();
            return;
        }

        Span<double> levels = stackalloc double[7];
        Day.Levels(sum.Mean, levels);
        new CountLaw(sum.Mean, sum.Variance).Quantiles(levels, result);
    }
}
