namespace Wfm.Forecasting;

/// <summary>Running sums behind one score. Sums of two parts add up to those of the whole, so pooling loses nothing.</summary>
internal sealed class ScoreSum
{
    private int _count, _scaledCount, _in80, _count80, _in95, _count95;
    private double _actual, _forecast, _absolute, _scaled, _floor, _floorMean, _naive, _naiveActual, _winkler80, _actual80, _winkler95, _actual95, _aht, _ahtError, _ahtContacts;

    /// <summary>Adds what came and what was forecast for one interval or period.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="mean">What was forecast.</param>
    /// <param name="naive">What the seasonal naive forecast said, or NaN.</param>
    /// <param name="scale">Mean change over a season in the training data, or NaN.</param>
    public void Add(double actual, double mean, double naive, double scale)
    {
        var error = Math.Abs(actual - mean);
        _count++;
        _actual += actual;
        _forecast += mean;
        _absolute += error;
        if (scale > 0)
        {
            _scaledCount++;
            _scaled += error / scale;
        }

        _floor += Metrics.PoissonError(Math.Max(0, mean));
        _floorMean += Math.Max(0, mean);
        if (!double.IsNaN(naive))
        {
            _naive += Math.Abs(actual - naive);
            _naiveActual += actual;
        }
    }

    /// <summary>Adds how the bands of one interval or period did; a band with an end that is NaN is passed over.</summary>
    public void AddBands(double actual, double low95, double low80, double high80, double high95)
    {
        if (!double.IsNaN(low80) && !double.IsNaN(high80))
        {
            _count80++;
            _in80 += low80 <= actual && actual <= high80 ? 1 : 0;
            _winkler80 += Metrics.Winkler([actual], [low80], [high80], 0.2);
            _actual80 += actual;
        }

        if (!double.IsNaN(low95) && !double.IsNaN(high95))
        {
            _count95++;
            _in95 += low95 <= actual && actual <= high95 ? 1 : 0;
            _winkler95 += Metrics.Winkler([actual], [low95], [high95], 0.05);
            _actual95 += actual;
        }
    }

    /// <summary>Adds a pair of handle times, weighted with contacts.</summary>
    public void AddAht(double actual, double forecast, double contacts)
    {
        _aht += contacts * Math.Abs(actual - forecast);
        _ahtError += contacts * (forecast - actual);
        _ahtContacts += contacts;
    }

    /// <summary>Adds all that another has.</summary>
    public void Add(ScoreSum other)
    {
        _count += other._count;
        _scaledCount += other._scaledCount;
        _in80 += other._in80;
        _count80 += other._count80;
        _in95 += other._in95;
        _count95 += other._count95;
        _actual += other._actual;
        _forecast += other._forecast;
        _absolute += other._absolute;
        _scaled += other._scaled;
        _floor += other._floor;
        _floorMean += other._floorMean;
        _naive += other._naive;
        _naiveActual += other._naiveActual;
        _winkler80 += other._winkler80;
        _actual80 += other._actual80;
        _winkler95 += other._winkler95;
        _actual95 += other._actual95;
        _aht += other._aht;
        _ahtError += other._ahtError;
        _ahtContacts += other._ahtContacts;
    }

    /// <summary>The score, or null when nothing was added.</summary>
    public BacktestScore? ToScore(string model, DateOnly? origin, string level, int fromDay, int toDay) => _count == 0
        ? null
        : new BacktestScore(model, origin, level, fromDay, toDay, _count, Share(_absolute, _actual), Share(_forecast - _actual, _actual),
            _scaledCount > 0 ? _scaled / _scaledCount : double.NaN,
            _count80 > 0 ? (double)_in80 / _count80 : double.NaN, _count95 > 0 ? (double)_in95 / _count95 : double.NaN,
            Share(_winkler80, _actual80), Share(_winkler95, _actual95), Share(_floor, _floorMean))
        {
            Actual = _actual,
            Forecast = _forecast,
            NaiveWape = Share(_naive, _naiveActual),
            AhtError = Share(_aht, _ahtContacts),
            AhtBias = Share(_ahtError, _ahtContacts),
            AhtContacts = _ahtContacts,
            BandCount = Math.Max(_count80, _count95),
        };

    private static double Share(double part, double whole) => whole > 0 ? part / whole : double.NaN;
}
