namespace Wfm.Forecasting;

/// <summary>The usual week, and how far its quietest day lies below the others: what a public holiday is compared with.</summary>
internal sealed class WeekShape
{
    private readonly double[] _week;
    private readonly int _slots;
    private readonly int _quietest;
    private readonly double[] _depth = new double[7];

    private WeekShape(double[] week, int slots)
    {
        (_week, _slots) = (week, slots);
        var totals = new double[7];
        var open = new int[7];
        for (var c = 0; c < week.Length; c++)
        {
            totals[c / slots] += double.IsNaN(week[c]) ? 0 : week[c];
            open[c / slots] += double.IsNaN(week[c]) ? 0 : 1;
        }

        // A day that is hardly open says little about the others' hours.
        _quietest = Enumerable.Range(0, 7).Where(w => open[w] * 2 >= open.Max() && totals[w] > 0).OrderBy(w => totals[w] / open[w]).ThenBy(w => w).FirstOrDefault(-1);
        for (var w = 0; w < 7 && _quietest >= 0; w++)
        {
            var (own, quiet) = (0.0, 0.0);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(week[(w * slots) + s]) && !double.IsNaN(week[(_quietest * slots) + s]))
                {
                    own += week[(w * slots) + s];
                    quiet += week[(_quietest * slots) + s];
                }
            }

            _depth[w] = own > 0 && quiet > 0 ? Math.Min(Math.Sqrt(quiet / own) - 1, 0) : 0;
        }
    }

    public static WeekShape Of(TrainingSeries ordinary) => new(Recency.WeekMean(ordinary, ordinary.Days, 182), ordinary.SlotsPerDay);

    /// <summary>√(quietest day ÷ this weekday) − 1 over the slots that both have; 0 or less.</summary>
    public double Depth(int weekday) => _depth[weekday];

    /// <summary>
    /// Factor per slot of a weekday whose volume goes part of the way (of roots, slot by slot) to the quietest day's; over the slots given it has the mean 1, weighted by usual
    /// volume, and so moves volume within the day without changing its sum.
    /// </summary>
    public double[] Blend(int weekday, double share, int from, int to)
    {
        var result = new double[to - from];
        Array.Fill(result, 1);
        if (_quietest < 0 || _quietest == weekday || share <= 0)
        {
            return result;
        }

        var (own, quiet) = (Smooth(weekday), Smooth(_quietest));
        var (before, after) = (0.0, 0.0);
        for (var s = from; s < to; s++)
        {
            if (own[s] > 0 && quiet[s] > 0)
            {
                result[s - from] = Statistics.Square(1 + (share * (Math.Sqrt(quiet[s] / own[s]) - 1)));
                before += own[s];
                after += own[s] * result[s - from];
            }
        }

        var scale = after > 0 ? before / after : 1;
        for (var s = from; s < to; s++)
        {
            result[s - from] = own[s] > 0 && quiet[s] > 0 ? result[s - from] * scale : 1;
        }

        return result;
    }

    /// <summary>Mean over an hour and a half either way: the ratio of two thin counts says nothing.</summary>
    private double[] Smooth(int weekday)
    {
        var reach = Math.Max(1, _slots / 16);
        var day = _week.AsSpan(weekday * _slots, _slots);
        var result = new double[_slots];
        for (var s = 0; s < _slots; s++)
        {
            var (sum, n) = (0.0, 0);
            for (var k = Math.Max(0, s - reach); k <= Math.Min(_slots - 1, s + reach); k++)
            {
                if (!double.IsNaN(day[k]))
                {
                    sum += day[k];
                    n++;
                }
            }

            result[s] = n > 0 && !double.IsNaN(day[s]) ? sum / n : double.NaN;
        }

        return result;
    }
}
