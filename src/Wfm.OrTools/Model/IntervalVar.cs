namespace Wfm.OrTools;

/// <summary>A stretch of time [start, start + size) of one <see cref="CpModel"/>, present always or when a literal is true.</summary>
/// <remarks>Made by <see cref="CpModel.NewInterval"/> and its kin. <c>default</c> belongs to no model; using it throws.</remarks>
public readonly record struct IntervalVar
{
    internal IntervalVar(int constraintIndex, int modelId) => (ConstraintIndex, ModelId) = (constraintIndex, modelId);

    internal int ConstraintIndex { get; }

    internal int ModelId { get; }
}
