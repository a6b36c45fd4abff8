using System.Globalization;

namespace Wfm.IO;

/// <summary>Keys of <c>plan.yaml</c>, one method per key that holds more than a value. Faults are gathered; after one, a harmless value is taken.</summary>
internal sealed partial class PlanReader(string file, YamlKeys keys, Faults faults)
{
    private const int MostDays = 126;
    private const string Steps = "5min, 10min, 15min, 20min, 30min or 60min";

    public List<string> Warnings { get; } = [];

    public Plan Plan()
    {
        var name = keys.Text("name");
        var zone = Zone();
        var country = keys.Text("country");
        var (start, days) = Horizon();
        var step = Interval();
        var seed = keys.Integer("seed", 1, int.MinValue, int.MaxValue, "a whole number");
        var limit = keys.NumberOrNull("time_limit_s", 0.001, 1e7, "a number of seconds above 0");
        var fullTime = keys.Number("full_time_hours", 40, 0.1, 168, "a number of hours above 0 and at most 168");
        var model = keys.Text("model");
        var holidays = Holidays();
        var open = Hours(keys, step);
        var closed = Closed();
        var queues = Queues(open, closed, step);
        var load = keys.Name("load", Names.Loads, LoadMethod.OfferedLoad);
        var shrinkage = Shrinkages();
        var contracts = Contracts();
        var leads = keys.Find("team_leads") is { } lead ? Leads(lead) : new LeadRule();
        var law = Laws();
        var weights = keys.Find("weights") is { } weight ? Weights(weight) : new RosterWeights();
        keys.End();
        faults.ThrowIfAny();
        return new Plan(new TimeGrid(zone, start, days, step), queues, contracts)
        {
            Name = name ?? "plan",
            Country = country,
            Seed = seed,
            TimeLimit = limit is { } s ? TimeSpan.FromSeconds(s) : null,
            FullTimeHours = fullTime,
            Model = model ?? "auto",
            Holidays = holidays,
            Load = load,
            Shrinkage = shrinkage,
            LeadRule = leads,
            Law = law,
            Weights = weights,
        };
    }

    private TimeZoneInfo Zone()
    {
        if (keys.NeededText("zone", "an IANA time zone such as Europe/Amsterdam") is not { } id)
        {
            return TimeZoneInfo.Utc;
        }

        if (!Zones.TryFind(id, out var zone))
        {
            faults.Key(keys.LineOf("zone"), "zone", id, Zones.Must(id));
        }

        return zone;
    }

    private (DateOnly Start, int Days) Horizon()
    {
        var fallback = (new DateOnly(2000, 1, 3), 7);
        if (keys.Needed("horizon", "such as { start: 2026-10-05, weeks: 4 }") is not { } value || YamlKeys.From(value, "horizon", faults) is not { } map)
        {
            return fallback;
        }

        var day = fallback.Item1;
        if (map.Needed("start", "a date such as 2026-10-05") is { } start && (map.Scalar("start", start) is not { } text || !Stamp.TryDay(text, out day)))
        {
            map.Fault("start", start, "a date such as 2026-10-05");
        }

        var weeks = map.NumberOrNull("weeks", 1, MostDays / 7, "a whole number from 1 to 18");
        var days = map.NumberOrNull("days", 1, MostDays, $"a whole number from 1 to {MostDays}");
        if (weeks is null == days is null)
        {
            faults.Line(map.Line, "key 'horizon' must have either 'weeks' or 'days'.");
        }

        foreach (var (key, number) in new[] { ("weeks", weeks), ("days", days) })
        {
            if (number is { } n && n != Math.Floor(n))
            {
                map.Fault(key, map.Find(key)!, "a whole number");
            }
        }

        map.End();
        return (day, (int)(days ?? (weeks ?? 1) * 7));
    }

    private TimeSpan Interval()
    {
        var fallback = TimeSpan.FromMinutes(30);
        if (keys.Needed("interval", Steps) is not { } value || keys.Scalar("interval", value) is not { } text)
        {
            return fallback;
        }

        var number = text.Trim().ToUpperInvariant();
        number = number.StartsWith("PT", StringComparison.Ordinal) ? number[2..] : number;
        var unit = number.TrimStart([.. "0123456789"]);
        if (int.TryParse(number[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 60)
        {
            var step = unit.Trim() switch
            {
                "MIN" or "M" => TimeSpan.FromMinutes(count),
                "H" => TimeSpan.FromHours(count),
                _ => TimeSpan.Zero,
            };
            if (TimeGrid.IsAllowedStep(step))
            {
                return step;
            }
        }

        keys.Fault("interval", value, Steps);
        return fallback;
    }

    private List<string> Laws()
    {
        var all = new List<string>();
        foreach (var scalar in keys.Scalars("law"))
        {
            if (Wfm.Plan.LawPacks.FirstOrDefault(l => l.Equals(scalar.Text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } law)
            {
                all.Add(law);
            }
            else
            {
                faults.Key(scalar.Line, "law", scalar.Text, $"one of {string.Join(", ", Wfm.Plan.LawPacks)}.");
            }
        }

        return [.. all.Distinct()];
    }

    private List<HolidayCalendar> Holidays()
    {
        var all = new List<HolidayCalendar>();
        foreach (var scalar in keys.Scalars("holidays"))
        {
            if (!HolidayCalendar.TryFind(scalar.Text, out var calendar))
            {
                faults.Key(scalar.Line, "holidays", scalar.Text, $"one of {string.Join(", ", HolidayCalendar.Codes)}.");
            }
            else if (all.All(c => c.Code != calendar.Code))
            {
                all.Add(calendar);
            }
        }

        return all;
    }

    private RosterWeights Weights(YamlValue value)
    {
        if (YamlKeys.From(value, "weights", faults) is not { } map)
        {
            return new RosterWeights();
        }

        const string Points = "a number of points, 0 or more";
        var usual = new RosterWeights();
        var weights = new RosterWeights
        {
            UnderCover = map.Number("under_cover", usual.UnderCover, 0, 1e9, Points),
            SevereUnderCover = map.Number("severe_under_cover", usual.SevereUnderCover, 0, 1e9, Points),
            SevereShare = map.Number("severe_share", usual.SevereShare, 0, 1 - 1e-9, "a share, 0 or more and below 1"),
            OverCover = map.Number("over_cover", usual.OverCover, 0, 1e9, Points),
            UnusedHours = map.Number("unused_hours", usual.UnusedHours, 0, 1e9, Points),
            Wish = map.Number("wish", usual.Wish, 0, 1e9, Points),
        };
        map.End();
        return weights;
    }
}
