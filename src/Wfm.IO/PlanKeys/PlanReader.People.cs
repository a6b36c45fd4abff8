namespace Wfm.IO;

internal sealed partial class PlanReader
{
    private List<Shrinkage> Shrinkages()
    {
        var all = new List<Shrinkage>();
        foreach (var map in keys.Maps("shrinkage"))
        {
            var category = map.NeededText("category", "a name such as coaching");
            map.Needed("fraction", "a share, 0 or more and below 1");
            var fraction = map.Number("fraction", 0, 0, 1 - 1e-9, "a share, 0 or more and below 1");
            map.Needed("base", "paid, present or logged_in");
            var of = map.Name("base", Names.ShrinkageBases, ShrinkageBase.Present);
            var combination = map.Name("combine", Names.ShrinkageCombinations, ShrinkageCombination.Additive);
            var (from, to) = (Day(map, "from"), Day(map, "to"));
            if (to <= from)
            {
                faults.Line(map.LineOf("to"), "key 'to' must be after 'from': it is the first day on which the shrinkage no longer holds.");
            }

            var days = Days(map);
            var clock = ClockOf(map);
            map.End();
            if (category is not null)
            {
                all.Add(new Shrinkage(category, fraction, of) { Combination = combination, From = from, To = to, Weekdays = days, Clock = clock });
            }
        }

        return all;
    }

    private static DateOnly? Day(YamlKeys map, string key)
    {
        if (map.Find(key) is not { } value || map.Scalar(key, value) is not { } text)
        {
            return null;
        }

        if (Stamp.TryDay(text, out var day))
        {
            return day;
        }

        map.Fault(key, value, "a date such as 2026-10-05");
        return null;
    }

    private IReadOnlyList<DayOfWeek> Days(YamlKeys map)
    {
        var all = new List<DayOfWeek>();
        foreach (var scalar in map.Scalars("days"))
        {
            if (HoursText.TryDays(scalar.Text, out var days))
            {
                all.AddRange(days);
            }
            else
            {
                faults.Key(scalar.Line, "days", scalar.Text, $"{HoursText.DayForm}.");
            }
        }

        return all;
    }

    private static OpenSpan? ClockOf(YamlKeys map)
    {
        if (map.Find("hours") is not { } value || map.Scalar("hours", value) is not { } text)
        {
            return null;
        }

        if (HoursText.TrySpan(text, out var span))
        {
            return span;
        }

        map.Fault("hours", value, "hours such as \"09:00-11:00\"");
        return null;
    }

    private List<Contract> Contracts()
    {
        var all = new List<Contract>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var map in keys.Maps("contracts"))
        {
            var name = map.NeededText("name", "a name to which people.csv refers");
            map.Needed("hours_per_week", "a number of hours");
            var hours = map.Number("hours_per_week", 40, 0.1, 168, "a number of hours above 0 and at most 168");
            var contract = new Contract(name ?? "?", TimeSpan.FromHours(hours))
            {
                WeeklyHoursOver = TimeSpan.FromHours(map.Number("hours_over", 0, 0, 168, "a number of hours, 0 to 168")),
                MaxDaysPerWeek = map.Integer("days_per_week", 5, 1, 7, "a whole number from 1 to 7"),
                MaxHoursPerDay = TimeSpan.FromHours(map.Number("max_hours_per_day", 9, 0.1, 24, "a number of hours above 0 and at most 24")),
                MinRest = TimeSpan.FromHours(map.Number("min_rest_h", 11, 0, 168, "a number of hours, 0 to 168")),
                MaxConsecutiveDays = map.Integer("max_consecutive_days", 6, 1, 365, "a whole number, 1 or more"),
                MaxWeekendsIn4Weeks = map.Integer("weekends_in_4_weeks", 2, 0, 4, "a whole number from 0 to 4"),
            };
            map.End();
            if (name is not null && !lines.TryAdd(name, map.Line))
            {
                faults.Key(map.LineOf("name"), "name", name, $"unique among the contracts; line {lines[name]} has it too.");
            }

            all.Add(contract);
        }

        return all;
    }

    private LeadRule Leads(YamlValue value)
    {
        if (YamlKeys.From(value, "team_leads", faults) is not { } map)
        {
            return new LeadRule();
        }

        const string Above = "a number above 0";
        var rule = new LeadRule
        {
            AgentsPerLead = map.Number("agents_per_lead", 15, 0.001, 1e6, Above),
            HeadsPerLead = map.Number("heads_per_lead", 20, 0.001, 1e6, Above),
            Policy = map.Name("policy", Names.LeadPolicies, LeadPolicy.OrgMax),
            Tolerance = map.Number("tolerance", 0, 0, 1 - 1e-9, "a share, 0 or more and below 1"),
            SmallTeamBelow = map.Integer("small_team_below", 1, 1, 100_000, "a whole number, 1 or more"),
            OnFloor = map.Flag("on_floor", true),
        };
        map.End();
        return rule;
    }
}
