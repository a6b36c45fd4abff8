namespace Wfm.Tests;

public sealed class HistoryStepsTests
{
    // By hand: 10 + 30 contacts; (10 x 100 s + 30 x 200 s) / 40 = 175 s. The second hour has one half only.
    [Test]
    public void Coarser_HalfHoursToHours_SumsCountsAndWeighsHandleTimes()
    {
        var nine = SmallPlan.Zone.At(SmallPlan.Monday, new TimeOnly(9, 0));
        var history = new ContactHistory(SmallPlan.Help, SmallPlan.Zone,
        [
            new HistoryPoint(new Interval(nine, SmallPlan.HalfHour), 10, 100),
            new HistoryPoint(new Interval(nine.AddMinutes(30), SmallPlan.HalfHour), 30, 200),
            new HistoryPoint(new Interval(nine.AddMinutes(90), SmallPlan.HalfHour), 5),
        ]);

        var hours = HistorySteps.Coarser(history, TimeSpan.FromHours(1));

        Assert.That(hours.Points.Select(p => (p.Time.Start, p.Offered, p.AhtSeconds)), Is.EqualTo(new[] { (nine, 40.0, 175.0), (nine.AddHours(1), 5.0, double.NaN) }));
    }

    [Test]
    public void Coarser_DayOfTheClockChange_KeepsEveryContact()
    {
        var grid = new TimeGrid(SmallPlan.Zone, new DateOnly(2026, 10, 25), 1, SmallPlan.HalfHour);
        var history = new ContactHistory(SmallPlan.Help, SmallPlan.Zone, Enumerable.Range(0, grid.Count).Select(i => new HistoryPoint(grid[i], 1)));

        var hours = HistorySteps.Coarser(history, TimeSpan.FromHours(1));

        Assert.That(hours.Points, Has.Count.EqualTo(25));
        Assert.That(hours.Points.Select(p => p.Offered), Is.All.EqualTo(2));
    }

    [Test]
    public void Coarser_StepThatDoesNotFit_IsRefused() =>
        Assert.That(() => HistorySteps.Coarser(SmallPlan.History(), TimeSpan.FromMinutes(20)), Throws.TypeOf<WfmDataException>());
}
