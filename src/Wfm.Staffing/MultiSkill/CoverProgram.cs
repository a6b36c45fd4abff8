namespace Wfm.Staffing;

/// <summary>
/// The least number of agents n_g, fractions allowed, with Σ_g c_g·n_g ≥ r for each demand that was added and n_g ≤ limit_g. Solved in its dual, where each demand is
/// a column and no first phase is needed: maximise Σ r·y − Σ limit_g·z_g with Σ c_g·y − z_g ≤ 1 for each group g, y and z at least 0. The multipliers of its rows are
/// the n_g. Revised simplex with Bland's rule (V. Chvátal, Linear Programming, 1983, chapters 3, 5 and 7); demands can be added between two solutions.
/// </summary>
internal sealed class CoverProgram
{
    private const double Tie = 1e-9;
    private readonly int _groups;
    private readonly List<(double Value, double[] Column)> _columns = [];
    private readonly int[] _basis;
    private readonly double[,] _inverse;

    /// <param name="limits">Most agents of each group.</param>
    public CoverProgram(IReadOnlyList<double> limits)
    {
        _groups = limits.Count;
        (_basis, _inverse, Agents) = (new int[_groups], new double[_groups, _groups], new double[_groups]);
        for (var g = 0; g < _groups; g++)
        {
            var column = new double[_groups];
            column[g] = 1;
            _columns.Add((0, column));
            (_basis[g], _inverse[g, g]) = (g, 1);
        }

        for (var g = 0; g < _groups; g++)
        {
            var column = new double[_groups];
            column[g] = -1;
            _columns.Add((-limits[g], column));
        }
    }

    /// <summary>Agents per group in the last solution.</summary>
    public double[] Agents { get; }

    /// <summary>Agents in the last solution.</summary>
    public double Total => Agents.Sum();

    /// <summary>At least <paramref name="agents"/>, each group counting with its coefficient.</summary>
    public void Demand(double[] coefficients, double agents) => _columns.Add((agents, coefficients));

    /// <summary>Solves.</summary>
    /// <exception cref="InvalidOperationException">The limits do not allow the demands.</exception>
    public void Solve()
    {
        while (true)
        {
            Price();
            var enter = _columns.FindIndex(c => c.Value - Dot(Agents, c.Column) > Tie);
            if (enter < 0)
            {
                return;
            }

            Pivot(enter);
        }
    }

    private void Price()
    {
        for (var g = 0; g < _groups; g++)
        {
            var price = 0.0;
            for (var r = 0; r < _groups; r++)
            {
                price += _columns[_basis[r]].Value * _inverse[r, g];
            }

            Agents[g] = price;
        }
    }

    private void Pivot(int enter)
    {
        var (leave, best, pivot) = (-1, double.PositiveInfinity, 0.0);
        var direction = new double[_groups];
        for (var r = 0; r < _groups; r++)
        {
            var right = 0.0;
            for (var g = 0; g < _groups; g++)
            {
                direction[r] += _inverse[r, g] * _columns[enter].Column[g];
                right += _inverse[r, g];
            }

            if (direction[r] > Tie)
            {
                var ratio = Math.Max(0, right) / direction[r];
                if (ratio < best - Tie || (ratio < best + Tie && _basis[r] < _basis[leave]))
                {
                    (leave, best, pivot) = (r, ratio, direction[r]);
                }
            }
        }

        if (leave < 0)
        {
            throw new InvalidOperationException("There are too few agents for these demands.");
        }

        for (var g = 0; g < _groups; g++)
        {
            _inverse[leave, g] /= pivot;
        }

        for (var r = 0; r < _groups; r++)
        {
            for (var g = 0; r != leave && g < _groups; g++)
            {
                _inverse[r, g] -= direction[r] * _inverse[leave, g];
            }
        }

        _basis[leave] = enter;
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
