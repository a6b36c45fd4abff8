namespace Wfm.Forecasting;

/// <summary>A way to forecast volume. One class in one file; <see cref="ForecastModels"/> lists those that come with the library, and a caller may bring
/// more.</summary>
public interface IForecastModel
{
    /// <summary>Name in options, output and documentation, for instance <c>weekday_profile</c>.</summary>
    string Name { get; }

    /// <summary>Learns from the past.</summary>
    /// <param name="series">The past; event days are left out already.</param>
    /// <param name="token">Stops the fit.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IFittedModel Fit(TrainingSeries series, CancellationToken token = default);
}
