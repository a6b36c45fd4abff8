using MathNet.Numerics.LinearAlgebra;

namespace Wfm.Forecasting;

/// <summary>
/// Weighted least squares with a quadratic penalty, by its normal equations: minimises Σ w (y − x·b)² + b'Pb. Rows are sparse: only the non-zero features
/// are given. Solved by Cholesky; a trace of 1e-9 on the diagonal keeps features that never occur at 0.
/// </summary>
internal sealed class RidgeSystem
{
    private readonly double[,] _normal;
    private readonly double[] _right;

    public RidgeSystem(int features) => (_normal, _right, Features) = (new double[features, features], new double[features], features);

    public int Features { get; }

    /// <summary>Adds an observation.</summary>
    public void Add(ReadOnlySpan<int> index, ReadOnlySpan<double> value, double y, double weight)
    {
        for (var i = 0; i < index.Length; i++)
        {
            var wx = weight * value[i];
            _right[index[i]] += wx * y;
            for (var j = 0; j < index.Length; j++)
            {
                _normal[index[i], index[j]] += wx * value[j];
            }
        }
    }

    /// <summary>Adds to one entry of X'WX and its mirror image, for sums that the caller has at hand.</summary>
    public void AddNormal(int i, int j, double value)
    {
        _normal[i, j] += value;
        if (i != j)
        {
            _normal[j, i] += value;
        }
    }

    /// <summary>Adds to one entry of X'Wy.</summary>
    public void AddRight(int i, double value) => _right[i] += value;

    /// <summary>Adds λ (c·b)² to the penalty.</summary>
    public void Penalize(ReadOnlySpan<int> index, ReadOnlySpan<double> coefficient, double lambda)
    {
        for (var i = 0; i < index.Length; i++)
        {
            for (var j = 0; j < index.Length; j++)
            {
                _normal[index[i], index[j]] += lambda * coefficient[i] * coefficient[j];
            }
        }
    }

    /// <summary>The coefficients.</summary>
    public double[] Solve()
    {
        var matrix = Matrix<double>.Build.DenseOfArray(_normal);
        var scale = 0.0;
        for (var i = 0; i < Features; i++)
        {
            scale = Math.Max(scale, matrix[i, i]);
        }

        for (var i = 0; i < Features; i++)
        {
            matrix[i, i] += 1e-9 * Math.Max(scale, 1e-300);
        }

        return matrix.Cholesky().Solve(Vector<double>.Build.DenseOfArray(_right)).AsArray();
    }
}
