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

    /// <summary>Adds an observation; no feature may be given twice.</summary>
    public void Add(ReadOnlySpan<int> index, ReadOnlySpan<double> value, double y, double weight)
    {
        for (var i = 0; i < index.Length; i++)
        {
            var wx = weight * value[i];
            _right[index[i]] += wx * y;
            for (var j = 0; j <= i; j++)
            {
                _normal[Math.Max(index[i], index[j]), Math.Min(index[i], index[j])] += wx * value[j];
            }
        }
    }

    /// <summary>Adds to one entry of X'Wy.</summary>
    public void AddRight(int i, double value) => _right[i] += value;

    /// <summary>Adds λ (c·b)² to the penalty.</summary>
    public void Penalize(ReadOnlySpan<int> index, ReadOnlySpan<double> coefficient, double lambda)
    {
        for (var i = 0; i < index.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                _normal[Math.Max(index[i], index[j]), Math.Min(index[i], index[j])] += lambda * coefficient[i] * coefficient[j];
            }
        }
    }

    /// <summary>The coefficients.</summary>
    public double[] Solve()
    {
        // Only the lower half is kept; MathNet takes the matrix column by column.
        var columns = new double[Features * Features];
        var scale = 1e-300;
        for (var i = 0; i < Features; i++)
        {
            scale = Math.Max(scale, _normal[i, i]);
            for (var j = 0; j <= i; j++)
            {
                columns[(j * Features) + i] = columns[(i * Features) + j] = _normal[i, j];
            }
        }

        for (var i = 0; i < Features; i++)
        {
            columns[(i * Features) + i] += 1e-9 * scale;
        }

        return Matrix<double>.Build.Dense(Features, Features, columns).Cholesky().Solve(Vector<double>.Build.DenseOfArray(_right)).AsArray();
    }
}
