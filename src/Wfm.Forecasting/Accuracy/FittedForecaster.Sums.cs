namespace Wfm.Forecasting;

/// <content>Sums over runs of days that no calendar cuts.</content>
public sealed partial class FittedForecaster
{
    /// <summary>Quantiles of the contacts of each run of so many days from the horizon's first day on; what is left at its end has none.</summary>
    internal IReadOnlyList<double[]> SumQuantiles(TimeGrid horizon, int days)
    {
        var (own, map, means) = OpenMeans(horizon, []);
        var (ahead, special) = (Ahead(own), Special(own));
        var result = new List<double[]>();
        for (var from = 0; from + days <= own.Days; from += days)
        {
            var sum = new SumVariance(_errors.Parts);
            for (var d = from; d < from + days; d++)
            {
                var (first, end) = own.DayRange(d);
                sum.AddDay(means.AsSpan(first, end - first), map.Slot.AsSpan(first, end - first), ahead[d], special[d]);
            }

            var quantiles = new double[QueueForecast.Levels.Count];
            _errors.Quantiles(sum, quantiles);
            result.Add(quantiles);
        }

        return result;
    }
}
