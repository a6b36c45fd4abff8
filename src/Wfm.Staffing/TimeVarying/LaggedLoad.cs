namespace Wfm.Staffing;

/// <summary>
/// Lagged stationary load: each interval takes the volume of the time one mean handle time earlier, when the contacts that are in service now arrived. Source:
/// L. V. Green, P. J. Kolesar and J. Soares, Improving the SIPP approach for staffing service systems that have cyclic demands, Operations Research 49 (2001).
/// </summary>
internal static class LaggedLoad
{
    public static double[] Of(IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds)
    {
        var load = new double[calls.Count];
        var aht = double.NaN;
        for (var i = 0; i < load.Length; i++)
        {
            // An interval without contacts has no handle time of its own: those that came last are the ones still there.
            aht = calls[i] > 0 ? ahtSeconds[i] : aht;
            if (double.IsNaN(aht))
            {
                continue;
            }

            var back = aht / intervalSeconds;
            var whole = (int)Math.Min(i + 1, Math.Floor(back));
            var late = back - Math.Floor(back);
            var volume = ((1 - late) * At(calls, i - whole)) + (late * At(calls, i - whole - 1));
            load[i] = volume * back;
        }

        return load;
    }

    private static double At(IReadOnlyList<double> calls, int i) => i >= 0 ? calls[i] : 0;
}
