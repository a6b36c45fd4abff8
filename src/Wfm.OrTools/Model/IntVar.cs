namespace Wfm.OrTools;

/// <summary>An integer variable of one <see cref="CpModel"/>. Made by <see cref="CpModel.NewInt(long, long, string?)"/>.</summary>
/// <remarks><c>default</c> belongs to no model; using it throws.</remarks>
public readonly record struct IntVar
{
    internal IntVar(int index, int modelId) => (Index, ModelId) = (index, modelId);

    /// <summary>Place of the variable in its model, counted from 0.</summary>
    public int Index { get; }

    // 0 only in default(IntVar), which no model accepts.
    internal int ModelId { get; }

    /// <summary>The variable times a constant.</summary>
    /// <param name="coefficient">Any integer.</param>
    public AffineExpr Times(long coefficient) => new(this, coefficient, 0);

    /// <summary>The variable plus a constant.</summary>
    /// <param name="offset">Any integer.</param>
    public AffineExpr Plus(long offset) => new(this, 1, offset);
}
