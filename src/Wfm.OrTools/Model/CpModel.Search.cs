using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <content>Objective, hint and assumptions: what guides the search and may change between two solves of the same model.</content>
public sealed partial class CpModel
{
    // By variable, so that a later hint replaces an earlier one and the bytes do not depend on the order of the calls.
    private readonly SortedDictionary<int, long> hint = [];

    /// <summary>Whether there is an objective.</summary>
    public bool HasObjective => proto.Objective is not null;

    internal ModelObjective? Objective { get; private set; }

    internal bool IsMaximization => proto.Objective is { ScalingFactor: < 0 };

    /// <summary>Number of variables that have a hint.</summary>
    public int HintCount => hint.Count;

    /// <summary>Seeks the smallest scale × sum. Replaces the objective before.</summary>
    /// <param name="sum">A sum over this model.</param>
    /// <param name="scale">Turns the integer sum into the unit that <see cref="CpSatResponse.Objective"/> and the bounds are given in. Above 0.</param>
    /// <exception cref="ArgumentException">The sum belongs to another model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not a finite number above 0.</exception>
    public void Minimize(LinearExpr sum, double scale = 1) => SetObjective(sum, scale, 1);

    /// <summary>Seeks the largest scale × sum. Replaces the objective before.</summary>
    /// <param name="sum">A sum over this model.</param>
    /// <param name="scale">Turns the integer sum into the unit that <see cref="CpSatResponse.Objective"/> and the bounds are given in. Above 0.</param>
    /// <exception cref="ArgumentException">The sum belongs to another model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not a finite number above 0.</exception>
    public void Maximize(LinearExpr sum, double scale = 1) => SetObjective(sum, scale, -1);

    /// <summary>Removes the objective: any solution will do.</summary>
    public void ClearObjective() => (proto.Objective, Objective) = (null, null);

    /// <summary>Suggests a value to start from. Need not be feasible nor complete. A later hint for the same variable replaces an earlier one.</summary>
    /// <param name="variable">A variable of this model.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The variable belongs to no model or to another one.</exception>
    public void AddHint(IntVar variable, long value)
    {
        Own(variable.ModelId, nameof(variable));
        hint[variable.Index] = value;
    }

    /// <summary>Suggests that a literal is true or false.</summary>
    /// <param name="literal">A literal of this model.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The literal belongs to no model or to another one.</exception>
    public void AddHint(Literal literal, bool value)
    {
        Own(literal.ModelId, nameof(literal));
        hint[literal.VariableIndex] = value != literal.IsNegated ? 1 : 0;
    }

    /// <inheritdoc cref="AddHint(Literal, bool)"/>
    public void AddHint(BoolVar literal, bool value) => AddHint(literal.ToLiteral(), value);

    /// <summary>Suggests the solution of an earlier solve, for the variables that existed then.</summary>
    /// <param name="response">A response with a solution, for this model.</param>
    /// <exception cref="ArgumentException">The response is for another model.</exception>
    /// <exception cref="InvalidOperationException">The response has no solution.</exception>
    public void AddHint(CpSatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Own(response.ModelId, nameof(response));
        var values = response.Values;
        for (var i = 0; i < values.Length; i++)
        {
            hint[i] = values[i];
        }
    }

    /// <summary>Removes every hint.</summary>
    public void ClearHints() => hint.Clear();

    /// <summary>Assumes a literal to be true. If that makes the model infeasible, the response names assumptions that clash
    /// (<see cref="CpSatResponse.ConflictingAssumptions"/>).</summary>
    /// <param name="literal">A literal of this model.</param>
    /// <exception cref="ArgumentException">The literal belongs to no model or to another one.</exception>
    public void AddAssumption(Literal literal) => proto.Assumptions.Add(Code(literal, nameof(literal)));

    /// <summary>Removes every assumption.</summary>
    public void ClearAssumptions() => proto.Assumptions.Clear();

    private void SetObjective(LinearExpr sum, double scale, int sign)
    {
        ArgumentNullException.ThrowIfNull(sum);
        Own(sum, nameof(sum));
        if (!(scale > 0 && double.IsFinite(scale)))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale of an objective must be a finite number above 0.");
        }

        // The solver always minimizes; a negative factor turns the value it reports back.
        var objective = new CpObjectiveProto { ScalingFactor = sign * scale, Offset = sign * (double)sum.Constant };
        objective.Vars.AddRange(sum.Variables.ToArray());
        objective.Coeffs.Capacity = sum.Count;
        foreach (var coefficient in sum.Coefficients)
        {
            objective.Coeffs.Add(checked(sign * coefficient));
        }

        proto.Objective = objective;
        Objective = new ModelObjective(sum.Variables.ToArray(), sum.Coefficients.ToArray(), sum.Constant, scale);
    }

    private void WriteHint()
    {
        if (hint.Count == 0)
        {
            proto.SolutionHint = null;
            return;
        }

        var assignment = new PartialVariableAssignment();
        assignment.Vars.Capacity = hint.Count;
        assignment.Values.Capacity = hint.Count;
        foreach (var (variable, value) in hint)
        {
            assignment.Vars.Add(variable);
            assignment.Values.Add(value);
        }

        proto.SolutionHint = assignment;
    }
}
