namespace Wfm.Forecasting;

/// <summary>
/// Effects of calendar days on the log of volume, as a small mixed model with known priors: ln(volume ÷ usual) = kind + name + slope × x + noise, x being how far the
/// week's quietest day lies below the usual one (0 or less, in logs). A name shrinks to its kind, a kind to its family (public holidays; days after a closure), a family
/// to the prior: nothing changes, or, for public holidays, half of the way (in logs) to the week's quietest day.
/// </summary>
/// <remarks>
/// Empirical Bayes: noise and the spread of names come from the examples of the kind, each with a prior of two observations of 0.05; kinds whose examples disagree are
/// believed little. Searle, Casella, McCulloch, Variance Components (1992), ch. 9, for the shrinkage; holidays as a kind of Sunday: Taylor, Forecasting 26 (2010) 627-646.
/// </remarks>
internal sealed class EffectModel
{
    public const string AfterClosure = "after_closure";

    private const string AfterFamily = "family:after";
    private const string HolidayFamily = "family:holiday";
    private const string HolidayTilt = "slope:holiday";

    private const double KindVariance = 0.09;
    private const double FamilyVariance = 0.25;
    private const double WithinFamilyVariance = 0.04;
    private const double SlopeVariance = 0.1;
    private const double HolidaySlope = 0.5;
    private const double PriorSpread = 0.05;
    private const double PriorSpreadWeight = 2;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<(double Mean, double Variance)> _priors = [];
    private readonly HashSet<string> _sloped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _nameVariance = new(StringComparer.Ordinal);
    private readonly double[] _value;

    /// <summary>One day, or part of a day, that an event touched.</summary>
    /// <param name="Kind">Kind in lower case.</param>
    /// <param name="Name">Name in lower case.</param>
    /// <param name="After">Whether it is the first open day after a closure.</param>
    /// <param name="X">ln of the quietest weekday over this one, 0 or less.</param>
    /// <param name="Y">ln of volume over the usual.</param>
    /// <param name="Expected">The usual volume.</param>
    /// <param name="Weight">Share of an independent example; days of one long event share what they say.</param>
    public readonly record struct Example(string Kind, string Name, bool After, double X, double Y, double Expected, double Weight);

    public EffectModel(IReadOnlyList<Example> examples)
    {
        var groups = examples.GroupBy(e => Key(e.Kind, e.After)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Examples: g.ToList())).ToList();
        var noise = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, own) in groups)
        {
            // Only what lowers volume makes a day look like the quietest one.
            if (HolidayEvents.IsHoliday(key) || Line(own, slope: false).Mean < 0)
            {
                _sloped.Add(key);
            }

            noise[key] = Spread(key, own);
        }

        // The holidays' prior is there for horizons without an example, too.
        Parameter(HolidayFamily, 0, FamilyVariance);
        Parameter(HolidayTilt, HolidaySlope, SlopeVariance);
        var terms = examples.Select(e => Terms(e.Kind, e.Name, e.After, e.X, learn: true)).ToList();
        _value = Solve(examples, terms, noise);
        Factors = groups.ToDictionary(g => g.Key, g => (Math.Exp(g.Examples.Average(e => Predict(e.Kind, e.Name, e.After, e.X).Log)), g.Examples.Count));
    }

    /// <summary>Mean factor over the examples, and their number, per reported kind.</summary>
    public IReadOnlyDictionary<string, (double Factor, int Examples)> Factors { get; }

    /// <summary>Name under which a kind's effect is reported.</summary>
    public static string Key(string kind, bool after) => after && kind != AfterClosure ? $"{kind}+{AfterClosure}" : kind;

    /// <summary>Whether anything is known of a kind: examples of its own, or of its family, or a prior.</summary>
    public bool Knows(string kind, bool after) =>
        Factors.ContainsKey(Key(kind, after)) || (after ? _index.ContainsKey(AfterFamily) : HolidayEvents.IsHoliday(kind));

    /// <summary>The effect in logs, and how far it goes the way to the quietest day's shape (0 to 1).</summary>
    public (double Log, double Share) Predict(string kind, string name, bool after, double x)
    {
        var (log, share) = (0.0, 0.0);
        foreach (var (at, isSlope) in Terms(kind, name, after, x, learn: false))
        {
            log += _value[at] * (isSlope ? x : 1);
            share += isSlope ? _value[at] : 0;
        }

        return (Math.Clamp(log, -3.4, 3.4), Math.Clamp(share, 0, 1));
    }

    private List<(int At, bool IsSlope)> Terms(string kind, string name, bool after, double x, bool learn)
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

        if (after || kind == AfterClosure)
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
            if (x < 0 && _sloped.Contains(kind))
            {
                Add($"slope:{kind}", 0, SlopeVariance, isSlope: true);
            }
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

    /// <summary>Noise of one day of a kind; on the way, how much its names differ.</summary>
    private double Spread(string kind, List<Example> own)
    {
        var names = own.GroupBy(e => e.Name, StringComparer.Ordinal).ToList();
        var within = PriorSpread * PriorSpreadWeight;
        var freedom = PriorSpreadWeight;
        if (names.Count == 1 || kind.EndsWith(AfterClosure, StringComparison.Ordinal))
        {
            // Four examples or more show a slope as well as a mean.
            var slope = own.Count >= 4 && _sloped.Contains(kind) && own.Max(e => e.X) - own.Min(e => e.X) > 0.2;
            var (a, b, _) = Line(own, slope);
            within += own.Sum(e => e.Weight * Square(e.Y - a - (b * e.X)));
            freedom += Math.Max(0, own.Sum(e => e.Weight) - (slope ? 2 : 1));
            return within / freedom;
        }

        foreach (var name in names.Where(n => n.Count() > 1))
        {
            List<Example> same = [.. name];
            var (mean, _, _) = Line(same, slope: false);
            within += same.Sum(e => e.Weight * Square(e.Y - mean));
            freedom += Math.Max(0, same.Sum(e => e.Weight) - 1);
        }

        var noise = within / freedom;
        var (line, tilt, _) = Line(own, slope: false);
        var means = names.Select(n => Line([.. n], slope: false).Mean).ToList();
        var between = means.Sum(m => Square(m - line - tilt));
        var weight = own.Sum(e => e.Weight);
        _nameVariance[kind] = Math.Clamp((((PriorSpread * PriorSpreadWeight) + between) / (PriorSpreadWeight + names.Count - 1)) - (noise * names.Count / weight), 0.005, 1);
        return noise;
    }

    private static (double A, double B, double Mean) Line(List<Example> own, bool slope)
    {
        var w = own.Sum(e => e.Weight);
        var (x, y) = (own.Sum(e => e.Weight * e.X) / w, own.Sum(e => e.Weight * e.Y) / w);
        var xx = own.Sum(e => e.Weight * Square(e.X - x));
        var b = slope && xx > 1e-9 ? own.Sum(e => e.Weight * (e.X - x) * (e.Y - y)) / xx : 0;
        return (y - (b * x), b, y);
    }

    /// <summary>Posterior mean: least squares with each term drawn to its prior mean by one over its prior variance.</summary>
    private double[] Solve(IReadOnlyList<Example> examples, List<List<(int At, bool IsSlope)>> terms, Dictionary<string, double> noise)
    {
        var system = new RidgeSystem(_priors.Count);
        for (var i = 0; i < _priors.Count; i++)
        {
            system.Penalize([i], [1], 1 / _priors[i].Variance);
            system.AddRight(i, _priors[i].Mean / _priors[i].Variance);
        }

        for (var i = 0; i < examples.Count; i++)
        {
            // Counting noise of the log on top of the kind's own spread.
            var e = examples[i];
            var weight = e.Weight / (noise[Key(e.Kind, e.After)] + (1 / Math.Max(e.Expected, 0.5)));
            system.Add([.. terms[i].Select(t => t.At)], [.. terms[i].Select(t => t.IsSlope ? e.X : 1)], e.Y, weight);
        }

        return system.Solve();
    }

    private static double Square(double x) => x * x;
}
