namespace Wfm.Core.Tests.Demand;

public sealed class ShrinkageTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Test]
    public void HoldsAlways_NoLimitNamed_IsTrue()
    {
        Shrinkage plain = new("breaks", 0.1, ShrinkageBase.Present);
        Assert.That(plain.HoldsAlways, Is.True);
        Assert.That((plain with { Weekdays = Enum.GetValues<DayOfWeek>() }).HoldsAlways, Is.True);
        Assert.That((plain with { Weekdays = [DayOfWeek.Sunday] }).HoldsAlways, Is.False);
        Assert.That((plain with { From = Monday }).HoldsAlways, Is.False);
        Assert.That((plain with { To = Monday }).HoldsAlways, Is.False);
        Assert.That((plain with { Clock = new OpenSpan(TimeSpan.Zero, TimeSpan.FromHours(24)) }).HoldsAlways, Is.False);
    }

    [Test]
    public void HoldsOn_DatesAndWeekdays_AreHalfOpenAndBothMustHold()
    {
        var meeting = new Shrinkage("meeting", 0.05, ShrinkageBase.Present) { From = Monday, To = Monday.AddDays(14), Weekdays = [DayOfWeek.Tuesday, DayOfWeek.Monday] };
        var days = Enumerable.Range(-7, 35).Where(d => meeting.HoldsOn(Monday.AddDays(d)));
        Assert.That(days, Is.EqualTo(new[] { 0, 1, 7, 8 }));
        Assert.That(Enumerable.Range(0, 7).Count(d => (meeting with { To = Monday }).HoldsOn(Monday.AddDays(d))), Is.Zero);
    }

    [Test]
    public void Equals_SameWeekdaysInAnotherOrder_IsTrue()
    {
        Shrinkage On(params DayOfWeek[] days) => new("meeting", 0.05, ShrinkageBase.Present) { Weekdays = days };
        Assert.That(On(DayOfWeek.Monday, DayOfWeek.Friday), Is.EqualTo(On(DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Friday)));
        Assert.That(On(DayOfWeek.Monday), Is.Not.EqualTo(On(DayOfWeek.Friday)));
        Assert.That(On(DayOfWeek.Friday, DayOfWeek.Monday).Weekdays, Is.EqualTo(new[] { DayOfWeek.Monday, DayOfWeek.Friday }));
    }

    [Test]
    public void Weekdays_NoSuchDay_Throws() =>
        Assert.That(() => new Shrinkage("meeting", 0.05, ShrinkageBase.Present) { Weekdays = [(DayOfWeek)7] }, Throws.InstanceOf<ArgumentOutOfRangeException>());
}
