using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wfm.OrTools;

/// <summary>A variable of one <see cref="CpModel"/> that is 0 or 1. Made by <see cref="CpModel.NewBool(string?)"/>.</summary>
/// <remarks>Stands wherever a <see cref="Literal"/> or an <see cref="IntVar"/> may stand. <c>default</c> belongs to no model; using it throws.</remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct BoolVar
{
    // Same two fields in the same order as Literal, so that spans of either can be read as one.
    private readonly int index;
    private readonly int modelId;

    internal BoolVar(int index, int modelId) => (this.index, this.modelId) = (index, modelId);

    /// <summary>Place of the variable in its model, counted from 0.</summary>
    public int Index => index;

    internal int ModelId => modelId;

    /// <summary>True exactly when the variable is 0.</summary>
    public Literal Not() => new(-index - 1, modelId);

    /// <summary>The literal that is true exactly when the variable is 1.</summary>
    public Literal ToLiteral() => new(index, modelId);

    /// <summary>The variable as an integer of 0 or 1.</summary>
    public IntVar ToIntVar() => new(index, modelId);

    /// <summary>True exactly when the variable is 0.</summary>
    /// <param name="variable">A variable of a model.</param>
    public static Literal operator !(BoolVar variable) => variable.Not();

    /// <summary>The literal that is true exactly when the variable is 1.</summary>
    /// <param name="variable">A variable of a model.</param>
    public static implicit operator Literal(BoolVar variable) => variable.ToLiteral();

    /// <summary>The variable as an integer of 0 or 1.</summary>
    /// <param name="variable">A variable of a model.</param>
    public static implicit operator IntVar(BoolVar variable) => variable.ToIntVar();

    /// <summary>The same variables seen as literals, without copying.</summary>
    /// <param name="variables">Variables of one model.</param>
    public static ReadOnlySpan<Literal> AsLiterals(ReadOnlySpan<BoolVar> variables)
    {
        System.Diagnostics.Debug.Assert(Unsafe.SizeOf<BoolVar>() == Unsafe.SizeOf<Literal>());
        return MemoryMarshal.Cast<BoolVar, Literal>(variables);
    }
}
