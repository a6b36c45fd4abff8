using System.Globalization;

namespace Wfm.IO;

/// <summary>
/// <c>plan.yaml</c>: everything about a plan that is not a table. Unknown keys, and keys that come twice, are faults: a typo must not become a default.
/// </summary>
public static class PlanFile
{
    /// <summary>Name of the file in a plan's folder.</summary>
    public const string FileName = "plan.yaml";

    private const int MostDays = 126;
    private const string Steps = "5min, 10min, 15min, 20min, 30min or 60min";

    /// <summary>Reads a plan.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it; only <see cref="ReadOptions.MaxFaults"/> matters here.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<Plan> Read(InputSource source, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var text = new GuardedReader(source, records: false);
        var root = YamlTree.Load(text.ReadToEnd(), source.Name);
        if (root is null or YamlScalar { IsNull: true })
        {
            throw new WfmDataException($"{source.Name} is empty; it must name zone, horizon and queues.");
        }

        if (root is not YamlMap map)
        {
            throw new WfmDataException($"{source.Name}, line {root.Line}: the file must hold keys, such as 'zone: Europe/Amsterdam'.");
        }

        var faults = new Faults(source.Name, (options ?? new ReadOptions()).MaxFaults);
        var reader = new Reader(source.Name, new YamlKeys(map, faults), faults);
        return new ReadResult<Plan>(reader.Plan(), reader.Warnings, text.Sha256());
    }

    private sealed class Reader(string file, YamlKeys keys, Faults faults)
    {
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

        private OpeningHours? Hours(YamlKeys at, TimeSpan step)
        {
            if (at.Find("opening_hours") is not { } value)
            {
                return null;
            }

            if (value is YamlScalar scalar)
            {
                if (!string.Equals(scalar.Text, "always", StringComparison.OrdinalIgnoreCase))
                {
                    at.Fault("opening_hours", value, "always, or weekdays with hours such as mon-fri: \"08:00-21:00\"");
                }

                return OpeningHours.Always;
            }

            if (value is not YamlMap map)
            {
                at.Fault("opening_hours", value, "weekdays with hours such as mon-fri: \"08:00-21:00\"");
                return null;
            }

            var week = new Dictionary<DayOfWeek, IEnumerable<OpenSpan>>();
            foreach (var (key, line, hours) in map.Entries)
            {
                if (!HoursText.TryDays(key, out var days))
                {
                    faults.Line(line, $"key '{Cell.Show(key)}' must be {HoursText.DayForm}.");
                    continue;
                }

                var spans = Spans(key, hours, step);
                foreach (var day in days)
                {
                    if (!week.TryAdd(day, spans))
                    {
                        faults.Line(line, $"key '{Cell.Show(key)}' names {day.ToString().ToLowerInvariant()} a second time.");
                    }
                }
            }

            return new OpeningHours(week);
        }

        private List<OpenSpan> Spans(string key, YamlValue value, TimeSpan step)
        {
            const string Form = "hours such as \"08:00-21:00\", a list of those, closed or always";
            var spans = new List<OpenSpan>();
            IEnumerable<YamlValue> items = value is YamlList list ? list.Items : [value];
            foreach (var item in items)
            {
                if (item is not YamlScalar scalar)
                {
                    faults.Line(item.Line, $"key '{Cell.Show(key)}' must be {Form}.");
                    continue;
                }

                foreach (var part in scalar.Text.Split(',', StringSplitOptions.TrimEntries))
                {
                    if (part.Equals("closed", StringComparison.OrdinalIgnoreCase))
                    {
                        continue;
                    }

                    var always = part.Equals("always", StringComparison.OrdinalIgnoreCase);
                    if (!HoursText.TrySpan(always ? "00:00-24:00" : part, out var span))
                    {
                        faults.Key(item.Line, key, part, $"{Form}.");
                        continue;
                    }

                    if (span.Open.Ticks % step.Ticks != 0 || span.Close.Ticks % step.Ticks != 0)
                    {
                        Warnings.Add($"{file}, line {item.Line}: '{Cell.Show(part)}' does not fit whole intervals; the queue counts as open in the intervals that start in it.");
                    }

                    spans.Add(span);
                }
            }

            var ordered = spans.OrderBy(s => s.Open).ToList();
            if (ordered.Zip(ordered.Skip(1)).Any(p => p.Second.Open < p.First.Close))
            {
                faults.Line(value.Line, $"key '{Cell.Show(key)}' has hours that overlap.");
            }

            return spans;
        }

        private List<DateOnly> Closed()
        {
            var dates = new List<DateOnly>();
            foreach (var scalar in keys.Scalars("closed"))
            {
                if (Stamp.TryDay(scalar.Text, out var day))
                {
                    dates.Add(day);
                }
                else
                {
                    faults.Key(scalar.Line, "closed", scalar.Text, "a date such as 2026-12-25.");
                }
            }

            return dates;
        }

        private List<QueuePlan> Queues(OpeningHours? open, List<DateOnly> closed, TimeSpan step)
        {
            var queues = new List<QueuePlan>();
            var lines = new Dictionary<QueueKey, int>();
            keys.Needed("queues", "a list of queues, each with a name");
            foreach (var map in keys.Maps("queues"))
            {
                var name = map.NeededText("name", "the name of the queue");
                var channel = map.Name("channel", Names.Channels, Channel.Phone);
                var skill = map.Text("skill");
                var target = Target(map);
                var aht = map.NumberOrNull("aht_s", 0.001, 1e6, "a number of seconds above 0");
                var own = Hours(map, step);
                map.End();
                if (name is null)
                {
                    continue;
                }

                var key = new QueueKey(name, channel);
                if (!lines.TryAdd(key, map.Line))
                {
                    faults.Key(map.LineOf("name"), "name", name, $"unique among the queues of a channel; line {lines[key]} has it too.");
                }

                if (own is null && open is null)
                {
                    Warnings.Add($"{file}, line {map.Line}: the queue has no opening_hours: taken as always open.");
                }

                queues.Add(new QueuePlan(key, skill ?? name, target, (own ?? open ?? OpeningHours.Always).WithClosed(closed))
                {
                    DefaultAht = aht is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                });
            }

            if (queues.Count == 0 && !faults.Any)
            {
                faults.Line(keys.LineOf("queues"), "key 'queues' must list at least one queue.");
            }

            return queues;
        }

        private ServiceTarget Target(YamlKeys map)
        {
            const string Share = "a share above 0 and at most 1";
            double? level = 0.80;
            if (map.Find("service_level") is YamlScalar scalar && scalar.Text.Equals("none", StringComparison.OrdinalIgnoreCase))
            {
                level = null;
            }
            else
            {
                level = map.Number("service_level", 0.80, double.Epsilon, 1, $"{Share}, or none");
            }

            var patience = map.NumberOrNull("patience_s", 0.001, 1e7, "a number of seconds above 0");
            var abandonment = map.NumberOrNull("abandonment_max", double.Epsilon, 1, Share);
            if (abandonment is not null && patience is null)
            {
                faults.Line(map.LineOf("abandonment_max"), "key 'abandonment_max' needs key 'patience_s'.");
            }

            return new ServiceTarget
            {
                ServiceLevel = level,
                AnswerWithin = TimeSpan.FromSeconds(map.Number("answer_within_s", 20, 0, 1e7, "a number of seconds, 0 or more")),
                AsaMax = map.NumberOrNull("asa_max_s", 0, 1e7, "a number of seconds, 0 or more") is { } asa ? TimeSpan.FromSeconds(asa) : null,
                OccupancyMax = map.NumberOrNull("occupancy_max", double.Epsilon, 1, Share),
                AbandonmentMax = abandonment,
                Patience = patience is { } p ? TimeSpan.FromSeconds(p) : null,
                MinAgents = map.Integer("min_agents", 0, 0, 100_000, "a whole number, 0 or more"),
            };
        }

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
                map.End();
                if (category is not null)
                {
                    all.Add(new Shrinkage(category, fraction, of));
                }
            }

            return all;
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
}
