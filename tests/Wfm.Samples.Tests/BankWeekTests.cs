using Wfm.TestKit;
using Wfm.TestKit.Bank;

namespace Wfm.Samples.Tests;

public class BankWeekTests
{
    [Test]
    public void Write_250People_HasHoursForTheWeekAndLeadsByBothRules()
    {
        using var folder = new TempFolder();
        var figures = BankWeek.Write(folder.Path);
        TestContext.Out.WriteLine(figures);
        Assert.Multiple(() =>
        {
            Assert.That(figures.Agents + figures.Leads, Is.EqualTo(250));
            Assert.That(figures.Load, Is.LessThan(1), "gross over available hours");
            Assert.That(figures.Leads, Is.GreaterThanOrEqualTo(Math.Ceiling(figures.Agents / 15.0)));
            Assert.That(figures.Leads * 40, Is.GreaterThan(figures.FloorLeadHours));
            Assert.That(File.ReadLines(folder.File("people.csv")).Count(), Is.EqualTo(251));
            Assert.That(File.ReadLines(folder.File("history.csv")).Last(), Does.StartWith("bank,2003-10-17T20:30:00"));
        });
    }

    [Test]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        using var a = new TempFolder();
        using var b = new TempFolder();
        BankWeek.Write(a.Path, 100, 3);
        BankWeek.Write(b.Path, 100, 3);
        foreach (var file in Directory.EnumerateFiles(a.Path))
        {
            Assert.That(File.ReadAllBytes(file), Is.EqualTo(File.ReadAllBytes(b.File(Path.GetFileName(file)))), file);
        }
    }
}
