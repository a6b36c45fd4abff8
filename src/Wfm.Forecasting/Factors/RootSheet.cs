namespace Wfm.Forecasting;

/// <summary>
/// Square roots of counts, a row per day of the weekdays that are open at all, gaps filled: a missing slot by its weekday's mean times the day's level, a day
/// that is mostly missing by the scores of the same weekday before and after. For methods that need a full table.
/// </summary>
internal sealed class RootSheet
{
    private readonly double[][] _rows;
    private readonly double[][] _seen;
    private readonly int[] _day;
    private readonly bool[] _known;
    private readonly bool[] _active;
    private readonly int _slots;

    private RootSheet(double[][] rows, double[][] seen, int[] day, bool[] known, bool[] active, int slots)
    {
        (_rows, _seen, _day, _known, _active, _slots) = (rows, seen, day, known, active, slots);
        Period = active.Count(a => a);
    }

    /// <summary>Days in the table.</summary>
    public int Rows => _rows.Length;

    /// <summary>Open weekdays: the number of rows that make a week.</summary>
    public int Period { get; }

    public static RootSheet Of(TrainingSeries series, int mostDays)
    {
        var slots = series.SlotsPerDay;
        var from = Math.Max(0, series.Days - mostDays);
        var (mean, n, active) = (new double[7 * slots], new int[7 * slots], new bool[7]);
        for (var d = from; d < series.Days; d++)
        {
            var w = series.Weekday(d);
            var day = series.Day(d);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    mean[(w * slots) + s] += Math.Sqrt(day[s]);
                    n[(w * slots) + s]++;
                    active[w] |= series.IsOpen(w, s);
                }
            }
        }

        for (var c = 0; c < mean.Length; c++)
        {
            mean[c] = n[c] > 0 ? mean[c] / n[c] : double.NaN;
        }

        mean = WeekCurve.Fill(mean, slots);
        var (rows, seen, days, known) = (new List<double[]>(), new List<double[]>(), new List<int>(), new List<bool>());
        for (var d = from; d < series.Days; d++)
        {
            var w = series.Weekday(d);
            if (!active[w])
            {
                continue;
            }

            var usual = mean.AsSpan(w * slots, slots);
            var (roots, own) = (new double[slots], new double[slots]);
            var (cross, square, all) = (0.0, 0.0, 0.0);
            var values = series.Day(d);
            for (var s = 0; s < slots; s++)
            {
                own[s] = Math.Sqrt(values[s]);
                all += series.IsOpen(w, s) ? usual[s] * usual[s] : 0;
                if (!double.IsNaN(own[s]))
                {
                    cross += own[s] * usual[s];
                    square += usual[s] * usual[s];
                }
            }

            var level = square > 0 ? cross / square : 1;
            for (var s = 0; s < slots; s++)
            {
                roots[s] = double.IsNaN(own[s]) ? level * usual[s] : own[s];
            }

            rows.Add(roots);
            seen.Add(own);
            days.Add(d);
            known.Add(square > 0.5 * all);
        }

        return new RootSheet([.. rows], [.. seen], [.. days], [.. known], active, slots);
    }

    /// <summary>Whether a weekday (Sunday = 0) has rows.</summary>
    public bool IsActive(int weekday) => _active[weekday];

    /// <summary>Whether most of the row was seen.</summary>
    public bool IsKnown(int row) => _known[row];

    /// <summary>Root as it was seen, or NaN.</summary>
    public double Seen(int row, int slot) => _seen[row][slot];

    /// <summary>First row on or after a day of the series.</summary>
    public int RowAt(int day) => Array.FindIndex(_day, d => d >= day) is var r && r >= 0 ? r : Rows;

    /// <summary>
    /// Orthonormal day curves that hold the most of the rows' squares: leading right singular vectors, by orthogonal iteration from a fixed start. Iterated to
    /// 1e-6 in the share held, no further: any basis of nearly that space serves.
    /// </summary>
    public double[][] LeadingCurves(int most)
    {
        var count = Math.Min(most, _slots);
        var curves = new double[count][];
        for (var k = 0; k < count; k++)
        {
            // Cosines of falling length: smooth, independent, and the same every time.
            curves[k] = [.. Enumerable.Range(0, _slots).Select(s => Math.Cos(Math.PI * k * (s + 0.5) / _slots))];
        }

        var gram = Gram();
        var held = 0.0;
        for (var round = 0; round < 30; round++)
        {
            var next = new double[count][];
            for (var k = 0; k < count; k++)
            {
                next[k] = [.. gram.Select(row => Dot(row, curves[k]))];
            }

            var now = 0.0;
            var kept = 0;
            for (var k = 0; k < count; k++)
            {
                var v = next[k];
                var before = Math.Sqrt(Dot(v, v));
                for (var j = 0; j < kept; j++)
                {
                    var along = Dot(v, next[j]);
                    for (var s = 0; s < v.Length; s++)
                    {
                        v[s] -= along * next[j][s];
                    }
                }

                var norm = Math.Sqrt(Dot(v, v));
                if (norm > 1e-10 * before && norm > 0)
                {
                    for (var s = 0; s < v.Length; s++)
                    {
                        v[s] /= norm;
                    }

                    now += norm;
                    next[kept++] = v;
                }
            }

            (curves, count) = (next[..kept], kept);
            if (Math.Abs(now - held) <= 1e-6 * now)
            {
                break;
            }

            held = now;
        }

        return curves;
    }

    /// <summary>Score of each row on a curve; of a row that was mostly missing, between those of the same weekday before and after.</summary>
    public double[] Scores(double[] curve)
    {
        var scores = new double[Rows];
        for (var r = 0; r < Rows; r++)
        {
            scores[r] = _known[r] ? Dot(_rows[r], curve) : double.NaN;
        }

        return OpenDays.Fill(scores, Period);
    }

    private double[][] Gram()
    {
        var gram = new double[_slots][];
        for (var s = 0; s < _slots; s++)
        {
            gram[s] = new double[_slots];
        }

        for (var r = 0; r < Rows; r++)
        {
            var row = _rows[r];
            for (var s = 0; s < _slots && _known[r]; s++)
            {
                var (target, x) = (gram[s], row[s]);
                for (var q = 0; x != 0 && q <= s; q++)
                {
                    target[q] += x * row[q];
                }
            }
        }

        for (var s = 0; s < _slots; s++)
        {
            for (var q = 0; q < s; q++)
            {
                gram[q][s] = gram[s][q];
            }
        }

        return gram;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
