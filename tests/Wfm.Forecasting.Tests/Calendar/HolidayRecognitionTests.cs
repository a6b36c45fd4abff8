namespace Wfm.Forecasting.Tests.Calendar;

/// <summary>Whose holidays a history keeps: planted calendars are found, and histories without holidays give none.</summary>
public class HolidayRecognitionTests
{
    private static readonly DateOnly Start = new(2024, 6, 3);

    [TestCase("NL")]
    [TestCase("US")]
    [TestCase("DK")]
    [TestCase("FR")]
    public void Find_YearClosedOnHolidays_NamesTheCountry(string code)
    {
        var found = HolidayRecognition.Find(Kept(code, 400, 1));
        Assert.That(found, Is.Not.Null);
        Assert.That(found!.Calendar.Code.Split('-')[0], Is.EqualTo(code));
        Assert.That(found.Odd, Is.EqualTo(found.Days));
    }

    [Test]
    public void Find_Bavaria_NamesTheLand()
    {
        // Corpus Christi, Assumption and All Saints tell it from most other Länder; a Land with the same holidays on these weekdays would do as well.
        var found = HolidayRecognition.Find(Kept("DE-BY", 400, 2));
        Assert.That(found!.Calendar.Code, Does.StartWith("DE-"));
        var missing = HolidayCalendar.Find("DE-BY").Between(Start, Start.AddDays(399)).Where(h => h.IsDayOff && h.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(h => h.Date).Except(found.Calendar.Between(Start, Start.AddDays(399)).Select(h => h.Date));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Find_OneHolidayInAZoneOfThatCountry_IsEnough_ElsewhereNot()
    {
        // 22 weeks with one weekday closed that is a holiday of the country, and none of its holidays open.
        TrainingSeries Series(TimeZoneInfo zone) => Clean(150, 3, new DateOnly(2024, 6, 17), zone, d => d == new DateOnly(2024, 7, 4) || d == new DateOnly(2024, 9, 2) || d == new DateOnly(2024, 6, 19));
        Assert.That(HolidayRecognition.Find(Series(TimeZoneInfo.FindSystemTimeZoneById("America/New_York")))?.Calendar.Code, Is.EqualTo("US"));
        Assert.That(HolidayRecognition.Find(Clean(150, 3, new DateOnly(2024, 6, 17), TimeZoneInfo.Utc, d => d == new DateOnly(2024, 7, 4))), Is.Null);
    }

    [Test]
    public void Find_HistoriesWithoutHolidays_GiveNone([Range(1, 20)] int seed)
    {
        // Twelve closed days at random, in a year: no country's.
        var random = new Random(seed);
        var closed = Enumerable.Range(0, 12).Select(_ => Start.AddDays(random.Next(400))).ToHashSet();
        Assert.That(HolidayRecognition.Find(Clean(400, seed, Start, TimeZoneInfo.Utc, closed.Contains)), Is.Null);
    }

    [Test]
    public void Predict_HolidayAheadWithoutEvents_IsForecastAsKeptAndSaid()
    {
        var holidays = HolidayCalendar.Find("NL").Between(Start, Start.AddDays(800)).Where(h => h.IsDayOff).Select(h => h.Date).ToHashSet();
        var random = new Random(4);
        var history = Past.Of(560, (d, t) => (holidays.Contains(d) ? 0.4 : 1) * Past.Office(d, t) is var mean && double.IsNaN(mean) ? mean : Past.Poisson(random, mean), from: Start);
        var forecast = Forecaster.Fit(history).Predict(Past.After(history, 28));
        var christmas = new DateOnly(2025, 12, 25).DayNumber - forecast.Volume.Grid.FirstDay.DayNumber;
        Assert.That(christmas, Is.InRange(0, 27));
        Assert.That(forecast.Volume.DaySum(christmas) / forecast.Volume.DaySum(christmas - 7), Is.EqualTo(0.4).Within(0.1));
        Assert.That(forecast.Notes, Has.Some.Contains("public holidays of NL"));
    }

    private static TrainingSeries Kept(string code, int days, int seed)
    {
        var holidays = HolidayCalendar.Find(code).Between(Start, Start.AddDays(days)).Where(h => h.IsDayOff).Select(h => h.Date).ToHashSet();
        return Clean(days, seed, Start, TimeZoneInfo.Utc, holidays.Contains);
    }

    private static TrainingSeries Clean(int days, int seed, DateOnly first, TimeZoneInfo zone, Func<DateOnly, bool> closed)
    {
        var random = new Random(seed);
        return new TrainingSeries(zone, first, TimeSpan.FromHours(1), Enumerable.Range(0, days * 24).Select(c =>
        {
            var day = first.AddDays(c / 24);
            var mean = closed(day) ? double.NaN : Past.Office(day, TimeSpan.FromHours(c % 24));
            return double.IsNaN(mean) ? mean : Past.Poisson(random, mean);
        }));
    }
}
