using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>Backtest inside the history: every model from several earlier dates, up to four weeks ahead; then the best model or the mean of the best two or
/// three.</summary>
internal sealed class Selection
{
    /// <summary>A mean of models is taken when its error is at most this much above the best one's: it is the safer of two that look alike.</summary>
    private const double CombinationSlack = 1.02;
    private const int MostFolds = 6;
    private const int MostDaysAhead = 28;

    private Selection(IReadOnlyList<IForecastModel> members, string name, IReadOnlyList<(string Name, double Wape)> scores, int folds) =>
        (Members, Name, Scores, Folds) = (members, name, scores, folds);

    /// <summary>Models whose mean is the forecast.</summary>
    public IReadOnlyList<IForecastModel> Members { get; }

    public string Name { get; }

    /// <summary>WAPE (0-1) of each candidate, best first.</summary>
    public IReadOnlyList<(string Name, double Wape)> Scores { get; }

    public int Folds { get; }

    /// <summary>What the chosen forecast missed on each earlier date.</summary>
    public IReadOnlyList<FoldErrors> Errors { get; private init; } = [];

    public static Selection Run(HistorySheet sheet, IReadOnlyList<IForecastModel> models, IProgress<ForecastProgress>? progress, CancellationToken token)
    {
        var cuts = Recency.Cuts(sheet.Raw.Days, MostFolds);
        var folds = new List<Fold>();
        foreach (var cut in cuts)
        {
            token.ThrowIfCancellationRequested();
            progress?.Report(new ForecastProgress("choosing the model", 0.05 + (0.8 * folds.Count / cuts.Count)));
            folds.Add(Fold.Run(sheet, cut, Math.Min(MostDaysAhead, sheet.Raw.Days - cut), models, token));
        }

        var actual = folds.Sum(f => f.Actual.Sum());
        if (folds.Count == 0 || actual <= 0)
        {
            // Too short to test: the mean of what is there, or the one model asked for.
            var member = models.FirstOrDefault(m => m is Models.WeekdayProfile) ?? models[0];
            return new Selection([member], member.Name, [], 0);
        }

        double Wape(IReadOnlyList<int> members) => folds.Sum(f => f.AbsoluteError(members)) / actual;
        var order = Enumerable.Range(0, models.Count).OrderBy(m => Wape([m])).ThenBy(m => m).ToList();
        var candidates = order.Select(m => (IReadOnlyList<int>)[m]).ToList();
        for (var size = 2; size <= Math.Min(3, models.Count); size++)
        {
            candidates.Add([.. order.Take(size).Order()]);
        }

        var scored = candidates.Select(c => (Members: c, Wape: Wape(c))).ToList();
        var best = scored.Min(c => c.Wape);
        var chosen = scored.Where(c => c.Wape <= best * (c.Members.Count > 1 ? CombinationSlack : 1)).OrderByDescending(c => c.Members.Count).First();
        return new Selection([.. chosen.Members.Select(m => models[m])], NameOf(chosen.Members, models),
            [.. scored.OrderBy(c => c.Wape).Select(c => (NameOf(c.Members, models), c.Wape))], folds.Count)
        { Errors = [.. folds.Select(f => f.Errors(chosen.Members))] };
    }

    public string Describe() => Folds == 0
        ? $"Model {Name}: the history is too short for a backtest."
        : $"Model {Name}, by backtest from {Folds} earlier dates; WAPE {string.Join(", ", Scores.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {100 * s.Wape:0.0} %")))}.";

    private static string NameOf(IReadOnlyList<int> members, IReadOnlyList<IForecastModel> models) =>
        members.Count == 1 ? models[members[0]].Name : $"mean({string.Join('+', members.Select(m => models[m].Name))})";

    /// <summary>One date in the past: what came, and what each model had said.</summary>
    private sealed record Fold(int Cut, double[] Actual, double[][] Means, int[] Days, int[] Slots)
    {
        public static Fold Run(HistorySheet sheet, int cut, int days, IReadOnlyList<IForecastModel> models, CancellationToken token)
        {
            var (raw, ordinary) = (sheet.Raw.Head(cut), sheet.Ordinary.Head(cut));
            var factors = EventEffects.Learn(raw, ordinary, sheet.Calendar).Over(raw.End, days);
            var grid = new TimeGrid(raw.Zone, raw.End, days, raw.Step);
            var map = ClockMap.Of(grid);
            var known = Enumerable.Range(0, grid.Count).Where(i => !double.IsNaN(sheet.Raw[cut + map.Day[i], map.Slot[i]])).ToArray();
            var means = new double[models.Count][];
            for (var m = 0; m < models.Count; m++)
            {
                token.ThrowIfCancellationRequested();
                var mean = models[m].Fit(ordinary, token).Predict(grid);
                means[m] = [.. known.Select(i => mean[i] * factors[(map.Day[i] * raw.SlotsPerDay) + map.Slot[i]])];
            }

            return new Fold(cut, [.. known.Select(i => sheet.Raw[cut + map.Day[i], map.Slot[i]])], means, [.. known.Select(i => cut + map.Day[i])], [.. known.Select(i => map.Slot[i])]);
        }

        public FoldErrors Errors(IReadOnlyList<int> members) => new(Cut, [.. Pairs(members).Select(p => p.Mean)], Actual, Days, Slots);

        public double AbsoluteError(IReadOnlyList<int> members) => Pairs(members).Sum(p => Math.Abs(p.Mean - p.Actual));

        public IEnumerable<(double Mean, double Actual)> Pairs(IReadOnlyList<int> members)
        {
            for (var i = 0; i < Actual.Length; i++)
            {
                var sum = 0.0;
                foreach (var m in members)
                {
                    sum += Means[m][i];
                }

                yield return (sum / members.Count, Actual[i]);
            }
        }
    }
}
