namespace Wfm.Staffing;

/// <summary>
/// Shrinkages of one base, each where and when it holds: what they come to at an instant, and interval by interval. Additive shares add; multiplicative ones each
/// take their share of what is left: 1 − s = (1 − Σ additive) ∏(1 − multiplicative). Immutable.
/// </summary>
public sealed class ShrinkageCalendar
{
    private static readonly OpenSpan WholeDay = new(TimeSpan.Zero, TimeSpan.FromHours(24));

    private readonly Shrinkage[] _parts;

    /// <summary>A calendar of shrinkages.</summary>
    /// <exception cref="ArgumentException">Two bases are mixed: shares of different hours do not combine without a conversion.</exception>
    public ShrinkageCalendar(IEnumerable<Shrinkage> shrinkages)
    {
        ArgumentNullException.ThrowIfNull(shrinkages);
        _parts = [.. shrinkages];
        ShrinkageMath.RequireOneBase(_parts);
    }

    /// <summary>The share lost at an instant, in [0, 1).</summary>
    /// <param name="zone">Zone whose days and clock times the shrinkages mean.</param>
    /// <param name="instant">The instant.</param>
    /// <exception cref="WfmDataException">The additive shares reach 1 at that instant.</exception>
    public double At(TimeZoneInfo zone, DateTimeOffset instant)
    {
        var day = zone.DayOf(instant);
        return Lost(_parts.Where(p => p.HoldsAlways || Holds(p, day) || Holds(p, day.AddDays(-1))), zone.Local(instant));

        bool Holds(Shrinkage part, DateOnly begin) => part.HoldsOn(begin) && Window(zone, part, begin) is var (from, to) && from <= instant && instant < to;
    }

    /// <summary>The share lost in each interval of a grid, in [0, 1). Where a window cuts an interval: the mean over the interval, in elapsed time.</summary>
    /// <exception cref="WfmDataException">The additive shares reach 1 somewhere; the text names the first interval and what meets there.</exception>
    public IntervalSeries Over(TimeGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var edges = Edges(grid).OrderBy(e => e.At).ToList();
        var held = new int[_parts.Length];
        var values = new double[grid.Count];
        var (next, lost) = (0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var (at, end) = (grid.Step.Ticks * i, grid.Step.Ticks * (i + 1));
            while (at < end)
            {
                var before = next;
                for (; next < edges.Count && edges[next].At <= at; next++)
                {
                    held[edges[next].Part] += edges[next].Change;
                }

                if (next > before)
                {
                    lost = Lost(_parts.Where((_, p) => held[p] > 0), grid[i].Start);
                }

                var until = next < edges.Count ? Math.Min(end, edges[next].At) : end;

                // An interval that nothing cuts gets the share itself, to the last digit.
                values[i] += until - at == grid.Step.Ticks ? lost : lost * (until - at) / grid.Step.Ticks;
                at = until;
            }
        }

        return new IntervalSeries(grid, values);
    }

    private static (DateTimeOffset From, DateTimeOffset To) Window(TimeZoneInfo zone, Shrinkage part, DateOnly day)
    {
        var clock = part.Clock ?? WholeDay;
        return (zone.At(day, clock.Open), zone.At(day, clock.Close));
    }

    // Where each part begins and ends to hold, in ticks from the start of the grid. Windows of one part may overlap, so they are counted.
    private IEnumerable<(long At, int Part, int Change)> Edges(TimeGrid grid)
    {
        for (var p = 0; p < _parts.Length; p++)
        {
            if (_parts[p].HoldsAlways)
            {
                yield return (0, p, 1);
                continue;
            }

            for (var day = -1; day < grid.Days; day++)
            {
                // A window inside the hour that a clock change skips has no length.
                if (_parts[p].HoldsOn(grid.Day(day)) && Window(grid.Zone, _parts[p], grid.Day(day)) is var (from, to) && from < to)
                {
                    yield return ((from - grid.Start).Ticks, p, 1);
                    yield return ((to - grid.Start).Ticks, p, -1);
                }
            }
        }
    }

    private static double Lost(IEnumerable<Shrinkage> holding, DateTimeOffset at)
    {
        var held = holding.ToList();
        if (ShrinkageMath.TryLost(held, out var lost))
        {
            return lost;
        }

        var parts = held.Where(h => h.Combination == ShrinkageCombination.Additive).Select(h => FormattableString.Invariant($"'{h.Category}' {h.Fraction}"));
        throw new WfmDataException(FormattableString.Invariant(
            $"shrinkage: {string.Join(", ", parts)} reach {lost:0.####} of {held[0].Of} hours in the interval at {at:yyyy-MM-ddTHH:mmzzz}; shares that add must stay below 1."));
    }
}
