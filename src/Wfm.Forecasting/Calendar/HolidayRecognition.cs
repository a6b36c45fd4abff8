using System.Globalization;
using System.Runtime.InteropServices;

namespace Wfm.Forecasting;

/// <summary>
/// Whose public holidays a history keeps, when nobody said: the calendar on whose holidays the queue was closed or far from usual so often that chance does not
/// explain it. Bayes' rule over all calendars and "none": a kept holiday is an odd day with probability 0.6, any other day as often as odd days are in this history.
/// </summary>
internal static class HolidayRecognition
{
    private const double OddOnHoliday = 0.6;
    private const double Confidence = 0.9;

    /// <summary>Prior probability of no calendar at all, and of the zone's own countries; the rest is shared by all other calendars.</summary>
    private const double NoCalendar = 0.25;
    private const double OwnCountry = 0.5;

    /// <summary>An odd day differs from its weekday's usual by more than this many robust standard deviations, and by an eighth at least.</summary>
    private const double OddDeviations = 3.5;
    private static readonly double LeastOdd = Math.Log(1.125);

    private const int LeastDays = 28;
    private const int LongestClosure = 5;

    /// <summary>Zones of countries, IANA names.</summary>
    private static readonly (string Country, string[] Zones)[] OwnZones =
    [
        ("NL", ["Europe/Amsterdam"]),
        ("DE", ["Europe/Berlin", "Europe/Busingen"]),
        ("DK", ["Europe/Copenhagen"]),
        ("BE", ["Europe/Brussels"]),
        ("FR", ["Europe/Paris"]),
        ("UK", ["Europe/London", "Europe/Belfast"]),
        ("IL", ["Asia/Jerusalem"]),
        ("US", ["America/New_York", "America/Detroit", "America/Chicago", "America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu"]),
    ];

    /// <summary>The calendar that the history keeps, with its holidays on open weekdays and how many of them were odd days, or null.</summary>
    public static Recognised? Find(TrainingSeries series)
    {
        if (series.Days < LeastDays)
        {
            return null;
        }

        var odd = OddDays(series);
        var (known, count) = (odd.Count(o => o is not null), odd.Count(o => o == true));
        if (count == 0)
        {
            return null;
        }

        var chance = Math.Clamp((count + 0.5) / (known + 1.0), 0.005, 0.5);
        var (hit, miss) = (Math.Log(OddOnHoliday / chance), Math.Log((1 - OddOnHoliday) / (1 - chance)));
        var first = series.FirstDay.Year < Easter.FirstYear ? new DateOnly(Easter.FirstYear, 1, 1) : series.FirstDay;
        var last = series.End.Year > Easter.LastYear ? new DateOnly(Easter.LastYear, 12, 31) : series.End.AddDays(-1);
        var own = OwnZones.FirstOrDefault(z => z.Zones.Contains(series.Zone.Id, StringComparer.Ordinal)).Country;
        var candidates = HolidayCalendar.Codes.Select(HolidayCalendar.Find).Select(c =>
        {
            var days = c.Between(first, last).Where(h => h.IsDayOff).Select(h => h.Date.DayNumber - series.FirstDay.DayNumber).Distinct().Where(d => odd[d] is not null).ToList();
            var odds = days.Count(d => odd[d] == true);
            return (Calendar: c, Days: days.Count, Odd: odds, Log: (odds * hit) + ((days.Count - odds) * miss), Own: c.Code.Split('-')[0] == own);
        }).ToList();
        var (ours, others) = (candidates.Count(c => c.Own), candidates.Count(c => !c.Own));
        var top = Math.Max(0, candidates.Max(c => c.Log));
        double Weight(double prior, double log) => prior * Math.Exp(log - top);
        double Posterior(bool isOwn, double log) => isOwn ? Weight(OwnCountry / ours, log) : Weight((1 - NoCalendar - (ours > 0 ? OwnCountry : 0)) / others, log);
        var total = Weight(NoCalendar, 0) + candidates.Sum(c => Posterior(c.Own, c.Log));

        // Regions of a country share most of its holidays: the country is what has to be sure, the region is the likeliest, the country itself at a tie.
        var country = candidates.GroupBy(c => c.Calendar.Code.Split('-')[0]).MaxBy(g => g.Sum(c => Posterior(c.Own, c.Log)))!;
        if (country.Sum(c => Posterior(c.Own, c.Log)) < Confidence * total)
        {
            return null;
        }

        var best = country.MaxBy(c => c.Log);
        return best.Odd == 0 ? null : new Recognised(best.Calendar, best.Days, best.Odd);
    }

    /// <summary>Per day whether it was odd: closed on an open weekday, or its total far from the weekday's usual; null: not an open weekday, or a gap in the data.</summary>
    private static bool?[] OddDays(TrainingSeries series)
    {
        var slots = series.SlotsPerDay;
        var result = new bool?[series.Days];
        var logs = new double[series.Days];
        for (var d = 0; d < series.Days; d++)
        {
            var (sum, known) = (0.0, 0);
            foreach (var v in series.Day(d))
            {
                sum += double.IsNaN(v) ? 0 : v;
                known += double.IsNaN(v) ? 0 : 1;
            }

            logs[d] = known > 0 ? Math.Log(sum + 0.5) : double.NaN;
        }

        var misses = new double[series.Days];
        var near = new List<double>(8);
        for (var d = 0; d < series.Days; d++)
        {
            near.Clear();
            for (var w = 1; w <= 4; w++)
            {
                if (d - (7 * w) >= 0 && !double.IsNaN(logs[d - (7 * w)]))
                {
                    near.Add(logs[d - (7 * w)]);
                }

                if (d + (7 * w) < series.Days && !double.IsNaN(logs[d + (7 * w)]))
                {
                    near.Add(logs[d + (7 * w)]);
                }
            }

            misses[d] = near.Count >= 3 ? logs[d] - Statistics.Median(CollectionsMarshal.AsSpan(near)) : double.NaN;
        }

        var sizes = misses.Where(m => !double.IsNaN(m)).Select(Math.Abs).ToList();
        var limit = sizes.Count == 0 ? double.PositiveInfinity : Math.Max(LeastOdd, OddDeviations * Statistics.DeviationScale * Statistics.Median(CollectionsMarshal.AsSpan(sizes)));
        for (var d = 0; d < series.Days; d++)
        {
            var open = Enumerable.Range(0, slots).Any(s => series.IsOpen(series.Weekday(d), s));
            result[d] = !double.IsNaN(misses[d]) ? Math.Abs(misses[d]) > limit : open && double.IsNaN(logs[d]) && IsClosure(series, logs, d) ? true : null;
        }

        return result;
    }

    private static bool IsClosure(TrainingSeries series, double[] logs, int day)
    {
        var (from, to) = (day, day);
        while (from > 0 && double.IsNaN(logs[from - 1]))
        {
            from--;
        }

        while (to < series.Days - 1 && double.IsNaN(logs[to + 1]))
        {
            to++;
        }

        return from > 0 && to < series.Days - 1 && to - from < LongestClosure;
    }

    /// <summary>A calendar, its holidays on open weekdays of the history, and how many of them were odd.</summary>
    internal sealed record Recognised(HolidayCalendar Calendar, int Days, int Odd)
    {
        public string Note => string.Create(CultureInfo.InvariantCulture,
            $"No events are given. The history keeps the public holidays of {Calendar.Code} ({Odd} of {Days} on open weekdays were closed or unlike others), so they are forecast as such; name holidays or events to overrule this.");
    }
}
