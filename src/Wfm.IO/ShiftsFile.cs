using System.Globalization;

namespace Wfm.IO;

/// <summary>
/// <c>shifts.csv</c>: <c>template, earliest_start, latest_start, start_step_s, min_length_s, max_length_s, days, breaks, length_step_s?, roles?</c>. Breaks are parted by
/// a vertical bar, each <c>kind:minutes@earliest-latest&gt;=shift</c> in minutes after the start of the shift, for shifts of at least so many minutes.
/// </summary>
public static class ShiftsFile
{
    /// <summary>Name of the file in a plan's folder.</summary>
    public const string FileName = "shifts.csv";

    private static readonly Column[] Columns =
    [
        Column.Required("template"), Column.Required("earliest_start"), Column.Required("latest_start"), Column.Required("start_step_s"), Column.Required("min_length_s"),
        Column.Required("max_length_s"), Column.Required("days"), Column.Required("breaks"), Column.Optional("length_step_s"), Column.Optional("roles"),
    ];

    /// <summary>Reads templates in the order of the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="interval">The plan's interval, of which all times must be multiples, or null to accept any.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<ShiftTemplate>> Read(InputSource source, ReadOptions? options = null, TimeSpan? interval = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        var reader = new Reader(rows, interval);
        var templates = new List<ShiftTemplate>();
        while (rows.Next())
        {
            if (reader.Template() is { } template)
            {
                templates.Add(template);
            }
        }

        var hash = rows.Finish();
        return new ReadResult<IReadOnlyList<ShiftTemplate>>(templates, [], hash);
    }

    /// <summary>Writes templates in the order given.</summary>
    public static void Write(TextWriter writer, IEnumerable<ShiftTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        using var csv = new CsvOut(writer, "template", "earliest_start", "latest_start", "start_step_s", "min_length_s", "max_length_s", "length_step_s", "days", "breaks", "roles");
        foreach (var t in templates)
        {
            csv.Text(t.Name).Text(t.EarliestStart.ToString("HH:mm", CultureInfo.InvariantCulture)).Text(t.LatestStart.ToString("HH:mm", CultureInfo.InvariantCulture))
                .Seconds(t.StartStep).Seconds(t.MinLength).Seconds(t.MaxLength).Seconds(t.LengthStep)
                .Text(string.Join('|', t.Days.OrderBy(d => ((int)d + 6) % 7).Select(d => d.ToString()[..3].ToLowerInvariant())))
                .Text(string.Join('|', t.Breaks.Select(Show))).Text(string.Join('|', t.Roles.Select(Names.Of))).End();
        }
    }

    private static string Show(BreakRule rule)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{rule.Activity.Code}:{rule.Length.TotalMinutes}@{rule.EarliestAfterStart.TotalMinutes}-{rule.LatestAfterStart.TotalMinutes}");
        return rule.ForShiftsFrom > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $"{text}>={rule.ForShiftsFrom.TotalMinutes}") : text;
    }

    private sealed class Reader(CsvRows rows, TimeSpan? interval)
    {
        private const double Day = 86_400;

        private readonly int _name = rows.Slot("template"), _earliest = rows.Slot("earliest_start"), _latest = rows.Slot("latest_start"), _step = rows.Slot("start_step_s"),
            _min = rows.Slot("min_length_s"), _max = rows.Slot("max_length_s"), _days = rows.Slot("days"), _breaks = rows.Slot("breaks"),
            _lengthStep = rows.Slot("length_step_s"), _roles = rows.Slot("roles");

        private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

        public ShiftTemplate? Template()
        {
            var name = rows.Needed(_name);
            if (name.Length > 0 && !_lines.TryAdd(name, rows.Line))
            {
                rows.Fault(_name, $"unique; line {_lines[name]} has it too");
            }

            var (earliest, latest) = (Clock(_earliest), Clock(_latest));
            if (!rows.IsBad && latest < earliest)
            {
                rows.Fault(_latest, "at or after the earliest start");
            }

            var (step, min, max) = (Length(_step), Length(_min), Length(_max));
            var lengthStep = rows.Raw(_lengthStep).Length > 0 ? Length(_lengthStep)
                : interval > TimeSpan.FromMinutes(30) ? interval.Value : TimeSpan.FromMinutes(interval is { TotalMinutes: 20 } ? 20 : 30);
            if (!rows.IsBad && max < min)
            {
                rows.Fault(_max, "at least min_length_s");
            }

            if (!HoursText.TryDays(rows.Raw(_days), out var days))
            {
                rows.Fault(_days, HoursText.DayForm);
            }

            var breaks = Breaks(min, max);
            var roles = Roles();
            return rows.IsBad ? null : new ShiftTemplate(name, TimeOnly.FromTimeSpan(earliest), TimeOnly.FromTimeSpan(latest), step, min, max, days, breaks)
            {
                LengthStep = lengthStep,
                Roles = roles,
            };
        }

        private TimeSpan Clock(int slot)
        {
            if (!HoursText.TryClock(rows.Raw(slot), 24, out var time) || time >= TimeSpan.FromHours(24))
            {
                rows.Fault(slot, "a clock time HH:MM from 00:00 to 23:59");
                return TimeSpan.Zero;
            }

            return OnGrid(slot, time, "a multiple of the plan's interval after midnight");
        }

        private TimeSpan Length(int slot)
        {
            var before = rows.IsBad;
            var seconds = rows.Number(slot, 0, Day);
            var length = TimeSpan.FromSeconds(seconds);
            if (rows.IsBad && !before)
            {
                return TimeSpan.FromHours(8);
            }

            if (length <= TimeSpan.Zero)
            {
                rows.Fault(slot, "a number of seconds above 0 and at most 86400");
                return TimeSpan.FromHours(8);
            }

            return OnGrid(slot, length, "a multiple of the plan's interval");
        }

        private TimeSpan OnGrid(int slot, TimeSpan value, string must)
        {
            if (interval is { } step && value.Ticks % step.Ticks != 0)
            {
                rows.Fault(slot, string.Create(CultureInfo.InvariantCulture, $"{must}, {step.TotalMinutes} min"));
            }

            return value;
        }

        private List<BreakRule> Breaks(TimeSpan min, TimeSpan max)
        {
            var all = new List<BreakRule>();
            foreach (var part in rows.Text(_breaks).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!TryBreak(part, out var rule))
                {
                    rows.Fault(_breaks, "empty or breaks parted by |, each such as meal:30@150-300>=330 (meal or break, minutes, window after the start, shortest shift)");
                    return all;
                }

                if (interval is { } step && (rule.Length.Ticks % step.Ticks != 0 || rule.LatestAfterStart.Ticks / step.Ticks * step.Ticks < rule.EarliestAfterStart.Ticks))
                {
                    rows.Fault(_breaks, string.Create(CultureInfo.InvariantCulture, $"breaks that fit the plan's interval, {step.TotalMinutes} min, in length and window"));
                    return all;
                }

                var shortest = rule.ForShiftsFrom > min ? rule.ForShiftsFrom : min;
                if (shortest <= max && rule.EarliestAfterStart + rule.Length > shortest)
                {
                    rows.Fault(_breaks, string.Create(CultureInfo.InvariantCulture, $"breaks that fit into the shortest shift that gets them, {shortest.TotalMinutes} min"));
                    return all;
                }

                all.Add(rule);
            }

            return all;
        }

        private bool TryBreak(string text, out BreakRule rule)
        {
            rule = null!;
            var from = 0.0;
            var limit = text.IndexOf(">=", StringComparison.Ordinal);
            if (limit >= 0 && !TryMinutes(text[(limit + 2)..], out from))
            {
                return false;
            }

            var parts = (limit < 0 ? text : text[..limit]).Split([':', '@', '-'], StringSplitOptions.TrimEntries);
            var activity = parts[0].ToUpperInvariant() switch
            {
                "MEAL" => Activity.Meal,
                "BREAK" => Activity.Break,
                _ => null,
            };
            if (activity is null || parts.Length != 4 || text.IndexOf('@', StringComparison.Ordinal) < text.IndexOf(':', StringComparison.Ordinal)
                || !TryMinutes(parts[1], out var length) || !TryMinutes(parts[2], out var earliest) || !TryMinutes(parts[3], out var latest) || length <= 0 || latest < earliest)
            {
                return false;
            }

            rule = new BreakRule(activity, TimeSpan.FromMinutes(length), TimeSpan.FromMinutes(earliest), TimeSpan.FromMinutes(latest), TimeSpan.FromMinutes(from));
            return true;
        }

        private bool TryMinutes(string text, out double minutes) => rows.TryNumber(text.AsSpan().Trim(), out minutes) && minutes is >= 0 and <= 1440;

        private List<PersonRole> Roles()
        {
            var roles = new List<PersonRole>();
            foreach (var part in rows.Raw(_roles).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!Names.Roles.TryGetValue(part, out var role))
                {
                    rows.Fault(_roles, "empty, agent, lead or agent|lead");
                    break;
                }

                roles.Add(role);
            }

            return [.. roles.Distinct()];
        }
    }
}
