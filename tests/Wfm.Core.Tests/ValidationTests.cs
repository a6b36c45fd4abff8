namespace Wfm.Core.Tests;

/// <summary>Bad input is refused at the door, and the message names the value and what is allowed.</summary>
public sealed class ValidationTests
{
    private static readonly Contract Full = new("full", TimeSpan.FromHours(40));

    private static IEnumerable<TestCaseData> OutOfRange()
    {
        yield return Case(() => new Contract("c", TimeSpan.FromHours(169)), "weeklyHours", "168");
        yield return Case(() => new Contract("c", TimeSpan.Zero), "weeklyHours", "above 0");
        yield return Case(() => Full with { MaxDaysPerWeek = 8 }, "MaxDaysPerWeek", "1 to 7", "8");
        yield return Case(() => Full with { MaxWeekendsIn4Weeks = 5 }, "MaxWeekendsIn4Weeks", "0 to 4", "5");
        yield return Case(() => Full with { MinRest = TimeSpan.FromHours(-1) }, "MinRest", "zero or longer", "-01:00:00");
        yield return Case(() => Full with { MaxHoursPerDay = TimeSpan.Zero }, "MaxHoursPerDay", "longer than zero");
        yield return Case(() => Full with { MaxConsecutiveDays = 0 }, "MaxConsecutiveDays", "above 0", "0");
        yield return Case(() => Full with { WeeklyHoursOver = TimeSpan.FromHours(-2) }, "WeeklyHoursOver", "-02:00:00");
        yield return Case(() => new RosterWeights { UnderCover = double.NaN }, "UnderCover", "finite", "NaN");
        yield return Case(() => new RosterWeights { SevereShare = 1 }, "SevereShare", "below 1");
        yield return Case(() => new LeadRule { AgentsPerLead = 0 }, "AgentsPerLead", "above 0");
        yield return Case(() => new LeadRule { SmallTeamBelow = 0 }, "SmallTeamBelow", "above 0");
        yield return Case(() => new Person("p", PersonRole.Agent, Full, 1.6, [new("a")]), "fte", "1.6", "at most 1.5");
        yield return Case(() => new Person("p", PersonRole.Agent, Full, 1, [new("a", 2.5)]), "skills", "'a'", "2.5");
        yield return Case(() => Template(latest: 7), "latestStart", "08:00");
        yield return Case(() => Template(longest: 5), "maxLength", "24 h");
        yield return Case(() => Template(longest: 25), "maxLength", "24 h");
        yield return Case(() => Template(step: 0), "startStep", "longer than zero");
        yield return Case(() => Template(breaks: new BreakRule(Activity.Meal, TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(2), TimeSpan.Zero)), "latestAfterStart", "03:00:00");
        yield return Case(() => new Absence("p", Hour(0), AbsenceKind.WishOff, weight: -1), "weight", "-1");
        yield return Case(() => new Interval(Hour(5).Start, Hour(5).Start), "length", "longer than zero", "2026-06-01T05:00");
    }

    [TestCaseSource(nameof(OutOfRange))]
    public void Constructor_ValueOutsideItsRange_IsNamed(Func<object> make, string name, string[] texts)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => make());
        Assert.That(error!.ParamName, Is.EqualTo(name));
        foreach (var text in texts)
        {
            Assert.That(error.Message, Does.Contain(text));
        }
    }

    [Test]
    public void Person_AgentWithoutSkillOrWithOneTwice_IsRefused()
    {
        Assert.That(() => new Person("p", PersonRole.Agent, Full, 1, []), Throws.ArgumentException.With.Message.Contains("at least one skill"));
        Assert.That(() => new Person("p", PersonRole.Agent, Full, 1, [new("a"), new("a", 0.5)]), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => new Person(" ", PersonRole.Lead, Full, 1, []), Throws.ArgumentException.With.Message.Contains("id"));
    }

    [Test]
    public void ContactHistory_EmptyMixedOrOverlapping_NamesTheQueueAndTheInterval()
    {
        static ContactHistory History(params Interval[] times) => new(new QueueKey("sales"), TimeZoneInfo.Utc, times.Select(t => new HistoryPoint(t, 1)));
        var long5 = new Interval(Hour(5).Start, TimeSpan.FromHours(2));
        Assert.Multiple(() =>
        {
            Assert.That(() => History(), Throws.ArgumentException.With.Message.Contains("'sales'").And.Message.Contains("empty"));
            Assert.That(() => History(Hour(1), Hour(1)), Throws.ArgumentException.With.Message.Contains("'sales'").And.Message.Contains("2026-06-01T01:00"));
            Assert.That(() => History(Hour(1), long5), Throws.ArgumentException.With.Message.Contains("2026-06-01T05:00"));
        });
    }

    [Test]
    public void ContactHistory_PointsInAnyOrder_AreSortedAndCut()
    {
        var history = new ContactHistory(new QueueKey("sales"), TimeZoneInfo.Utc, new[] { 3, 1, 2 }.Select(h => new HistoryPoint(Hour(h), h)));
        Assert.That(history.Points.Select(p => p.Offered), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(history.Before(Hour(3).Start)!.Points.Select(p => p.Offered), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(history.Before(Hour(1).Start), Is.Null);
    }

    [Test]
    public void ShiftTemplate_NoWeekday_IsRefused() =>
        Assert.That(() => new ShiftTemplate("d", new TimeOnly(8, 0), new TimeOnly(9, 0), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(8), [], []), Throws.ArgumentException.With.Message.Contains("weekday"));

    [Test]
    public void Shift_GapBetweenActivities_NamesBothInstants() =>
        Assert.That(() => new Shift("p", new DateOnly(2026, 6, 1), "d", [new(Activity.Contacts, Hour(8)), new(Activity.Contacts, Hour(10))]),
            Throws.ArgumentException.With.Message.Contains("T10:00").And.Message.Contains("T09:00"));

    [Test]
    public void Shift_UnpaidMeal_IsNoWorkTime()
    {
        var shift = new Shift("p", new DateOnly(2026, 6, 1), "d", [new(Activity.Contacts, Hour(8)), new(Activity.Meal, Hour(9)), new(Activity.Break, Hour(10)), new(Activity.Contacts, Hour(11))]);
        Assert.That((shift.WorkTime.TotalHours, shift.Time.Length.TotalHours), Is.EqualTo((3.0, 4.0)));
    }

    private static Interval Hour(int hour) => new(new DateTimeOffset(2026, 6, 1, hour, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));

    private static ShiftTemplate Template(int latest = 9, double longest = 8, double step = 1, params BreakRule[] breaks) =>
        new("d", new TimeOnly(8, 0), new TimeOnly(latest, 0), TimeSpan.FromHours(step), TimeSpan.FromHours(6), TimeSpan.FromHours(longest), [DayOfWeek.Monday], breaks);

    private static TestCaseData Case(Func<object> make, string name, params string[] texts) => new TestCaseData(make, name, texts).SetArgDisplayNames(name, string.Join(" ", texts));
}
