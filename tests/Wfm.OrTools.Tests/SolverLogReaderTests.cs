namespace Wfm.OrTools.Tests;

/// <summary>Lines as OR-Tools 9.15 prints them.</summary>
public sealed class SolverLogReaderTests
{
    [TestCase("#1       0.48s best:5389  next:[5390,5567] main (fixed_bools=0/150)", true, 5389.0, 5567.0, 0.48, true)]
    [TestCase("#1       0.48s best:5389  next:[5000,5388] main (fixed_bools=0/150)", false, 5389.0, 5000.0, 0.48, true)]
    [TestCase("#Bound   1.45s best:5545  next:[5546,5562] main", true, 5545.0, 5562.0, 1.45, false)]
    [TestCase("#Bound   0.35s best:-inf  next:[-0,7444]  initial_domain", true, null, 7444.0, 0.35, false)]
    [TestCase("#Bound  12.00s best:inf   next:[1.25e+10,7.5e+11] main", false, null, 1.25e10, 12.0, false)]
    [TestCase("#12    103.21s best:12.5  next:[]         quick_restart", false, 12.5, 12.5, 103.21, true)]
    [TestCase("#1       0.02s main", false, null, null, 0.02, true)]
    public void Parse_ProgressLine_IsRead(string line, bool isMaximization, double? objective, double? bound, double seconds, bool isSolution) =>
        Assert.That(SolverLogReader.Parse(line, isMaximization), Is.EqualTo(new CpSatProgress(objective, bound, TimeSpan.FromSeconds(seconds), isSolution)));

    [TestCase("#Variables: 150 (#bools: 150 in objective) (150 primary variables)")]
    [TestCase("#kLinearN: 10 (#terms: 1'500)")]
    [TestCase("#Done    1.66s main")]
    [TestCase("#Model   0.70s var:150/150 constraints:17/17")]
    [TestCase("Starting search at 0.35s with 1 workers.")]
    [TestCase("")]
    public void Parse_OtherLine_IsNotProgress(string line) => Assert.That(SolverLogReader.Parse(line, false), Is.Null);

    [Test]
    public void Add_LineInPieces_IsReadOnce()
    {
        var progress = new TestModels.Progress();
        var reader = new SolverLogReader(false, keepsText: true, progress);

        reader.Add("#1  0.48s best:9  ne");
        reader.Add("xt:[5,8] main\n#Bou");

        Assert.Multiple(() =>
        {
            Assert.That(progress.Steps, Is.EqualTo(new[] { new CpSatProgress(9, 5, TimeSpan.FromSeconds(0.48), true) }));
            Assert.That(reader.Text, Is.EqualTo("#1  0.48s best:9  next:[5,8] main\n#Bou"));
        });
    }
}
