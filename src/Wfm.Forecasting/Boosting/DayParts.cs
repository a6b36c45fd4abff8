namespace Wfm.Forecasting.Boosting;

/// <summary>Days in parts of half an hour to three hours (at least one interval), as fine as a budget of rows allows: contacts per day and part, and the usual share of each part.</summary>
internal sealed class DayParts
{
    private const int MostCells = 9000;
    private static readonly int[] Minutes = [30, 60, 120, 180];

    private readonly int _slots;
    private readonly int _width;
    private readonly double[] _counts;
    private readonly double[] _shares;

    /// <summary>Cuts days up.</summary>
    /// <param name="series">The past.</param>
    /// <param name="totals">Its day totals.</param>
    /// <param name="shares">Share of the day per cell of the week.</param>
    public DayParts(TrainingSeries series, double[] totals, double[] shares)
    {
        (Totals, _slots) = (totals, series.SlotsPerDay);
        var open = 0;
        for (var s = 0; s < _slots; s++)
        {
            var any = false;
            for (var w = 0; w < 7; w++)
            {
                any |= series.IsOpen(w, s);
            }

            open += any ? 1 : 0;
        }

        _width = 1;
        foreach (var minutes in Minutes)
        {
            _width = Math.Max(1, minutes * _slots / 1440);
            if ((double)open / _width * series.Days <= MostCells)
            {
                break;
            }
        }

        Count = (_slots + _width - 1) / _width;
        (_counts, _shares) = (new double[series.Days * Count], new double[7 * Count]);
        for (var w = 0; w < 7; w++)
        {
            for (var s = 0; s < _slots; s++)
            {
                _shares[(w * Count) + (s / _width)] += series.IsOpen(w, s) ? shares[(w * _slots) + s] : 0;
            }
        }

        for (var d = 0; d < series.Days; d++)
        {
            var at = series.Weekday(d) * _slots;
            for (var p = 0; p < Count; p++)
            {
                // A part with a gap in its open slots is not known.
                var sum = 0.0;
                for (var s = From(p); s < From(p + 1); s++)
                {
                    var value = series[d, s];
                    sum += double.IsNaN(value) ? (series.OpenWeek[at + s] ? double.NaN : 0) : value;
                }

                _counts[(d * Count) + p] = sum;
            }
        }
    }

    /// <summary>Parts per day.</summary>
    public int Count { get; }

    /// <summary>Contacts per day, NaN where not known.</summary>
    public double[] Totals { get; }

    /// <summary>First slot of a part.</summary>
    public int From(int part) => Math.Min(_slots, part * _width);

    /// <summary>Contacts per part of a day, NaN where not known.</summary>
    public ReadOnlySpan<double> Counts(int day) => _counts.AsSpan(day * Count, Count);

    /// <summary>Share of a weekday's contacts per part.</summary>
    public ReadOnlySpan<double> Shares(int weekday) => _shares.AsSpan(weekday * Count, Count);
}
