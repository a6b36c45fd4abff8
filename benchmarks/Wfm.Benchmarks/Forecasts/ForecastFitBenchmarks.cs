using BenchmarkDotNet.Attributes;
using Wfm.Benchmarks.Data;
using Wfm.Forecasting;

namespace Wfm.Benchmarks.Forecasts;

/// <summary>
/// History in, fitted forecaster out, for one queue of half hours. A fit on one model by name includes the backtest that measures its band; <c>auto</c>
/// backtests them all. The last row is what comes after: four weeks of forecast from a fitted one.
/// </summary>
[MemoryDiagnoser]
public class ForecastFitBenchmarks
{
    private SampleHistory _sample = null!;
    private FittedForecaster _fitted = null!;

    [Params(26, 104)]
    public int Weeks { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _sample = new SampleHistory(Weeks);
        _fitted = Auto();
    }

    [Benchmark(Baseline = true)]
    public FittedForecaster SeasonalNaive() => Fit("seasonal_naive");

    [Benchmark]
    [ArgumentsSource(nameof(Models))]
    public FittedForecaster One(string model) => Fit(model);

    public static IEnumerable<string> Models => ForecastModels.All.Select(m => m.Name).Where(n => n != "seasonal_naive");

    [Benchmark]
    public FittedForecaster Auto() => Fit("auto");

    [Benchmark]
    public QueueForecast PredictFourWeeks() => _fitted.Predict(_sample.Horizon);

    private FittedForecaster Fit(string model) => Forecaster.Fit(_sample.History, new ForecastOptions { Model = model, Events = _sample.Events });
}
