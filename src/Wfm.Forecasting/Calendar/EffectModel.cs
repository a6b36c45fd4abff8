namespace Wfm.Forecasting;

/// <summary>
/// Effects of calendar days, as a small mixed model on the root scale: √(volume ÷ usual) − 1 = kind + name + slope × depth + noise. A name shrinks to its kind, a kind to its
/// family (public holidays; days after a closure), a family to its prior: nothing changes. Public holidays have the slope: depth is how far the week's quietest day lies
/// below this weekday, and without any example a holiday goes half of the way there.
/// </summary>
/// <remarks>
/// Empirical Bayes: the noise and the spread of names come from the examples of a kind, each with a prior worth two observations, so that kinds whose examples disagree are
/// believed little; single odd examples count less, by the weights of a t distribution with 4 degrees of freedom. The priors' standard deviations are 15 % of the root (30 %
/// of volume) for a kind and for a named holiday's own part at first, 25 % for public holidays as a family. Roots, because a day with next to nothing must not outweigh the
/// others as its log would, and a prior that is fair both ways must not let volume fall below nothing. Shrinkage: Searle, Casella, McCulloch, Variance Components
/// (1992), ch. 9; weights: Lange, Little, Taylor, JASA 84 (1989) 881-896; holidays as a kind of Sunday: Taylor, International Journal of Forecasting 26 (2010) 627-646.
/// </remarks>
internal sealed class EffectModel
{
    public const string AfterClosure = "after_closure";

    private const double KindVariance = 0.0225;
    private const double FamilyVariance = 0.0625;
    private const double WithinFamilyVariance = 0.01;
    private const double HolidaySlope = 0.5;
    private const double SlopeVariance = 0.03;
    private const double PriorSpread = 0.0125;
    private const double PriorSpreadWeight = 2;

    /// <summary>Root of the largest factor believed.</summary>
    private const double LargestRoot = 5.5;

    private const string AfterFamily = "family:after";
    private const string HolidayFamily = "family:holiday";
    private const string HolidayTilt = "slope:holiday";

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<(double Mean, double Variance)> _priors = [];
    private readonly Dictionary<string, double> _nameVariance = new(StringComparer.Ordinal);
    private readonly double[] _value;

    /// <summary>One day, or part of a day, that an event touched.</summary>
    /// <param name="Kind">Kind in lower case.</param>
    /// <param name="Name">Name in lower case.</param>
    /// <param name="After">Whether it is the first open day after a closure.</param>
    /// <param name="Depth">√(quietest weekday ÷ this one) − 1, 0 or less.</param>
    /// <param name="Volume">What came.</param>
    /// <param name="Expected">The usual volume, above 0.</param>
    /// <param name="Weight">Share of an independent example; days of one long event share what they say.</param>
    public sealed record Example(string Kind, string Name, bool After, double Depth, double Volume, double Expected, double Weight)
    {
        public double Root { get; } = Math.Min(Math.Sqrt(Volume / Expected), LargestRoot) - 1;
    }

    public EffectModel(IReadOnlyList<Example> examples)
    {
        // The holidays' prior is there for horizons without an example, too.
        Parameter(HolidayFamily, 0, FamilyVariance);
        Parameter(HolidayTilt, HolidaySlope, SlopeVariance);
        var groups = examples.GroupBy(e => Key(e.Kind, e.After)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Examples: g.ToList())).ToList();
        var rows = new List<(Example Example, List<(int At, bool IsSlope)> Terms, double Weight)>();
        foreach (var (key, own) in groups)
        {
            var noise = Noise(key, own);
            var steady = Steadiness(own);
            for (var i = 0; i < own.Count; i++)
            {
                // Counting noise of a root, 1 ÷ (4 n), on top of the kind's own spread.
                var e = own[i];
                rows.Add((e, Terms(e.Kind, e.Name, e.After, learn: true), e.Weight * steady[i] / (noise + (0.25 / Math.Max(e.Expected, 0.5)))));
            }
        }

        // Least squares, each term drawn to its prior mean by one over its prior variance.
        var system = new RidgeSystem(_priors.Count);
        for (var i = 0; i < _priors.Count; i++)
        {
            system.Penalize([i], [1], 1 / _priors[i].Variance);
            system.AddRight(i, _priors[i].Mean / _priors[i].Variance);
        }

        foreach (var (e, terms, weight) in rows)
        {
            system.Add([.. terms.Select(t => t.At)], [.. terms.Select(t => t.IsSlope ? e.Depth : 1)], e.Root, weight);
        }

        _value = system.Solve();
        Factors = groups.ToDictionary(g => g.Key, g => (g.Examples.Average(e => Predict(e.Kind, e.Name, e.After, e.Depth).Factor), g.Examples.Count));
    }

    /// <summary>Mean factor over the examples, and their number, per reported kind.</summary>
    public IReadOnlyDictionary<string, (double Factor, int Examples)> Factors { get; }

    /// <summary>Name under which a kind's effect is reported.</summary>
    public static string Key(string kind, bool after) => after && kind != AfterClosure ? $"{kind}+{AfterClosure}" : kind;

    /// <summary>Whether anything is known of a kind: examples of its own, or of its family, or a prior.</summary>
    public bool Knows(string kind, bool after) =>
        Factors.ContainsKey(Key(kind, after)) || (after ? _index.ContainsKey(AfterFamily) : HolidayEvents.IsHoliday(kind));

    /// <summary>Factor on volume, and how far the day goes towards the shape of the quietest day, from 0 to 1.</summary>
    public (double Factor, double Share) Predict(string kind, string name, bool after, double depth)
    {
        var (root, share) = (1.0, 0.0);
        foreach (var (at, isSlope) in Terms(kind, name, after, learn: false))
        {
            root += _value[at] * (isSlope ? depth : 1);
            share += isSlope ? _value[at] : 0;
        }

        root = Math.Clamp(root, 0, LargestRoot);
        return (root * root, Math.Clamp(share, 0, 1));
    }

    private List<(int At, bool IsSlope)> Terms(string kind, string name, bool after, bool learn)
    {
        var list = new List<(int, bool)>();
        void Add(string key, double mean, double variance, bool isSlope = false)
        {
            var at = learn ? Parameter(key, mean, variance) : _index.GetValueOrDefault(key, -1);
            if (at >= 0)
            {
                list.Add((at, isSlope));
            }
        }

        if (after)
        {
            Add(AfterFamily, 0, KindVariance);
            if (kind != AfterClosure)
            {
                Add($"after:{kind}", 0, WithinFamilyVariance);
            }

            return list;
        }

        if (HolidayEvents.IsHoliday(kind))
        {
            Add(HolidayFamily, 0, FamilyVariance);
            Add(HolidayTilt, HolidaySlope, SlopeVariance, isSlope: true);
            if (kind != HolidayEvents.Holiday)
            {
                Add($"kind:{kind}", 0, WithinFamilyVariance);
            }
        }
        else
        {
            Add($"kind:{kind}", 0, KindVariance);
        }

        if (_nameVariance.TryGetValue(kind, out var variance))
        {
            Add($"name:{kind}:{name}", 0, variance);
        }

        return list;
    }

    private int Parameter(string key, double mean, double variance)
    {
        if (!_index.TryGetValue(key, out var at))
        {
            _index[key] = at = _priors.Count;
            _priors.Add((mean, variance));
        }

        return at;
    }

    /// <summary>Variance of one day of a kind about what its name, or its kind, says; on the way, how much the names of a kind differ.</summary>
    private double Noise(string key, List<Example> own)
    {
        var names = own.GroupBy(e => e.Name, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        if (names.Count == 1 || own[0].After)
        {
            names = [own];
        }

        var (squares, freedom) = (PriorSpread * PriorSpreadWeight, PriorSpreadWeight);
        foreach (var same in names)
        {
            var mean = Mean(same);
            squares += same.Sum(e => e.Weight * Statistics.Square(e.Root - mean));
            freedom += Math.Max(0, same.Sum(e => e.Weight) - 1);
        }

        var noise = squares / freedom;
        if (names.Count > 1)
        {
            // What names differ by, less what the noise of their means explains.
            var all = Mean(own);
            var between = ((PriorSpread * PriorSpreadWeight) + names.Sum(n => Statistics.Square(Mean(n) - all))) / (PriorSpreadWeight + names.Count - 1);
            _nameVariance[key] = Math.Clamp(between - (noise * names.Count / own.Sum(e => e.Weight)), 0.00125, 0.25);
        }

        return noise;
    }

    /// <summary>Weights 5 ÷ (4 + r²), r being the distance from the kind's median in robust standard deviations.</summary>
    private static double[] Steadiness(List<Example> own)
    {
        var weights = new double[own.Count];
        Array.Fill(weights, 1);
        if (own.Count >= 3)
        {
            var middle = Statistics.Median([.. own.Select(e => e.Root)]);
            var scale = Math.Max(Statistics.DeviationScale * Statistics.Median([.. own.Select(e => Math.Abs(e.Root - middle))]), Math.Sqrt(PriorSpread));
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = 5 / (4 + Statistics.Square((own[i].Root - middle) / scale));
            }
        }

        return weights;
    }

    private static double Mean(List<Example> own) => own.Sum(e => e.Weight * e.Root) / own.Sum(e => e.Weight);
}
