namespace Wfm.Core.Tests.Calendar;

public sealed class HolidayCalendarTests
{
    private static string Dates(string code, int year, string name) =>
        string.Join(' ', HolidayCalendar.Find(code).On(year).Where(h => h.Name.StartsWith(name, StringComparison.Ordinal)).Select(h => $"{h.Date:MM-dd}"));

    [Test]
    public void On_EveryCodeAndYear_IsOrderedAndWithoutDuplicates()
    {
        foreach (var code in HolidayCalendar.Codes)
        {
            var calendar = HolidayCalendar.Find(code);
            Assert.That(calendar.Code, Is.EqualTo(code));
            for (var year = 1970; year <= 2100; year++)
            {
                var days = calendar.On(year);
                Assert.That(days.Select(h => h.Date), Is.Ordered, $"{code} {year}");
                Assert.That(days.Select(h => (h.Date, h.Name)), Is.Unique, $"{code} {year}");
                Assert.That(days.Select(h => h.Date.Year), Is.All.EqualTo(year), $"{code} {year}");
                Assert.That(days, Has.Count.InRange(4, 20), $"{code} {year}");
            }
        }
    }

    [Test]
    public void On_ARegion_HasAllOfItsCountry()
    {
        foreach (var code in HolidayCalendar.Codes.Where(c => c.Contains('-', StringComparison.Ordinal)))
        {
            for (var year = 1970; year <= 2100; year += 13)
            {
                var country = HolidayCalendar.Find(code[..2]).On(year).Select(h => (h.Date, h.Name));
                Assert.That(country, Is.SubsetOf(HolidayCalendar.Find(code).On(year).Select(h => (h.Date, h.Name))), $"{code} {year}");
            }
        }
    }

    // Known dates, to be held against a published calendar of the years: the Hebrew year in leap years and others, Independence Day moved both ways and not at all.
    [TestCase("Pesach", "1999-04-01 2024-04-23 2025-04-13 2026-04-02")]
    [TestCase("Shavuot", "1999-05-21 2024-06-12 2025-06-02 2026-05-22")]
    [TestCase("Yom HaAtzmaut", "1999-04-21 2024-05-14 2025-05-01 2026-04-22")]
    [TestCase("Rosh HaShana", "1999-09-11 2024-10-03 2025-09-23 2026-09-12")]
    [TestCase("Yom Kippur", "1999-09-20 2024-10-12 2025-10-02 2026-09-21")]
    [TestCase("Simchat Torah", "1999-10-02 2024-10-24 2025-10-14 2026-10-03")]
    public void On_Israel_FollowsTheHebrewCalendar(string name, string dates)
    {
        var calendar = HolidayCalendar.Find("IL");
        Assert.That(string.Join(' ', new[] { 1999, 2024, 2025, 2026 }.Select(y => $"{calendar.On(y).Single(h => h.Name == name).Date:yyyy-MM-dd}")), Is.EqualTo(dates));
        Assert.That(calendar.IsWeekend(new DateOnly(2026, 1, 2)) && !calendar.IsWeekend(new DateOnly(2026, 1, 4)), "Friday, Sunday");
    }

    // As known, to be held against gov.uk/bank-holidays and its archive: the weekend's stand-ins, and days moved or appointed.
    [TestCase("UK-ENG", 2021, "Christmas", "12-25 12-27")]
    [TestCase("UK-ENG", 2021, "Boxing", "12-26 12-28")]
    [TestCase("UK-ENG", 2022, "Christmas", "12-25 12-27")]
    [TestCase("UK-ENG", 2022, "Boxing", "12-26")]
    [TestCase("UK-ENG", 2020, "Boxing", "12-26 12-28")]
    [TestCase("UK-ENG", 2023, "New Year", "01-01 01-02")]
    [TestCase("UK-SCT", 2022, "New Year", "01-01 01-03")]
    [TestCase("UK-SCT", 2022, "2nd January", "01-02 01-04")]
    [TestCase("UK-SCT", 2023, "New Year", "01-01 01-03")]
    [TestCase("UK-SCT", 2023, "2nd January", "01-02")]
    [TestCase("UK-SCT", 2024, "Summer", "08-05")]
    [TestCase("UK-ENG", 2024, "Summer", "08-26")]
    [TestCase("UK-SCT", 2024, "St Andrew", "11-30 12-02")]
    [TestCase("UK-NIR", 2024, "St Patrick", "03-17 03-18")]
    [TestCase("UK-NIR", 2025, "Battle", "07-12 07-14")]
    [TestCase("UK-WLS", 2020, "Early May", "05-08")]
    [TestCase("UK-WLS", 2021, "Early May", "05-03")]
    [TestCase("UK", 2022, "Spring", "06-02")]
    [TestCase("UK", 2022, "Platinum", "06-03")]
    [TestCase("UK", 2023, "Coronation", "05-08")]
    [TestCase("UK-SCT", 2026, "World Cup", "06-15")]
    [TestCase("UK-ENG", 2026, "World Cup", "")]
    [TestCase("UK-SCT", 2024, "Easter Monday", "")]

    // As known, to be held against opm.gov, federal holidays by year.
    [TestCase("US", 2021, "New Year", "01-01 12-31")]
    [TestCase("US", 2021, "Juneteenth", "06-18 06-19")]
    [TestCase("US", 2020, "Juneteenth", "")]
    [TestCase("US", 2021, "Independence", "07-04 07-05")]
    [TestCase("US", 2022, "Christmas", "12-25 12-26")]
    [TestCase("US", 2023, "New Year", "01-01 01-02")]
    [TestCase("US", 2024, "Thanksgiving", "11-28")]
    [TestCase("US", 2024, "Memorial", "05-27")]
    [TestCase("US", 2024, "Martin", "01-15")]
    [TestCase("US", 2025, "Columbus", "10-13")]
    [TestCase("US", 2025, "Washington", "02-17")]

    // rijksoverheid.nl; a birthday on a Sunday moves to the day before.
    [TestCase("NL", 2014, "Koningsdag", "04-26")]
    [TestCase("NL", 2013, "Koninginnedag", "04-30")]
    [TestCase("NL", 2006, "Koninginnedag", "04-29")]

    // The Länder: all in 2017, the north from 2018, Bayern never else.
    [TestCase("DE-BY", 2017, "Reformationstag", "10-31")]
    [TestCase("DE-BY", 2018, "Reformationstag", "")]
    [TestCase("DE-HH", 2016, "Reformationstag", "")]
    [TestCase("DE-HH", 2018, "Reformationstag", "10-31")]
    [TestCase("DE-BE", 2025, "Tag der Befreiung", "05-08")]
    [TestCase("DE-BY-AUGSBURG", 2025, "Augsburger", "08-08")]
    [TestCase("DE-NW", 1994, "Buß", "11-16")]
    [TestCase("DE-NW", 1995, "Buß", "")]
    [TestCase("DK", 2023, "Store bededag", "05-05")]
    [TestCase("DK", 2024, "Store bededag", "")]
    [TestCase("FR", 2024, "Vendredi", "")]
    [TestCase("FR-57", 2024, "Vendredi", "03-29")]
    [TestCase("FR-67", 2024, "Saint-Étienne", "12-26")]
    public void On_IsAsGovernmentsList(string code, int year, string name, string expected) => Assert.That(Dates(code, year, name), Is.EqualTo(expected));

    // As known, to be held against service-public.fr and employment.belgium.be, 2025, whole years.
    [TestCase("FR", "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25")]
    [TestCase("BE", "01-01 04-21 05-01 05-29 06-09 07-21 08-15 11-01 11-11 12-25")]
    [TestCase("US", "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [TestCase("UK-ENG", "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [TestCase("UK-SCT", "01-01 01-02 04-18 05-05 05-26 08-04 11-30 12-01 12-25 12-26")]
    [TestCase("UK-NIR", "01-01 03-17 04-18 04-21 05-05 05-26 07-12 07-14 08-25 12-25 12-26")]
    public void On_2025_IsTheWholeList(string code, string expected) =>
        Assert.That(string.Join(' ', HolidayCalendar.Find(code).On(2025).Select(h => $"{h.Date:MM-dd}")), Is.EqualTo(expected));

    [Test]
    public void On_DaysThatMostWork_SaySo()
    {
        var dutch = HolidayCalendar.Find("NL");
        Assert.That(dutch.On(2026).Where(h => !h.IsDayOff).Select(h => h.Name), Is.EqualTo(new[] { "Goede Vrijdag", "Bevrijdingsdag" }));
        Assert.That(dutch.On(2025).Where(h => !h.IsDayOff).Select(h => h.Name), Is.EqualTo(new[] { "Goede Vrijdag" }));
    }

    [Test]
    public void Between_TakesBothEnds()
    {
        var days = HolidayCalendar.Find("nl").Between(new DateOnly(2025, 12, 25), new DateOnly(2026, 1, 1)).Select(h => h.Name);
        Assert.That(days, Is.EqualTo(new[] { "Eerste kerstdag", "Tweede kerstdag", "Nieuwjaarsdag" }));
    }

    [TestCase("gb-sct", "UK-SCT")]
    [TestCase(" de-by ", "DE-BY")]
    [TestCase("de-by-catholic", "DE-BY-CATHOLIC")]
    public void Find_OtherSpelling_IsFound(string code, string expected) => Assert.That(HolidayCalendar.Find(code).Code, Is.EqualTo(expected));

    [TestCase("XX")]
    [TestCase("")]
    [TestCase("NL-")]
    [TestCase("DE-XX")]
    [TestCase("NLX")]
    public void Find_Unknown_ListsWhatExists(string code) =>
        Assert.That(() => HolidayCalendar.Find(code), Throws.ArgumentException.With.Message.Contains("BE, DK, FR, FR-57"));

    [Test]
    public void On_YearWithoutACalendar_IsRefused() =>
        Assert.That(() => HolidayCalendar.Find("NL").On(1500), Throws.TypeOf<ArgumentOutOfRangeException>());
}
