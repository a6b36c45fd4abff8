namespace Wfm.IO;

/// <summary>A plotting area: units along, values up.</summary>
internal readonly record struct PlotBox(double Left, double Right, double Top, double Bottom, double Units, double Max)
{
    public double X(double unit) => Left + ((Right - Left) * unit / Math.Max(1, Units));

    public double Y(double value) => Bottom - ((Bottom - Top) * Math.Clamp(value / Max, 0, 1));

    /// <summary>A round number at or above a maximum, with room for the pen; 1 when there is nothing to draw.</summary>
    public static double RoundUp(double max)
    {
        if (max is not (> 0 and < 1e15))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(max)));
        foreach (var step in (ReadOnlySpan<double>)[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8])
        {
            if (max <= step * power * (1 + 1e-9))
            {
                return step * power;
            }
        }

        return 10 * power;
    }

    /// <summary>A line that holds its value for the length of each unit; unknown values leave a gap.</summary>
    public PathData Steps(IReadOnlyList<double> values)
    {
        var path = new PathData();
        var drawn = double.NaN;
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                drawn = double.NaN;
                continue;
            }

            if (!double.IsFinite(drawn))
            {
                path.Move(X(i), Y(values[i]));
            }
            else if (values[i] != drawn)
            {
                path.Across(X(i)).Down(Y(values[i]));
            }

            drawn = values[i];
            if (i + 1 == values.Count || !double.IsFinite(values[i + 1]))
            {
                path.Across(X(i + 1));
            }
        }

        return path;
    }

    /// <summary>The area between two step lines.</summary>
    public PathData StepBand(IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        var path = new PathData();
        var from = 0;
        while (from < high.Count)
        {
            var to = from;
            while (to < high.Count && double.IsFinite(high[to]) && double.IsFinite(low[to]) && high[to] > low[to])
            {
                to++;
            }

            if (to > from)
            {
                path.Move(X(from), Y(low[from]));
                for (var i = from; i < to; i++)
                {
                    Corner(path, i, high[i], i > from ? high[i - 1] : double.NaN);
                }

                path.Across(X(to));
                for (var i = to - 1; i >= from; i--)
                {
                    Corner(path, i + 1, low[i], i < to - 1 ? low[i + 1] : double.NaN);
                }

                path.Close();
            }

            from = Math.Max(to, from + 1);
        }

        return path;
    }

    /// <summary>A line through points in the middle of each unit; unknown values leave a gap.</summary>
    public PathData Line(IReadOnlyList<double> values)
    {
        var path = new PathData();
        for (var i = 0; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]))
            {
                _ = i > 0 && double.IsFinite(values[i - 1]) ? path.Line(X(i + 0.5), Y(values[i])) : path.Move(X(i + 0.5), Y(values[i]));
            }
        }

        return path;
    }

    /// <summary>The area between two lines through points; both must be known.</summary>
    public PathData Band(int from, IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        var path = new PathData();
        for (var i = 0; i < high.Count; i++)
        {
            _ = i > 0 ? path.Line(X(from + i + 0.5), Y(high[i])) : path.Move(X(from + i + 0.5), Y(high[i]));
        }

        for (var i = low.Count - 1; i >= 0; i--)
        {
            path.Line(X(from + i + 0.5), Y(low[i]));
        }

        return high.Count > 0 ? path.Close() : path;
    }

    private void Corner(PathData path, int unit, double value, double before)
    {
        if (value != before)
        {
            path.Across(X(unit)).Down(Y(value));
        }
    }
}
