namespace Wfm.Forecasting;

/// <summary>A fitted model that gives one curve per local day: a value per clock-time slot. Serves the clock changes: a repeated hour gets its slot's value
/// twice.</summary>
public sealed class FittedByDay : IFittedModel
{
    private readonly TimeSpan _step;
    private readonly Func<DateOnly, double[]> _curve;

    /// <summary>A fitted model.</summary>
    /// <param name="step">Interval length that it was fitted on.</param>
    /// <param name="curve">Mean volume per slot of a date, one value per slot from 00:00; values below 0 or not finite count as 0.</param>
    public FittedByDay(TimeSpan step, Func<DateOnly, double[]> curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        (_step, _curve) = (step, curve);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The horizon has another step than the history.</exception>
    public IntervalSeries Predict(TimeGrid horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        if (horizon.Step != _step)
        {
            throw new ArgumentException($"The model was fitted on intervals of {_step.TotalMinutes} min; the horizon has {horizon.Step.TotalMinutes} min.", nameof(horizon));
        }

        var map = ClockMap.Of(horizon);
        var result = new double[horizon.Count];
        for (var d = 0; d < horizon.Days; d++)
        {
            var curve = _curve(horizon.Day(d));
            var (from, to) = horizon.DayRange(d);
            for (var i = from; i < to; i++)
            {
                var value = curve[map.Slot[i]];
                result[i] = double.IsFinite(value) && value > 0 ? value : 0;
            }
        }

        return new IntervalSeries(horizon, result);
    }
}
