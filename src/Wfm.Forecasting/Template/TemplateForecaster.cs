using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>
/// Forecaster of a queue with little or no history: another queue's forecast, put at the queue's own level and bent toward its own shape as far as its first
/// days can tell. Immutable.
/// </summary>
/// <remarks>
/// Level: a prior from the planner's volume (off by 25 %) or from a guess (off by 50 %), joined on the log scale with the level of the own days, whose error is
/// 15 % ÷ √days beside counting noise. Shape: a slot's own count outweighs the template's share from 25 contacts on (shares of two queues differ by a fifth or
/// so); a weekday's the more, the more of those days there are. Bands: variance 1.2·μ + θ·μ², θ = 0.0225 (the library's rule for short histories) plus the
/// squared error of the level plus that of the shape: without a volume the 80 % band reaches from about half to nearly twice.
/// </remarks>
public sealed class TemplateForecaster
{
    private const double GivenSpread = 0.25;
    private const double GuessSpread = 0.5;
    private const double DaySpread = 0.15;
    private const double WeekdaySpread = 0.15;
    private const double SlotSpread = 0.2;
    private const double UsualPhi = 1.2;
    private const double UsualTheta = 0.0225;

    private readonly FittedForecaster _template;
    private readonly ContactHistory _history;
    private readonly double[] _factor;
    private readonly double _ahtFactor;
    private readonly double _theta;
    private readonly IReadOnlyList<string> _notes;

    private TemplateForecaster(QueueKey queue, FittedForecaster template, ContactHistory history, double[] factor, double ahtFactor, double theta, double levelError, IReadOnlyList<string> notes) =>
        (Queue, _template, _history, _factor, _ahtFactor, _theta, LevelError, _notes) = (queue, template, history, factor, ahtFactor, theta, levelError, notes);

    /// <summary>The queue that is forecast.</summary>
    public QueueKey Queue { get; }

    /// <summary>How far the level may be off, as a standard error of its logarithm: 0.25 is about 25 %.</summary>
    public double LevelError { get; }

    internal static TemplateForecaster Create(QueueKey queue, ContactHistory history, FittedForecaster template, ForecastOptions forecast, TemplateOptions options)
    {
        var sheet = HistorySheet.Build(history, forecast);
        var slots = sheet.Raw.SlotsPerDay;
        var usual = Recency.WeekMean(sheet.Ordinary, sheet.Ordinary.Days, 56);
        var end = history.Zone.DayOf(history.Points[^1].Time.Start).AddDays(1);
        var next = template.Predict(new TimeGrid(history.Zone, end, 28, history.Step));
        var week = next.Volume.Sum() / 4;
        if (week <= 0)
        {
            throw new WfmDataException($"Queue '{history.Queue.Name}' cannot be a template: its own forecast is 0.");
        }

        var scale = options.VolumePerWeek is { } volume ? Math.Max(volume, 1e-6) / week : options.Scale;
        var variance = Statistics.Square(options.VolumePerWeek is null ? GuessSpread : GivenSpread);
        var log = Math.Log(scale);
        var factor = new double[7 * slots];
        Array.Fill(factor, 1);
        var notes = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"Queue '{queue.Name}' borrows the pattern of '{history.Queue.Name}' at {(options.VolumePerWeek is { } v
                ? $"{v:0.#} contacts a week, as given" : $"{scale:0.###} times its volume, which is a guess: give a volume per week")}."),
        };

        var shapeError = Statistics.Square(SlotSpread);
        if (options.Own is { } own)
        {
            if (own.Step != history.Step || own.Zone.Id != history.Zone.Id)
            {
                throw new ArgumentException("The queue's own history must have the template's interval length and zone.", nameof(options));
            }

            // The usual week on the scale of the template's coming weeks.
            var level = usual.Where(x => !double.IsNaN(x)).Sum();
            var seen = Own.Of(HistorySheet.Build(own, forecast with { Open = null }).Ordinary, usual, level > 0 ? week / level : 1);
            if (seen.Days > 0 && seen.Expected > 0)
            {
                var error = Statistics.Square(DaySpread) / seen.Days;
                var (measured, noise) = (Math.Log((seen.Count + 0.5) / (seen.Expected + 0.5)), (1 / (seen.Count + 0.5)) + error);
                log = ((log / variance) + (measured / noise)) / ((1 / variance) + (1 / noise));
                variance = 1 / ((1 / variance) + (1 / noise));
                shapeError *= seen.Bend(factor, Math.Exp(log), Statistics.Square(SlotSpread), Statistics.Square(WeekdaySpread), Statistics.Square(DaySpread));
                notes.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{seen.Days} own {(seen.Days == 1 ? "day" : "days")} with {seen.Count:0} contacts set the level at {Math.Exp(log):0.###} times the template's; four weeks of own history make the template needless."));
            }

            if (seen.Outside * 20 > seen.Count + seen.Outside)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"{seen.Outside:0} own contacts came when the template is closed: the forecast is 0 then."));
            }
        }

        var theta = UsualTheta + Math.Exp(variance) - 1 + shapeError;
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"The level may be off by {100 * (Math.Exp(Math.Sqrt(variance)) - 1):0} % either way, and the bands say so."));
        return new TemplateForecaster(queue, template, history, [.. factor.Select(f => f * Math.Exp(log))], AhtFactor(history, next, options), theta, Math.Sqrt(variance), notes);
    }

    /// <summary>Forecast over a horizon.</summary>
    /// <param name="horizon">Intervals to forecast, of any step, in the template's zone.</param>
    /// <exception cref="ArgumentException">The horizon is in another zone than the template.</exception>
    public QueueForecast Predict(TimeGrid horizon)
    {
        var like = _template.Predict(horizon);
        var slots = _factor.Length / 7;
        var (volume, aht) = (new double[horizon.Count], new double[horizon.Count]);
        var quantiles = new double[QueueForecast.Levels.Count][];
        for (var q = 0; q < quantiles.Length; q++)
        {
            quantiles[q] = new double[horizon.Count];
        }

        double[] levels = [.. QueueForecast.Levels];
        Span<double> at = stackalloc double[levels.Length];
        for (var i = 0; i < horizon.Count; i++)
        {
            var local = horizon.Zone.Local(horizon[i].Start);
            volume[i] = like.Volume[i] * _factor[((int)local.DayOfWeek * slots) + ClockMap.SlotOf(local, _history.Step)];
            aht[i] = like.AhtSeconds[i] * _ahtFactor;
            if (volume[i] > 0)
            {
                new CountLaw(volume[i], (UsualPhi * volume[i]) + (_theta * volume[i] * volume[i])).Quantiles(levels, at);
                for (var q = 0; q < at.Length; q++)
                {
                    quantiles[q][i] = at[q];
                }
            }
        }

        IntervalSeries? Part(IntervalSeries? part) => part?.Select(s => s * _ahtFactor);
        return new QueueForecast(Queue, new IntervalSeries(horizon, volume), new IntervalSeries(horizon, aht), quantiles.Select(q => new IntervalSeries(horizon, q)), $"like({_history.Queue.Name})")
        {
            Notes = [.. _notes, .. like.Notes.Select(n => $"{_history.Queue.Name}: {n}")],
            TalkSeconds = Part(like.TalkSeconds),
            HoldSeconds = Part(like.HoldSeconds),
            WrapSeconds = Part(like.WrapSeconds),
        };
    }

    private static double AhtFactor(ContactHistory history, QueueForecast next, TemplateOptions options)
    {
        var (volume, work) = (0.0, 0.0);
        for (var i = 0; i < next.Volume.Count; i++)
        {
            (volume, work) = (volume + next.Volume[i], work + (next.Volume[i] * next.AhtSeconds[i]));
        }

        if (!(volume > 0 && work > 0))
        {
            return 1;
        }

        if (options.Aht is { } given)
        {
            return given.TotalSeconds * volume / work;
        }

        // Fifty own contacts weigh as much as the template: contacts vary by about their mean, mean handle times of two queues by a seventh of theirs.
        if (options.Own is not { } own || AhtProfile.Fit(own) is null || AhtProfile.Fit(history) is null)
        {
            return 1;
        }

        var rows = AhtRows.Of(own, p => p.AhtSeconds);
        rows.CapAt(5);
        var contacts = rows.Contacts.Sum();
        var mean = rows.Contacts.Zip(rows.Seconds, (c, s) => c * s).Sum() / contacts;
        return 1 + (contacts / (contacts + 50) * ((mean * volume / work) - 1));
    }

    /// <summary>The queue's own days beside what the template would have brought on them.</summary>
    private sealed class Own(int slots)
    {
        private readonly double[] _slotCount = new double[slots], _slotExpected = new double[slots], _dayCount = new double[7], _dayExpected = new double[7];
        private readonly double[] _week = new double[7 * slots];
        private readonly int[] _days = new int[7];

        public double Count { get; private set; }

        public double Expected { get; private set; }

        public double Outside { get; private set; }

        public int Days { get; private set; }

        public static Own Of(TrainingSeries series, double[] usual, double scale)
        {
            var own = new Own(series.SlotsPerDay);
            for (var c = 0; c < usual.Length; c++)
            {
                own._week[c] = double.IsNaN(usual[c]) ? 0 : usual[c];
            }

            for (var d = 0; d < series.Days; d++)
            {
                var (w, any) = (series.Weekday(d), false);
                for (var s = 0; s < series.SlotsPerDay; s++)
                {
                    var (count, expected) = (series[d, s], usual[(w * series.SlotsPerDay) + s] * scale);
                    if (double.IsNaN(count))
                    {
                        continue;
                    }

                    if (!(expected > 0))
                    {
                        own.Outside += count;
                        continue;
                    }

                    any = true;
                    (own.Count, own.Expected) = (own.Count + count, own.Expected + expected);
                    own._slotCount[s] += count;
                    own._slotExpected[s] += expected;
                    own._dayCount[w] += count;
                    own._dayExpected[w] += expected;
                }

                own.Days += any ? 1 : 0;
                own._days[w] += any ? 1 : 0;
            }

            return own;
        }

        /// <summary>Bends factors per weekday and slot, keeping the sum of the week.</summary>
        /// <returns>Share of the template's error of shape that is left, by volume.</returns>
        public double Bend(double[] factor, double level, double slotVariance, double weekdayVariance, double dayVariance)
        {
            var (left, weight) = (0.0, 0.0);
            var slotFactor = new double[slots];
            for (var s = 0; s < slots; s++)
            {
                var expected = level * _slotExpected[s] * (Expected > 0 ? Count / (level * Expected) : 1);
                slotFactor[s] = (_slotCount[s] + (1 / slotVariance)) / (expected + (1 / slotVariance));
                left += _slotExpected[s] / (1 + (slotVariance * expected));
                weight += _slotExpected[s];
            }

            var dayFactor = new double[7];
            for (var w = 0; w < 7; w++)
            {
                dayFactor[w] = 1;
                if (_days[w] > 0 && _dayExpected[w] > 0)
                {
                    var expected = _dayExpected[w] * Count / Expected;
                    var noise = (dayVariance / _days[w]) + (1 / (expected + 0.5));
                    dayFactor[w] = Math.Exp(weekdayVariance / (weekdayVariance + noise) * Math.Log((_dayCount[w] + 0.5) / (expected + 0.5)));
                }
            }

            var (before, after) = (0.0, 0.0);
            for (var c = 0; c < factor.Length; c++)
            {
                factor[c] = slotFactor[c % slots] * dayFactor[c / slots];
                (before, after) = (before + _week[c], after + (_week[c] * factor[c]));
            }

            for (var c = 0; c < factor.Length && after > 0; c++)
            {
                factor[c] *= before / after;
            }

            return weight > 0 ? left / weight : 1;
        }
    }
}
