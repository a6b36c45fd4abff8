using System.Text;

namespace Wfm.IO.Tests.Report;

public sealed class ReportSizeTests
{
    private const int Limit = 2_500_000;

    [TestCase(60, 28, 30)]
    [TestCase(60, 28, 15)]
    [TestCase(250, 7, 30)]
    public void Render_UsualSizes_StaySmall(int agents, int days, int step)
    {
        var html = HtmlReport.Render(ReportSample.Centre(agents, days, stepMinutes: step));
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{agents}x{days}x{step}.html");
        File.WriteAllText(path, html);
        TestContext.AddTestAttachment(path, "to look at");
        TestContext.Out.WriteLine($"{agents} agents, {days} days of {step} min: {Encoding.UTF8.GetByteCount(html):#,0} bytes");
        Assert.That(Encoding.UTF8.GetByteCount(html), Is.LessThan(Limit));
    }

    [Test]
    public void Render_FiveThousandPeople_CapsRowsAndSaysSo()
    {
        var html = HtmlReport.Render(ReportSample.Centre(5000, 7));
        var board = html[html.IndexOf("<section id=\"roster\"", StringComparison.Ordinal)..html.IndexOf("<section id=\"people\"", StringComparison.Ordinal)];
        Assert.Multiple(() =>
        {
            Assert.That(board.Split("<th scope=\"row\">").Length - 1, Is.EqualTo(300));
            Assert.That(board, Does.Contain("Shown: the first 300 of 5336 people."));
            Assert.That(Encoding.UTF8.GetByteCount(html), Is.LessThan(Limit));
        });
    }

    [Test]
    public void Render_MoreWeeksThanShown_SaysSo()
    {
        var html = HtmlReport.Render(ReportSample.Centre(8, 70) with { MaxWeeks = 2 });
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain("Shown: the first 2 of 10 weeks."));
            Assert.That(html.Split("<table class=\"gantt\">").Length - 1, Is.EqualTo(2));
        });
    }
}
