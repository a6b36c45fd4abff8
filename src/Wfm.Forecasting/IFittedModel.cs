namespace Wfm.Forecasting;

/// <summary>A model that has learned. Events and opening hours of the horizon are applied on top of it by <see cref="FittedForecaster"/>.</summary>
public interface IFittedModel
{
    /// <summary>Mean volume per interval of an ordinary day, 0 or more.</summary>
    /// <param name="horizon">Intervals to forecast; its step is the one the model was fitted on.</param>
    IntervalSeries Predict(TimeGrid horizon);
}
