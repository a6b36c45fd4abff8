using Google.Protobuf;
using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <summary>A model for CP-SAT: variables, constraints, an objective, a hint and assumptions.</summary>
/// <remarks>Built by one thread. A runtime copies it when a solve starts, so it may be changed and solved again at once. All numbers are 64-bit
/// integers; the solver refuses a model whose sums could overflow (<see cref="CpSatStatus.ModelInvalid"/>, with the reason in
/// <see cref="CpSatResponse.SolutionInfo"/>).</remarks>
public sealed partial class CpModel
{
    /// <summary>As a lower bound of a sum: none.</summary>
    public const long NoMinimum = long.MinValue;

    /// <summary>As an upper bound of a sum: none.</summary>
    public const long NoMaximum = long.MaxValue;

    private static int lastId;

    private readonly CpModelProto proto = new();
    private readonly int id = Interlocked.Increment(ref lastId);

    /// <summary>An empty model.</summary>
    /// <param name="name">Shown in the solver's log.</param>
    public CpModel(string name = "") => proto.Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Name, as shown in the solver's log.</summary>
    public string Name => proto.Name;

    /// <summary>Number of variables.</summary>
    public int VariableCount => proto.Variables.Count;

    /// <summary>Number of constraints; each interval counts as one.</summary>
    public int ConstraintCount => proto.Constraints.Count;

    internal int Id => id;

    /// <summary>The model as OR-Tools' serialized CpModelProto, for storing or for another tool.</summary>
    /// <exception cref="InvalidOperationException">The model is too large for the format (2 GB).</exception>
    public byte[] ToBytes()
    {
        WriteHint();
        var size = proto.CalculateSize();
        if (size < 0)
        {
            throw new InvalidOperationException(
                $"The model with {VariableCount} variables and {ConstraintCount} constraints is larger than 2 GB, the most that its format holds. Split it.");
        }

        return proto.ToByteArray();
    }

    internal int Code(Literal literal, string name)
    {
        Own(literal.ModelId, name);
        return literal.Code;
    }

    internal void Own(int modelId, string name)
    {
        if (modelId != id)
        {
            throw new ArgumentException(
                modelId == 0
                    ? "This variable belongs to no model: it is a default value. Make it with NewBool or NewInt."
                    : $"This variable belongs to another model than '{Name}'. Make it with this model's NewBool or NewInt.",
                name);
        }
    }

    private Constraint Append(ConstraintProto constraint)
    {
        proto.Constraints.Add(constraint);
        return new Constraint(this, constraint);
    }
}
