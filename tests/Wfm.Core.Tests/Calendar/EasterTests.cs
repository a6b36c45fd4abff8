namespace Wfm.Core.Tests.Calendar;

public sealed class EasterTests
{
    // Published table: U.S. Census Bureau, "Easter Dates from 1600 to 2099"; the earliest and latest possible dates among them.
    [TestCase(1818, 3, 22)]
    [TestCase(1886, 4, 25)]
    [TestCase(1943, 4, 25)]
    [TestCase(1961, 4, 2)]
    [TestCase(1970, 3, 29)]
    [TestCase(1981, 4, 19)]
    [TestCase(1999, 4, 4)]
    [TestCase(2000, 4, 23)]
    [TestCase(2001, 4, 15)]
    [TestCase(2008, 3, 23)]
    [TestCase(2011, 4, 24)]
    [TestCase(2016, 3, 27)]
    [TestCase(2019, 4, 21)]
    [TestCase(2024, 3, 31)]
    [TestCase(2025, 4, 20)]
    [TestCase(2026, 4, 5)]
    [TestCase(2027, 3, 28)]
    [TestCase(2038, 4, 25)]
    [TestCase(2049, 4, 18)]
    [TestCase(2076, 4, 19)]
    [TestCase(2099, 4, 12)]
    public void Sunday_IsAsPublished(int year, int month, int day) => Assert.That(Easter.Sunday(year), Is.EqualTo(new DateOnly(year, month, day)));

    [Test]
    public void Sunday_OfEveryYear_IsTheSundayAfterTheChurchsFullMoon()
    {
        // Made otherwise: the epact of the Gregorian reform by centuries, the full moon from it, then the Sunday after (Knuth, TAOCP 1, exercise 1.3.2-14).
        for (var year = Easter.FirstYear; year <= Easter.LastYear; year++)
        {
            var golden = (year % 19) + 1;
            var century = (year / 100) + 1;
            var leapsLost = (3 * century / 4) - 12;
            var moon = (((8 * century) + 5) / 25) - 5;
            var sunday = (5 * year / 4) - leapsLost - 10;
            var epact = (((11 * golden) + 20 + moon - leapsLost) % 30 + 30) % 30;
            epact += (epact == 25 && golden > 11) || epact == 24 ? 1 : 0;
            var full = 44 - epact;
            full += full < 21 ? 30 : 0;
            full += 7 - ((sunday + full) % 7);
            var expected = new DateOnly(year, 3, 1).AddDays(full - 1);
            Assert.That(Easter.Sunday(year), Is.EqualTo(expected), $"year {year}");
        }
    }

    [TestCase(1582)]
    [TestCase(4100)]
    public void Sunday_OutsideTheRule_IsRefused(int year) =>
        Assert.That(() => Easter.Sunday(year), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("1583"));
}
