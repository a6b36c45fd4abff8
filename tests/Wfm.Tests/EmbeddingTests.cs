using System.Diagnostics;
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
    public async Task Sample_Embedding_Runs()
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
        var start = new ProcessStartInfo(dotnet) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Wfm.Samples.Embedding.dll"));
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();

        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // 7 days of 16 half hours, 10 to 14 contacts each, 12 on average; 1.6 erlangs at 240 s ask for 4 agents (Erlang C: 3 give 0.756), and 8 agents work 5 days of 8 h.
        Assert.That(process.ExitCode, Is.Zero, await error);
        Assert.That(output, Does.Contain("1344 contacts, 224 agent-hours required"));
        Assert.That(output, Does.Contain("50 shifts, 0 hard rules broken, 0 agent-hours short"));
    }
}
