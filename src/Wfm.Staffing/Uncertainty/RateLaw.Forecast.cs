namespace Wfm.Staffing;

/// <content>The law that a forecast's quantiles imply.</content>
public sealed partial record RateLaw
{
    // A forecast that is off by a factor says nothing; a wider law would only be a broken quantile.
    private const double MostCv = 2;
    private const int Steps = 32;

    /// <summary>
    /// The law behind a forecast's interval: its mean, and the cv whose negative binomial counts spread as the quantiles do. Quantiles are of counts, so the Poisson
    /// noise that comes on top of any rate is taken out; what is narrower than Poisson is a known rate.
    /// </summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="interval">Index in its grid.</param>
    /// <param name="law">The law; one with a known rate where the forecast does not say how sure it is.</param>
    /// <returns>False where it does not: fewer than three quantiles are known, or all of them are the mean, which is how a forecast without quantiles is read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is outside the grid, or its volume is negative or not a number.</exception>
    /// <remarks>
    /// Each pair of quantiles says which cv puts them that far apart; the median of all pairs is taken, weighed by the probability between the two. So a band that lies
    /// beside the mean (bias) keeps its width, one quantile out of place is outvoted, and their order does not matter. The cv is at most 2. Quantiles rounded to
    /// whole counts leave it uncertain by about 0.1 at a mean of 5, 0.05 at 20 and 0.005 at 400; below a count or two they hold little of it (RateLawTests).
    /// </remarks>
    public static bool TryFrom(QueueForecast forecast, int interval, out RateLaw law)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (interval < 0 || interval >= forecast.Volume.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, $"The forecast has intervals 0 to {forecast.Volume.Count - 1}.");
        }

        var mean = forecast.Volume[interval];
        law = new RateLaw(mean, 0);
        if (mean == 0)
        {
            return true;
        }

        var (levels, values) = (new List<int>(), new List<double>());
        for (var q = 0; q < forecast.Quantiles.Count; q++)
        {
            if (double.IsFinite(forecast.Quantiles[q][interval]))
            {
                levels.Add(q);
                values.Add(forecast.Quantiles[q][interval]);
            }
        }

        values.Sort();
        if (values.Count < 3 || (values[0] == values[^1] && values[0] == mean))
        {
            return false;
        }

        law = new RateLaw(mean, BestCv(mean, levels, values));
        return true;
    }

    // Weighted median over all pairs of quantiles of the cv that gives the pair's distance, weighed by the probability between them.
    private static double BestCv(double mean, List<int> levels, List<double> values)
    {
        var coarse = Median(mean, levels, values, [.. Enumerable.Range(0, Steps + 1).Select(i => MostCv * i * i / (Steps * Steps))], out var low, out var high);
        return coarse == 0 || low == high ? coarse : Median(mean, levels, values, [.. Enumerable.Range(0, Steps + 1).Select(i => low + ((high - low) * i / Steps))], out _, out _);
    }

    private static double Median(double mean, List<int> levels, List<double> values, double[] cvs, out double low, out double high)
    {
        var n = QueueForecast.Levels.Count;
        var model = new double[cvs.Length * n];
        for (var c = 0; c < cvs.Length; c++)
        {
            CountQuantiles.Fill(mean, cvs[c], model.AsSpan(c * n, n));
        }

        var votes = new List<(double Cv, int Step, double Weight)>();
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                var (a, b) = (levels[i], levels[j]);
                var (step, cv) = Match(cvs, c => model[(c * n) + b] - model[(c * n) + a], values[j] - values[i]);
                votes.Add((cv, step, QueueForecast.Levels[b] - QueueForecast.Levels[a]));
            }
        }

        votes.Sort();
        var half = votes.Sum(v => v.Weight) / 2;
        var at = 0;
        for (var sum = votes[0].Weight; sum < half; sum += votes[at].Weight)
        {
            at++;
        }

        (low, high) = (cvs[Math.Max(0, votes[at].Step - 2)], cvs[Math.Min(cvs.Length - 1, votes[at].Step + 1)]);
        return votes[at].Cv;
    }

    // The first cv at which the distance is reached; between two of them squares are nearly straight, as variances are.
    private static (int Step, double Cv) Match(double[] cvs, Func<int, double> distance, double wanted)
    {
        var before = distance(0);
        if (wanted <= before)
        {
            return (0, cvs[0]);
        }

        for (var c = 1; c < cvs.Length; c++)
        {
            var here = distance(c);
            if (here >= wanted)
            {
                var share = ((wanted * wanted) - (before * before)) / ((here * here) - (before * before));
                return (c, Math.Sqrt((cvs[c - 1] * cvs[c - 1]) + (share * ((cvs[c] * cvs[c]) - (cvs[c - 1] * cvs[c - 1])))));
            }

            before = here;
        }

        return (cvs.Length - 1, cvs[^1]);
    }
}
