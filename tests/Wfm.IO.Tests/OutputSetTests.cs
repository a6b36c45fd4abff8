namespace Wfm.IO.Tests;

public sealed class OutputSetTests
{
    [Test]
    public void Commit_TwoFiles_BothThereWithoutByteOrderMark()
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", "old");

        using (var set = new OutputSet(folder.Path))
        {
            set.Add("a.csv", w => w.WriteLine("new é"));
            set.Add("b.csv", w => w.Write("b"));
            Assert.That(File.ReadAllText(folder.File("a.csv")), Is.EqualTo("old"), "nothing changes before the commit");
            set.Commit();
        }

        Assert.That(File.ReadAllBytes(folder.File("a.csv")), Is.EqualTo("new é\n"u8.ToArray()));
        Assert.That(Files(folder), Is.EqualTo(new[] { "a.csv", "b.csv" }));
    }

    [Test]
    public void Dispose_WithoutCommit_LeavesWhatWasThere()
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", "old");

        using (var set = new OutputSet(folder.Path))
        {
            set.Add("a.csv", w => w.Write("new"));
            Assert.That(
                () => set.Add("b.csv", w =>
                {
                    w.Write(new string('x', 1 << 20));
                    throw new OperationCanceledException();
                }),
                Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(File.ReadAllText(folder.File("a.csv")), Is.EqualTo("old"));
        Assert.That(Files(folder), Is.EqualTo(new[] { "a.csv" }));
    }

    [Test]
    public void Commit_Cancelled_LeavesWhatWasThere()
    {
        using var folder = new TempFolder();
        using (var set = new OutputSet(folder.Path))
        {
            set.Add("a.csv", w => w.Write("new"));
            Assert.That(() => set.Commit(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(Files(folder), Is.Empty);
    }

    [Test]
    public void Commit_SecondFileCannotMove_FirstGoesBack()
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", "old");
        using (var set = new OutputSet(folder.Path))
        {
            set.Add("a.csv", w => w.Write("new"));
            set.Add("b.csv", w => w.Write("new"));

            // A folder takes the place of the second file after it was written.
            Directory.CreateDirectory(folder.File("b.csv"));
            Assert.That(() => set.Commit(), Throws.InstanceOf<WfmDataException>());
        }

        Assert.That(File.ReadAllText(folder.File("a.csv")), Is.EqualTo("old"));
        Assert.That(Files(folder), Is.EqualTo(new[] { "a.csv", "b.csv" }));
        Assert.That(Directory.Exists(folder.File("b.csv")), Is.True);
    }

    [Test]
    public void New_FolderCannotBeMade_SaysSo()
    {
        using var folder = new TempFolder();
        folder.Write("a", "file");

        Assert.That(() => new OutputSet(folder.File("a")), Throws.InstanceOf<WfmDataException>().With.Message.StartsWith($"'{folder.File("a")}' cannot be written: "));
    }

    [Test]
    public void WriteFile_NewFolder_IsMade()
    {
        using var folder = new TempFolder();

        OutputSet.WriteFile(folder.File("out/x.csv"), w => w.Write("x"));

        Assert.That(File.ReadAllText(folder.File("out/x.csv")), Is.EqualTo("x"));
    }

    [Test]
    public void Manifest_Written_KeysInFixedOrder()
    {
        var writer = new StringWriter();

        ManifestFile.Write(writer, new Manifest
        {
            Version = "1",
            Command = "plan",
            Inputs = new Dictionary<string, string> { ["b"] = "2", ["a"] = "é\"" },
            Seed = 3,
            Penalty = 0.1,
            Bound = double.NaN,
            StepSeconds = [KeyValuePair.Create("z", 1.5), KeyValuePair.Create("a", 2.0)],
            Warnings = ["w"],
        });

        Assert.That(writer.ToString(), Is.EqualTo("""
            {
              "version": "1",
              "command": "plan",
              "runtime": {},
              "inputs": {
                "a": "é\"",
                "b": "2"
              },
              "seed": 3,
              "options": {},
              "status": null,
              "penalty": 0.1,
              "bound": null,
              "gap": null,
              "results": {},
              "step_seconds": {
                "z": 1.5,
                "a": 2
              },
              "warnings": [
                "w"
              ]
            }

            """));
    }

    private static string[] Files(TempFolder folder) => [.. new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal)];
}
