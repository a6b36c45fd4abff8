namespace Wfm.IO.Tests;

public sealed class RealDataTests
{
    // Row counts: wc -l of the files, less the header; the two zone cases less the two skipped half hours that the sources fill with zeros.
    [TestCase("bank/history_15min.csv", "UTC", 9184)]
    [TestCase("bank/history_30min.csv", "America/New_York", 4592)]
    [TestCase("anonymous_bank/history_30min.csv", "Asia/Jerusalem", 17518)]
    [TestCase("montgomery911/history_30min.csv", "America/New_York", 12334)]
    public void Read_RealHistories_AllRowsArrive(string path, string zone, int count)
    {
        var result = HistoryFile.Read(Data(path), new ReadOptions { Zone = Zones.Find(zone, "test") });

        Assert.That(result.Value, Has.Count.EqualTo(1));
        Assert.That(result.Value[0].Points, Has.Count.EqualTo(count));
    }

    [Test]
    public void Read_RealEventsAndOrigins_AllRowsArrive()
    {
        var options = new ReadOptions { Zone = Zones.Find("America/New_York", "test") };

        Assert.That(EventsFile.Read(Data("bank/events.csv"), options).Value, Has.Count.EqualTo(12));
        Assert.That(OriginsFile.Read(Data("bank/origins_30min.csv"), options).Value, Has.Count.EqualTo(8));
    }

    [Test]
    public void Read_GoldenQueueCases_AllRowsArrive()
    {
        var result = TableFile.Read(
            SharedData.File("reference/golden_dev.csv"), ["model", "calls_per_interval", "aht_s", "agents"], ["patience_s", "asa_s"],
            row => (row.Text("model"), row.Number("calls_per_interval"), row.Number("aht_s"), row.NumberOrNull("patience_s"), row.NumberOrInfinity("asa_s")));

        Assert.That(result.Value, Is.Not.Empty);
        Assert.That(result.Value[2].Item2, Is.EqualTo(30));
        Assert.That(result.Value[1].Item5, Is.NaN);
    }

    private static string Data(string path) => SharedData.File("data/" + path);
}
