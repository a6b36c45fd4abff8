namespace Wfm.Forecasting;

/// <summary>A forecaster that has learned from one queue's history. Immutable; may be used from several threads.</summary>
public sealed partial class FittedForecaster
{
    private readonly ContactHistory _history;
    private readonly ForecastOptions _options;
    private readonly HistorySheet _sheet;
    private readonly Selection _selection;
    private readonly IReadOnlyList<IFittedModel> _fitted;
    private readonly EventEffects _effects;
    private readonly AhtProfile? _aht;
    private readonly IReadOnlyList<string> _notes;
    private readonly ErrorModel _errors;

    internal FittedForecaster(ContactHistory history, ForecastOptions options, HistorySheet sheet, Selection selection,
        IReadOnlyList<IFittedModel> fitted, EventEffects effects, AhtProfile? aht, IReadOnlyList<string> notes)
    {
        (_history, _options, _sheet, _selection, _fitted, _effects, _aht, _notes) = (history, options, sheet, selection, fitted, effects, aht, notes);
        var special = EventDays.Of(sheet, 0);
        _errors = ErrorModel.Fit(selection.Errors, d => special[d]);
    }

    /// <summary>Name of the model in use, or <c>blend(a:0.60+b:0.40)</c> for a weighted mean of several.</summary>
    public string Model => _selection.Name;

    /// <summary>WAPE (0-1) of every candidate in the backtest inside the history, best first; empty when the history was too short for one.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Scores => [.. _selection.Scores.Select(s => KeyValuePair.Create(s.Name, s.Wape))];

    /// <summary>What was wrong with the history, and what was done about it, in order of time.</summary>
    public IReadOnlyList<HistoryFinding> Findings => _sheet.Findings;

    /// <summary>Learned factor on volume per kind of event.</summary>
    public IReadOnlyDictionary<string, double> Effects => _effects.Factors.ToDictionary(f => f.Key, f => f.Value.Factor, StringComparer.Ordinal);

    /// <summary>Forecast over a horizon, usually from the end of the history on.</summary>
    /// <param name="horizon">
    /// Intervals to forecast. When its step differs from the history's, the forecast is made on the history's step; means are shared evenly over the open finer
    /// intervals and summed up again, and quantiles come from the same error law at the new means: finer intervals share all of their coarser one's error but
    /// the counting noise, coarser ones average what their parts have for themselves.
    /// </param>
    /// <exception cref="ArgumentException">The horizon is in another zone than the history.</exception>
    public QueueForecast Predict(TimeGrid horizon) => Predict(horizon, []);

    /// <summary>The forecast with each day's volume multiplied by a factor; no factors: as it is.</summary>
    internal QueueForecast Predict(TimeGrid horizon, ReadOnlySpan<double> dayFactors)
    {
        var (own, map, means) = OwnMeans(horizon, dayFactors);
        var aht = new double[own.Count];
        for (var i = 0; i < aht.Length; i++)
        {
            aht[i] = _aht?[own.Day(map.Day[i]), map.Slot[i]] ?? _options.DefaultAht.TotalSeconds;
        }

        var (volume, levels) = Resample(own, horizon, means, aht);
        var overrides = _effects.Overrides(own);
        var model = overrides.Count == 0 ? volume : Resample(own, horizon, OwnMeans(horizon, dayFactors, planned: false).Means, aht).Volume;
        var quantiles = new double[QueueForecast.Levels.Count][];
        for (var q = 0; q < quantiles.Length; q++)
        {
            quantiles[q] = new double[horizon.Count];
        }

        var (parts, ahead, special) = (_errors.Parts.At(horizon.Step / own.Step), Ahead(horizon), Special(horizon));
        Span<double> at = stackalloc double[quantiles.Length];
        for (var d = 0; d < horizon.Days; d++)
        {
            var (from, to) = horizon.DayRange(d);
            for (var i = from; i < to; i++)
            {
                _errors.Quantiles(volume[i], parts, ahead[d], special[d], at);
                for (var q = 0; q < at.Length; q++)
                {
                    quantiles[q][i] = at[q];
                }
            }
        }

        var open = horizon.Equals(own) ? volume : Resample(own, own, means, aht).Volume;
        var notes = new List<string>(_notes);
        notes.AddRange(_effects.Unknown(own.FirstDay, own.Days).Select(k =>
            $"Days of kind '{k}' have no example in the history and no effect given: they are forecast as ordinary days."));
        notes.AddRange(_effects.Notes(own.FirstDay, own.Days));
        notes.AddRange(overrides.Select(o => EventEffects.Describe(o, own.Zone)));
        return new QueueForecast(_history.Queue, new IntervalSeries(horizon, volume), new IntervalSeries(horizon, levels),
            quantiles.Select(q => new IntervalSeries(horizon, q)), Model)
        {
            Notes = notes,
            Overrides = overrides,
            ModelVolume = new IntervalSeries(horizon, model),
            TalkSeconds = Part(s => s.Talk),
            HoldSeconds = Part(s => s.Hold),
            WrapSeconds = Part(s => s.Wrap),
            Totals = [.. TotalsOf(own, open, Period.Day), .. TotalsOf(own, open, Period.Week)],
        };

        IntervalSeries? Part(Func<(double Talk, double Hold, double Wrap), double> of)
        {
            if (_aht is not { HasParts: true })
            {
                return null;
            }

            var part = new double[horizon.Count];
            for (var i = 0; i < part.Length; i++)
            {
                var local = horizon.Zone.Local(horizon[i].Start);
                part[i] = levels[i] * of(_aht.Shares(DateOnly.FromDateTime(local.DateTime), ClockMap.SlotOf(local, _history.Step)));
            }

            return new IntervalSeries(horizon, part);
        }
    }

    /// <summary>Means on the history's own step over the days of a horizon, each day multiplied by its factor; with or without the planner's own factors.</summary>
    private (TimeGrid Own, ClockMap Map, double[] Means) OwnMeans(TimeGrid horizon, ReadOnlySpan<double> dayFactors, bool planned = true)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        if (horizon.Zone.Id != _history.Zone.Id)
        {
            throw new ArgumentException($"The horizon is in zone {horizon.Zone.Id}, the history in {_history.Zone.Id}.", nameof(horizon));
        }

        var own = horizon.WithStep(_history.Step);
        var map = ClockMap.Of(own);
        var factors = planned ? _effects.Over(own.FirstDay, own.Days) : _effects.Learned(own.FirstDay, own.Days);
        var slots = _sheet.Raw.SlotsPerDay;
        var means = new double[own.Count];
        var unusual = Unusual.Factor(_sheet.Findings, _sheet.Raw);
        foreach (var (fitted, weight) in _fitted.Zip(_selection.Weights, (f, w) => (f.Predict(own), unusual * w)))
        {
            for (var i = 0; i < means.Length; i++)
            {
                means[i] += weight * fitted[i] * factors[(map.Day[i] * slots) + map.Slot[i]];
            }
        }

        if (!dayFactors.IsEmpty)
        {
            for (var i = 0; i < means.Length; i++)
            {
                means[i] *= dayFactors[map.Day[i]];
            }
        }

        return (own, map, means);
    }

    private (double[] Volume, double[] Aht) Resample(TimeGrid own, TimeGrid horizon, double[] means, double[] aht)
    {
        // The finest step that both are made of: the greatest common divisor.
        var step = TimeSpan.FromMinutes(Gcd((int)own.Step.TotalMinutes, (int)horizon.Step.TotalMinutes));
        var fine = horizon.WithStep(step);
        var open = OpenMask(fine);
        var (split, join) = ((int)(own.Step.Ticks / step.Ticks), (int)(horizon.Step.Ticks / step.Ticks));
        var volume = new double[horizon.Count];
        var (level, count) = (new double[horizon.Count], new int[horizon.Count]);
        for (var i = 0; i < own.Count; i++)
        {
            var (from, to) = (i * split, Math.Min((i + 1) * split, fine.Count));
            var parts = 0;
            for (var f = from; f < to; f++)
            {
                parts += open[f] ? 1 : 0;
            }

            for (var f = from; f < to; f++)
            {
                var target = Math.Min(f / join, horizon.Count - 1);
                volume[target] += open[f] ? means[i] / parts : 0;
                level[target] += aht[i];
                count[target]++;
            }
        }

        for (var i = 0; i < level.Length; i++)
        {
            level[i] = count[i] > 0 ? level[i] / count[i] : _options.DefaultAht.TotalSeconds;
        }

        return (volume, level);
    }

    private bool[] OpenMask(TimeGrid grid)
    {
        var map = ClockMap.Of(grid);
        var ratio = (int)(_history.Step.Ticks / grid.Step.Ticks);
        var open = _options.Open?.Mask(grid)
            ?? [.. Enumerable.Range(0, grid.Count).Select(i => _sheet.Raw.IsOpen((int)grid.Day(map.Day[i]).DayOfWeek, map.Slot[i] / ratio))];
        foreach (var closure in _sheet.Calendar.Events.Where(e => e.IsClosure && e.Time.Start < grid.End && grid.Start < e.Time.End))
        {
            for (var i = Math.Max(0, grid.IndexAt(closure.Time.Start)); i < Math.Min(grid.Count, grid.IndexAt(closure.Time.End) + 1); i++)
            {
                open[i] &= !closure.Time.Contains(grid[i].Start);
            }
        }

        return open;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
