using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>Backtest inside the history: every model from several earlier dates, up to four weeks ahead; then weights for the best of them.</summary>
internal sealed class Selection
{
    private const int MostFolds = 6;
    private const int MostDaysAhead = 28;

    /// <summary>A model whose squared error on the first folds is this many times the best one's is not tried on the others; the naive one always is, as a
    /// yardstick.</summary>
    private const double Hopeless = 1.5;
    private const int FirstFolds = 2;

    private Selection(IReadOnlyList<IForecastModel> members, double[] weights, IReadOnlyList<(string Name, double Wape)> scores, int folds)
    {
        (Members, Weights, Scores, Folds) = (members, weights, scores, folds);
        Name = members.Count == 1
            ? members[0].Name
            : $"blend({string.Join('+', members.Zip(weights, (m, w) => string.Create(CultureInfo.InvariantCulture, $"{m.Name}:{w:0.00}")))})";
    }

    /// <summary>Models whose weighted mean is the forecast.</summary>
    public IReadOnlyList<IForecastModel> Members { get; }

    /// <summary>Weight of each member; they sum to 1.</summary>
    public double[] Weights { get; }

    public string Name { get; }

    /// <summary>WAPE (0-1) of each candidate, best first.</summary>
    public IReadOnlyList<(string Name, double Wape)> Scores { get; }

    /// <summary>Models that were so far off on the first earlier dates that the others were spared, with their WAPE there.</summary>
    public IReadOnlyList<(string Name, double Wape)> Dropped { get; private init; } = [];

    public int Folds { get; }

    /// <summary>What the chosen forecast missed on each earlier date.</summary>
    public IReadOnlyList<FoldErrors> Errors { get; private init; } = [];

    public static Selection Run(HistorySheet sheet, IReadOnlyList<IForecastModel> models, IProgress<ForecastProgress>? progress, CancellationToken token)
    {
        var folds = Recency.Cuts(sheet.Raw.Days, MostFolds).Select(cut => Fold.At(sheet, cut, Math.Min(MostDaysAhead, sheet.Raw.Days - cut))).ToList();
        var actual = folds.Sum(f => f.Actual.Sum());
        if (folds.Count == 0 || actual <= 0)
        {
            // Too short to test: the mean of what is there, or the one model asked for.
            var member = models.FirstOrDefault(m => m is Models.WeekdayProfile) ?? models[0];
            return new Selection([member], [1], [], 0);
        }

        var tried = models.ToList();
        var dropped = new List<(string Name, double Wape)>();
        var means = models.ToDictionary(m => m, _ => new double[folds.Count][]);
        double Wape(IForecastModel model, int most) =>
            folds.Take(most).Select((f, k) => f.AbsoluteError(means[model][k])).Sum() / folds.Take(most).Sum(f => f.Actual.Sum());
        double[] Joined(IForecastModel model, int most) => [.. means[model].Take(most).SelectMany(x => x)];
        for (var k = 0; k < folds.Count; k++)
        {
            if (k == FirstFolds)
            {
                var errors = Blend.Errors([.. tried.Select(m => Joined(m, k))], [.. folds.Take(k).SelectMany(f => f.Actual)]);
                var hopeless = tried.Where((m, i) => m is not Models.SeasonalNaive && errors[i] > Hopeless * errors.Min()).ToList();
                dropped.AddRange(hopeless.Select(m => (m.Name, Wape(m, k))));
                tried.RemoveAll(hopeless.Contains);
            }

            foreach (var model in tried)
            {
                token.ThrowIfCancellationRequested();
                means[model][k] = folds[k].Predict(model, token);
            }

            progress?.Report(new ForecastProgress("choosing the model", 0.05 + (0.8 * (k + 1) / folds.Count)));
        }

        var flat = tried.Select(m => Joined(m, folds.Count)).ToList();
        double[] actuals = [.. folds.SelectMany(f => f.Actual)];
        var scores = tried.Select(m => (m.Name, Wape: Wape(m, folds.Count))).ToList();
        var weights = Blend.Weights(flat, actuals);
        var members = Enumerable.Range(0, tried.Count).Where(m => weights[m] > 0).ToList();
        var blend = new double[actuals.Length];
        for (var i = 0; i < blend.Length; i++)
        {
            blend[i] = members.Sum(m => weights[m] * flat[m][i]);
        }

        var result = new Selection([.. members.Select(m => tried[m])], [.. members.Select(m => weights[m])], [], folds.Count);
        if (members.Count > 1)
        {
            scores.Add((result.Name, blend.Zip(actuals, (f, y) => Math.Abs(f - y)).Sum() / actual));
        }

        var at = 0;
        return new Selection(result.Members, result.Weights, [.. scores.OrderBy(s => s.Wape)], folds.Count)
        {
            Dropped = dropped,
            Errors = [.. folds.Select(f => new FoldErrors(f.Cut, blend[at..(at += f.Actual.Length)], f.Actual, f.Days, f.Slots))],
        };
    }

    public string Describe() => Folds == 0
        ? $"Model {Name}: the history is too short for a backtest."
        : $"Model {Name}, by backtest from {Folds} earlier dates; WAPE {List(Scores)}."
            + (Dropped.Count == 0 ? "" : $" Left out after {FirstFolds} dates: {List(Dropped)}.");

    private static string List(IEnumerable<(string Name, double Wape)> scores) =>
        string.Join(", ", scores.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {100 * s.Wape:0.0} %")));

    /// <summary>One date in the past: what was known, and what came.</summary>
    private sealed class Fold
    {
        private readonly TrainingSeries _ordinary;
        private readonly TimeGrid _grid;
        private readonly int[] _known;
        private readonly double[] _factors;

        private Fold(TrainingSeries ordinary, TimeGrid grid, int[] known, double[] factors, double[] actual, int[] days, int[] slots) =>
            (_ordinary, _grid, _known, _factors, Actual, Days, Slots) = (ordinary, grid, known, factors, actual, days, slots);

        /// <summary>What came, per interval that the history knows.</summary>
        public double[] Actual { get; }

        /// <summary>Day number of each.</summary>
        public int[] Days { get; }

        /// <summary>Clock-time slot of each.</summary>
        public int[] Slots { get; }

        /// <summary>First day number ahead.</summary>
        public int Cut => _ordinary.Days;

        public static Fold At(HistorySheet sheet, int cut, int days)
        {
            var (raw, ordinary) = (sheet.Raw.Head(cut), sheet.Ordinary.Head(cut));
            var factors = EventEffects.Learn(raw, ordinary, sheet.Calendar).Over(raw.End, days);
            var grid = new TimeGrid(raw.Zone, raw.End, days, raw.Step);
            var map = ClockMap.Of(grid);
            var known = Enumerable.Range(0, grid.Count).Where(i => !double.IsNaN(sheet.Raw[cut + map.Day[i], map.Slot[i]])).ToArray();
            var unusual = Unusual.Factor(sheet.Findings, raw);
            return new Fold(ordinary, grid, known, [.. known.Select(i => unusual * factors[(map.Day[i] * raw.SlotsPerDay) + map.Slot[i]])],
                [.. known.Select(i => sheet.Raw[cut + map.Day[i], map.Slot[i]])], [.. known.Select(i => cut + map.Day[i])], [.. known.Select(i => map.Slot[i])]);
        }

        /// <summary>What a model would have said.</summary>
        public double[] Predict(IForecastModel model, CancellationToken token)
        {
            var mean = model.Fit(_ordinary, token).Predict(_grid);
            var result = new double[_known.Length];
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = mean[_known[i]] * _factors[i];
            }

            return result;
        }

        public double AbsoluteError(double[] means)
        {
            var sum = 0.0;
            for (var i = 0; i < means.Length; i++)
            {
                sum += Math.Abs(means[i] - Actual[i]);
            }

            return sum;
        }
    }
}
