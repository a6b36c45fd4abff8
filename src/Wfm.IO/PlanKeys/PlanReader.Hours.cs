namespace Wfm.IO;

internal sealed partial class PlanReader
{
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
}
