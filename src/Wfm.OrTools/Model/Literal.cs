using System.Runtime.InteropServices;

namespace Wfm.OrTools;

/// <summary>A <see cref="BoolVar"/> or its negation.</summary>
/// <remarks><c>default</c> belongs to no model; using it throws.</remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Literal
{
    private readonly int code;
    private readonly int modelId;

    internal Literal(int code, int modelId) => (this.code, this.modelId) = (code, modelId);

    /// <summary>The variable behind the literal.</summary>
    public BoolVar Variable => new(VariableIndex, modelId);

    /// <summary>Whether the literal is true when its variable is 0.</summary>
    public bool IsNegated => code < 0;

    // i for a variable, -i-1 for its negation, as CP-SAT writes it.
    internal int Code => code;

    internal int VariableIndex => code >= 0 ? code : -code - 1;

    internal int ModelId => modelId;

    /// <summary>True exactly when this literal is false.</summary>
    public Literal Not() => new(-code - 1, modelId);

    /// <summary>True exactly when the literal is false.</summary>
    /// <param name="literal">A literal of a model.</param>
    public static Literal operator !(Literal literal) => literal.Not();
}
