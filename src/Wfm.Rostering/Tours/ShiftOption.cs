namespace Wfm.Rostering;

/// <summary>One legal start and length of a template on one day, in intervals of the grid. Where its breaks lie is left open.</summary>
/// <param name="Template">The template.</param>
/// <param name="Day">Day index on which it begins.</param>
/// <param name="Start">First interval.</param>
/// <param name="Length">Intervals from start to end, breaks included.</param>
/// <param name="Work">Intervals of paid time.</param>
/// <param name="Breaks">Breaks in order.</param>
internal sealed record ShiftOption(ShiftTemplate Template, int Day, int Start, int Length, int Work, BreakSlot[] Breaks)
{
    public int End => Start + Length;

    /// <summary>All options of a role per day, by start and length.</summary>
    public static ShiftOption[][] Catalogue(TimeGrid grid, IEnumerable<ShiftTemplate> templates, PersonRole role)
    {
        var usable = templates.Where(t => t.IsFor(role)).ToList();
        return [.. Enumerable.Range(0, grid.Days).Select(day => usable.SelectMany(t => On(grid, t, day)).OrderBy(o => o.Start).ThenBy(o => o.Length).ToArray())];
    }

    private static IEnumerable<ShiftOption> On(TimeGrid grid, ShiftTemplate template, int day)
    {
        var date = grid.Day(day);
        if (!template.Days.Contains(date.DayOfWeek))
        {
            yield break;
        }

        for (var clock = template.EarliestStart.ToTimeSpan(); clock <= template.LatestStart.ToTimeSpan(); clock += template.StartStep)
        {
            // A start that the clock change skips does not exist on this day.
            var local = date.ToDateTime(TimeOnly.MinValue) + clock;
            if (grid.Zone.IsInvalidTime(local))
            {
                continue;
            }

            var start = grid.Zone.At(local);
            if (!grid.IsOnGrid(start))
            {
                continue;
            }

            for (var length = template.MinLength; length <= template.MaxLength; length += template.LengthStep)
            {
                var intervals = (int)(length / grid.Step);
                var breaks = BreaksInShift.For(template, length).Select(b => Slot(grid, b, intervals)).ToArray();
                if (breaks.All(b => b.Latest >= b.Earliest))
                {
                    var unpaid = breaks.Sum(b => b.Activity.IsPaid ? 0 : b.Length);
                    yield return new ShiftOption(template, day, grid.IndexAt(start), intervals, intervals - unpaid, breaks);
                }
            }
        }
    }

    private static BreakSlot Slot(TimeGrid grid, BreakRule rule, int intervals)
    {
        var length = (int)(rule.Length / grid.Step);
        // At least one interval of work on either side: a break at the edge is a shorter shift.
        var earliest = Math.Max(1, (int)(rule.EarliestAfterStart / grid.Step));
        var latest = Math.Min((int)(rule.LatestAfterStart / grid.Step), intervals - length - 1);
        return new BreakSlot(earliest, latest, length, rule.Activity);
    }
}
