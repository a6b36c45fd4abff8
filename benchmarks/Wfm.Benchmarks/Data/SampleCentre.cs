using Wfm.Forecasting;
using Wfm.IO;
using Wfm.Samples.Output;

namespace Wfm.Benchmarks.Data;

/// <summary>The sample contact centre of a seed, made afresh: two queues, about 60 agents, 26 weeks of history, a plan of four weeks of half hours.</summary>
internal static class SampleCentre
{
    /// <summary>Seed of everything that is drawn.</summary>
    public const int Seed = 2026;

    public static PlanInput Read()
    {
        var folder = Directory.CreateTempSubdirectory("wfm-benchmarks-");
        try
        {
            SampleWriter.Write(new KlantenserviceSample(Seed), folder.FullName);
            return PlanFolder.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A forecast of each queue over the plan, by the quick model: the benchmarks that use it do not measure it.</summary>
    public static IReadOnlyList<QueueForecast> Forecast(PlanInput input) =>
        [.. input.Histories.Select(h => Forecaster.Fit(h, new ForecastOptions { Model = "weekday_profile", Events = input.Events }).Predict(input.Plan.Grid))];
}
