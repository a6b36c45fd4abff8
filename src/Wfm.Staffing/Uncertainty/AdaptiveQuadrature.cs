namespace Wfm.Staffing;

/// <summary>
/// Integrals of several functions at once over one line, by Gauss and Kronrod's rule of 15 points, always halving the panel with the largest error. Source: R. Piessens
/// et al., QUADPACK (1983), routine QAG with its error estimate.
/// </summary>
internal static class AdaptiveQuadrature
{
    private const int MostPanels = 2000;

    private static readonly double[] Nodes =
    [
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
        0.586087235467691130294144691693013, 0.405845151377397166906606412076961, 0.207784955007898467600689403773245, 0,
    ];

    private static readonly double[] Kronrod =
    [
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
        0.169004726639267902826583426598550, 0.190350578064785409913256402421014, 0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ];

    private static readonly double[] Gauss = [0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975, 0.417959183673469387755102040816327];

    /// <summary>Writes the values of all functions at a point.</summary>
    public delegate void Functions(double x, Span<double> values);

    /// <summary>Integrates.</summary>
    /// <param name="functions">The functions.</param>
    /// <param name="points">Ends and the points between them where a function bends; ascending.</param>
    /// <param name="scales">One per function: the error of its integral is to stay below tolerance times this. Infinite for one that only comes along.</param>
    /// <param name="tolerance">Largest error in scales.</param>
    public static double[] Integrate(Functions functions, IReadOnlyList<double> points, IReadOnlyList<double> scales, double tolerance)
    {
        var panels = new PriorityQueue<Panel, double>();
        var error = 0.0;
        void Add(double from, double to)
        {
            var panel = Panel.Of(functions, from, to, scales);
            panels.Enqueue(panel, -panel.Error);
            error += panel.Error;
        }

        for (var i = 1; i < points.Count; i++)
        {
            Add(points[i - 1], points[i]);
        }

        while (error > tolerance && panels.Count < MostPanels)
        {
            var worst = panels.Dequeue();
            error -= worst.Error;
            var middle = (worst.From + worst.To) / 2;
            Add(worst.From, middle);
            Add(middle, worst.To);
        }

        var sums = new double[scales.Count];
        foreach (var (panel, _) in panels.UnorderedItems.OrderBy(p => p.Element.From))
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += panel.Sums[i];
            }
        }

        return sums;
    }

    private readonly record struct Panel(double From, double To, double[] Sums, double Error)
    {
        public static Panel Of(Functions functions, double from, double to, IReadOnlyList<double> scales)
        {
            var n = scales.Count;
            var values = new double[15 * n];
            var (middle, half) = ((from + to) / 2, (to - from) / 2);
            for (var i = 0; i < 15; i++)
            {
                var x = i < 7 ? middle - (half * Nodes[i]) : middle + (half * Nodes[14 - i]);
                functions(x, values.AsSpan(i * n, n));
            }

            var sums = new double[n];
            var error = 0.0;
            for (var f = 0; f < n; f++)
            {
                var (kronrod, gauss) = (0.0, 0.0);
                for (var i = 0; i < 15; i++)
                {
                    var at = Math.Min(i, 14 - i);
                    kronrod += Kronrod[at] * values[(i * n) + f];
                    gauss += at % 2 == 1 ? Gauss[at / 2] * values[(i * n) + f] : 0;
                }

                var spread = 0.0;
                for (var i = 0; i < 15; i++)
                {
                    spread += Kronrod[Math.Min(i, 14 - i)] * Math.Abs(values[(i * n) + f] - (kronrod / 2));
                }

                sums[f] = kronrod * half;
                var (difference, range) = (Math.Abs(kronrod - gauss) * half, spread * half);
                var estimate = range > 0 ? Math.Max(range * Math.Min(1, Math.Pow(200 * difference / range, 1.5)), 1e-16 * range) : 0;
                error = Math.Max(error, estimate / scales[f]);
            }

            return new Panel(from, to, sums, error);
        }
    }
}
