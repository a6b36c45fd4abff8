using System.Diagnostics;
using Wfm.Forecasting;
using Wfm.Samples.Embedding;
using Wfm.TestKit;

namespace Wfm.Tests;

/// <summary>README's lines for embedding are the sample's, and the sample runs.</summary>
public sealed class EmbeddingTests
{
    [Test]
    public void Readme_Embedding_IsTheSampleThatRuns()
    {
        var sample = File.ReadAllText(RepoRoot.Combine("samples/Embedding/Program.cs"));
        var readme = File.ReadAllText(RepoRoot.Combine("README.md"));

        Assert.That(readme, Does.Contain($"```csharp\n{sample}```"));
        Assert.That(sample.Split('\n').Count(l => l.Length > 0 && !l.StartsWith("using", StringComparison.Ordinal)), Is.LessThanOrEqualTo(22));
    }

    [Test]
    public void Readme_OwnModel_IsTheSampleThatForecasts()
    {
        var sample = File.ReadAllText(RepoRoot.Combine("samples/Embedding/FourWeekMean.cs"));
        var model = sample[sample.IndexOf("public sealed", StringComparison.Ordinal)..];
        Assert.That(File.ReadAllText(RepoRoot.Combine("README.md")), Does.Contain($"```csharp\n{model}```"));

        // Five weeks of 10, 20, 30, 40 and 50 contacts an hour: the last four have the mean 35.
        var past = new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 1, 5), 35, TimeSpan.FromHours(1));
        var history = new ContactHistory(new QueueKey("help"), TimeZoneInfo.Utc, Enumerable.Range(0, past.Count).Select(i => new HistoryPoint(past[i], 10 + (10 * (i / 168)), 240)));
        var options = new ForecastOptions { Models = [.. ForecastModels.All, new FourWeekMean()], Model = "four_week_mean", Clean = false };
        var forecast = Forecaster.Fit(history, options).Predict(new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 2, 9), 7, TimeSpan.FromHours(1)));

        Assert.That(forecast.Model, Is.EqualTo("four_week_mean"));
        Assert.That(Enumerable.Range(0, forecast.Volume.Grid.Count).Select(i => forecast.Volume[i]), Is.All.EqualTo(35).Within(1e-9));
    }

    [Test]
    public async Task Sample_Embedding_Runs()
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
        var start = new ProcessStartInfo(dotnet) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Wfm.Samples.Embedding.dll"));
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();

        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // 7 days of 16 half hours, 12 contacts each; 1.6 erlangs at 240 s ask for 4 agents (Erlang C: 3 give 0.756), but the first half hour of a day, which begins empty, has
        // 1.6 (1 − (1 − e^−7.5) ÷ 7.5) = 1.387 for which 3 do (0.828): 220.5 hours. 8 agents work 5 days of 8 h.
        Assert.That(process.ExitCode, Is.Zero, await error);
        Assert.That(output, Does.Contain("1344 contacts, 221 agent-hours required"));
        Assert.That(output, Does.Contain("50 shifts, 0 hard rules broken, 0 agent-hours short"));
    }
}
