namespace Wfm.Forecasting;

/// <summary>What one model had said from one origin about the intervals of <see cref="OriginCells"/>.</summary>
internal sealed class ForecastRun
{
    public ForecastRun(string model, OriginCells cells)
    {
        var n = cells.Count;
        (Model, Cells) = (model, cells);
        (Mean, Aht, Low95, Low80, High80, High95) = (new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        WholeDay = new double[cells.HorizonDays];
    }

    public string Model { get; }

    public OriginCells Cells { get; }

    public double[] Mean { get; }

    public double[] Aht { get; }

    public double[] Low95 { get; }

    public double[] Low80 { get; }

    public double[] High80 { get; }

    public double[] High95 { get; }

    /// <summary>Forecast of each day over all its intervals, also those that the history does not have.</summary>
    public double[] WholeDay { get; }

    /// <summary>Per length of periods in days: the bands of the periods, counted from the origin; null where there are none.</summary>
    public Dictionary<int, double[]?[]> Bands { get; } = [];

    /// <summary>A forecast's values at the intervals that the history has.</summary>
    public static ForecastRun Of(string model, OriginCells cells, QueueForecast forecast)
    {
        var run = new ForecastRun(model, cells);
        var q = forecast.Quantiles;
        for (var c = 0; c < cells.Count; c++)
        {
            var i = cells.Index[c];
            (run.Mean[c], run.Aht[c]) = (forecast.Volume[i], forecast.AhtSeconds[i]);
            (run.Low95[c], run.Low80[c], run.High80[c], run.High95[c]) = (q[0][i], q[1][i], q[5][i], q[6][i]);
        }

        for (var d = 0; d < cells.HorizonDays; d++)
        {
            run.WholeDay[d] = forecast.Volume.DaySum(d);
        }

        return run;
    }

    /// <summary>Low95, low80, high80, high95 of a period when it has bands and the history has (nearly) all of what was forecast for it.</summary>
    /// <param name="days">Length of the periods.</param>
    /// <param name="period">Number of the period, counted from the origin.</param>
    /// <param name="mean">Forecast over the intervals that the history has.</param>
    public double[]? Band(int days, int period, double mean)
    {
        if (!Bands.TryGetValue(days, out var bands) || period >= bands.Length || bands[period] is not { } band)
        {
            return null;
        }

        var whole = WholeDay.AsSpan(period * days, days).ToArray().Sum();
        return mean >= 0.98 * whole ? band : null;
    }
}
