using System.Diagnostics;

namespace Wfm.OrTools.Tests;

/// <summary>What happens when Node processes die, hang or are not there.</summary>
public sealed class NodePoolTests
{
    private static readonly CpSatOptions Long = new() { TimeLimit = TimeSpan.FromMinutes(5) };

    [Test]
    public async Task Solve_ProcessKilledInTheMiddle_IsTriedAgainOnAnother()
    {
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1 });
        var progress = new TestModels.Progress();
        var options = new CpSatOptions { DeterministicTimeLimit = 0.25 };
        var solve = runtime.SolveAsync(TestModels.Hard(), options, progress);
        await progress.First;
        var killed = runtime.ProcessIds.Single();

        Kill(killed);
        var response = await solve;
        var undisturbed = await runtime.SolveAsync(TestModels.Hard(), options);

        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.Feasible));
            Assert.That(response.Values.ToArray(), Is.EqualTo(undisturbed.Values.ToArray()));
            Assert.That(runtime.ProcessIds, Has.None.EqualTo(killed).And.Exactly(1).Items);
        });
    }

    [Test]
    public async Task Solve_ProcessKilledTwice_SaysSoAndThePoolGoesOn()
    {
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1 });
        var victims = new HashSet<int>();
        var assassin = new Assassin(() =>
        {
            foreach (var id in runtime.ProcessIds.ToList().Where(victims.Add))
            {
                Kill(id);
            }
        });

        var error = Assert.ThrowsAsync<CpSatRuntimeException>(async () => await runtime.SolveAsync(TestModels.Hard(), Long, assassin));
        var after = await runtime.SolveAsync(TestModels.Hard(items: 10, limits: 1));

        Assert.Multiple(() =>
        {
            Assert.That(victims, Has.Count.EqualTo(2));
            Assert.That(error!.Kind, Is.EqualTo(CpSatFailure.Crashed));
            Assert.That(error.Message, Does.Contain("exit code").And.Contain("second try"));
            Assert.That(after.Status, Is.EqualTo(CpSatStatus.Optimal));
        });
    }

    [Test]
    public async Task Solve_IdleProcessKilled_StartsAnother()
    {
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1 });
        await runtime.WarmUpAsync();
        Kill(runtime.ProcessIds.Single());

        var response = await runtime.SolveAsync(TestModels.Hard(items: 10, limits: 1));

        Assert.That(response.Status, Is.EqualTo(CpSatStatus.Optimal));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no signal that freezes a process.")]
    public async Task Solve_ProcessFrozen_CountsAsHung()
    {
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1, HangMargin = TimeSpan.FromSeconds(1) });
        var progress = new TestModels.Progress();
        var solve = runtime.SolveAsync(TestModels.Hard(), new CpSatOptions { TimeLimit = TimeSpan.FromSeconds(2) }, progress);
        await progress.First;
        await FreezeAsync(runtime.ProcessIds.Single());

        var error = Assert.ThrowsAsync<CpSatRuntimeException>(async () => await solve);
        var after = await runtime.SolveAsync(TestModels.Hard(items: 10, limits: 1));

        Assert.Multiple(() =>
        {
            Assert.That(error!.Kind, Is.EqualTo(CpSatFailure.Hung));
            Assert.That(after.Status, Is.EqualTo(CpSatStatus.Optimal));
        });
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no signal that freezes a process.")]
    public async Task Solve_ProcessFrozenWithoutTimeLimit_IsTriedAgainOnAnother()
    {
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1, StallTimeout = TimeSpan.FromSeconds(2) });
        var progress = new TestModels.Progress();
        var solve = runtime.SolveAsync(TestModels.Hard(), new CpSatOptions { DeterministicTimeLimit = 0.2 }, progress);
        await progress.First;
        var frozen = runtime.ProcessIds.Single();
        await FreezeAsync(frozen);

        var response = await solve;

        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.Feasible));
            Assert.That(runtime.ProcessIds, Has.None.EqualTo(frozen).And.Exactly(1).Items);
        });
    }

    [Test]
    public async Task Solve_ManyAtOnce_UsesNoMoreProcessesThanAllowed()
    {
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 2 });

        await Task.WhenAll(Enumerable.Range(1, 7).Select(seed => runtime.SolveAsync(TestModels.Hard(seed, items: 20, limits: 2))));

        Assert.That(runtime.ProcessIds.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Dispose_DuringASolve_EndsItAndTheProcess()
    {
        var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1 });
        var progress = new TestModels.Progress();
        var solve = runtime.SolveAsync(TestModels.Hard(), Long, progress);
        await progress.First;
        var id = runtime.ProcessIds.Single();

        await runtime.DisposeAsync();

        Assert.That(async () => await solve, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => Process.GetProcesses().Select(process => process.Id), Has.None.EqualTo(id).After(5000, 50));
    }

    [Test]
    public void Create_NodeNamedButMissing_SaysWhatToInstall()
    {
        var error = Assert.Throws<CpSatRuntimeException>(() => _ = new NodeCpSatRuntime(new NodeRuntimeOptions { NodePath = "/no/such/node" }));

        Assert.Multiple(() =>
        {
            Assert.That(error!.Kind, Is.EqualTo(CpSatFailure.NodeMissing));
            Assert.That(error.Message, Does.Contain("/no/such/node").And.Contain("Install Node 26").IgnoreCase);
        });
    }

    [Test]
    public void Create_VariableNamesMissingNode_SaysSo()
    {
        var before = Environment.GetEnvironmentVariable("WFM_NODE");
        Environment.SetEnvironmentVariable("WFM_NODE", "/no/such/node");
        try
        {
            Assert.That(() => CpSatRuntimes.Create(new CpSatRuntimeOptions { Kind = CpSatRuntimeKind.Node }),
                Throws.InstanceOf<CpSatRuntimeException>().With.Message.Contains("WFM_NODE"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("WFM_NODE", before);
        }
    }

    [Test]
    public void Find_NoNodeAnywhere_SaysWhatToInstall()
    {
        var before = Environment.GetEnvironmentVariable("WFM_NODE");
        Environment.SetEnvironmentVariable("WFM_NODE", null);
        try
        {
            var error = Assert.Throws<CpSatRuntimeException>(() => NodeInstallation.Find(new NodeRuntimeOptions(), [TestContext.CurrentContext.WorkDirectory], ""));
            Assert.Multiple(() =>
            {
                Assert.That(error!.Kind, Is.EqualTo(CpSatFailure.NodeMissing));
                Assert.That(error.Message, Does.Contain("https://nodejs.org").And.Contain("WFM_NODE"));
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("WFM_NODE", before);
        }
    }

    [Test]
    public void Create_PackageMissing_SaysWhatToInstall()
    {
        var error = Assert.Throws<CpSatRuntimeException>(() => _ = new NodeCpSatRuntime(new NodeRuntimeOptions { PackagePath = "/no/such/package" }));

        Assert.Multiple(() =>
        {
            Assert.That(error!.Kind, Is.EqualTo(CpSatFailure.PackageMissing));
            Assert.That(error.Message, Does.Contain("npm install or-tools-wasm@0.9.1"));
        });
    }

    [Test]
    public async Task Solve_PackageBroken_SaysWhatToInstall()
    {
        var folder = Directory.CreateTempSubdirectory("wfm-broken-package-");
        try
        {
            var entry = Path.Combine(folder.FullName, "build", "javascript", "node", "cp-sat.js");
            Directory.CreateDirectory(Path.GetDirectoryName(entry)!);
            await File.WriteAllTextAsync(entry, "import './gone.js';");
            await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { PackagePath = folder.FullName });

            var error = Assert.ThrowsAsync<CpSatRuntimeException>(async () => await runtime.SolveAsync(new CpModel()));

            Assert.Multiple(() =>
            {
                Assert.That(error!.Kind, Is.EqualTo(CpSatFailure.PackageMissing));
                Assert.That(error.Message, Does.Contain("0.9.1").And.Contain("gone.js"));
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Solve_NotNodeAtAll_SaysWhatToInstall()
    {
        // The program that runs this test is certainly there and certainly not Node.
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { NodePath = Environment.ProcessPath });

        var error = Assert.ThrowsAsync<CpSatRuntimeException>(async () => await runtime.SolveAsync(new CpModel()));

        Assert.That(error!.Kind, Is.EqualTo(CpSatFailure.NodeMissing));
    }

    [Test]
    public async Task Examine_AsBuilt_NamesEveryVersion()
    {
        var report = await CpSatDoctor.ExamineAsync(new CpSatRuntimeOptions { Kind = CpSatRuntimeKind.Node });

        Assert.Multiple(() =>
        {
            Assert.That(report.IsHealthy, Is.True, string.Join('\n', report.Problems));
            Assert.That(report.Runtime, Is.EqualTo("node"));
            Assert.That(report.NodeVersion, Does.StartWith("v"));
            Assert.That(report.PackageVersion, Is.EqualTo("0.9.1"));
            Assert.That(report.SolverVersion, Does.StartWith("9.15"));
            Assert.That(report.Warnings.Count, Is.EqualTo(report.HasJspi == true ? 0 : 1));
            Assert.That(report.ToLines(), Has.Some.StartsWith("OR-Tools: 9.15").And.Some.StartsWith("Node: v"));
        });
        TestContext.Out.WriteLine(string.Join('\n', report.ToLines()));
    }

    [Test]
    public async Task Examine_NodeMissing_ReportsAndDoesNotThrow()
    {
        var report = await CpSatDoctor.ExamineAsync(new CpSatRuntimeOptions
        {
            Kind = CpSatRuntimeKind.Node,
            Node = new NodeRuntimeOptions { NodePath = "/no/such/node" },
        });

        Assert.Multiple(() =>
        {
            Assert.That(report.IsHealthy, Is.False);
            Assert.That(report.ToLines(), Has.Some.StartsWith("problem: ").And.Some.Contains("nodejs.org"));
        });
    }

    [Test]
    public void Create_NativeWithoutItsAssembly_SaysHowToGetIt() =>
        Assert.That(() => CpSatRuntimes.Create(new CpSatRuntimeOptions { Kind = CpSatRuntimeKind.Native }),
            Throws.InstanceOf<CpSatRuntimeException>().With.Property("Kind").EqualTo(CpSatFailure.NativeMissing).And.Message.Contains("OrToolsRuntime=native"));

    private static async Task FreezeAsync(int id)
    {
        using var freeze = Process.Start("kill", ["-STOP", id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await freeze.WaitForExitAsync();
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }

    private sealed class Assassin(Action strike) : IProgress<CpSatProgress>
    {
        public void Report(CpSatProgress value) => strike();
    }
}
