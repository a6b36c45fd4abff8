using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <summary>What a solve found.</summary>
public sealed class CpSatResponse
{
    private readonly long[] values;

    internal CpSatResponse(int modelId, ModelObjective? objective, CpSolverResponse response, byte[] bytes, CpSatOptions options, string log)
    {
        ModelId = modelId;
        Bytes = bytes;
        Log = log;
        Status = (CpSatStatus)(int)response.Status;
        values = [.. response.Solution];
        Objective = HasSolution ? objective?.Value(values) : null;

        // Without a solution a bound of exactly 0 may also mean that the solver never got as far as filling it in; better none than a wrong one.
        var isBound = HasSolution || (Status == CpSatStatus.Unknown && response.BestObjectiveBound != 0);
        BestBound = isBound ? objective?.Bound(response.BestObjectiveBound) : null;

        // The solver sums this up in portions that depend on the clock, so the last bits of the sum differ from run to run.
        DeterministicTime = Math.Round(response.DeterministicTime, 9);
        WallTime = TimeSpan.FromSeconds(Math.Max(0, response.WallTime));
        SolutionInfo = response.SolutionInfo;
        Conflicts = response.NumConflicts;
        Branches = response.NumBranches;
        ConflictingAssumptions = [.. response.SufficientAssumptionsForInfeasibility.Select(code => new Literal(code, modelId))];

        // The solver does not say which limit ended it. It stops a little before or after the wall clock's, so "close to it" has to do.
        var unfinished = Status is (CpSatStatus.Feasible or CpSatStatus.Unknown) && !options.StopAtFirstSolution;
        StoppedByClock = unfinished && options.TimeLimit is { } limit && WallTime >= 0.9 * limit
            && !(options.DeterministicTimeLimit is { } work && DeterministicTime >= work);
    }

    /// <summary>How the solve ended.</summary>
    public CpSatStatus Status { get; }

    /// <summary>Whether there is a solution to read.</summary>
    public bool HasSolution => Status is CpSatStatus.Optimal or CpSatStatus.Feasible;

    /// <summary>Objective of the solution, in objective units; null without a solution or without an objective.</summary>
    public double? Objective { get; }

    /// <summary>No solution can be better than this; null if nothing is known or there is no objective.</summary>
    public double? BestBound { get; }

    /// <summary>Work done, in the solver's own count. The same on every machine for the same model, options and solver version; rounded
    /// to 9 decimals, beyond which it is not.</summary>
    public double DeterministicTime { get; }

    /// <summary>Time that the solve took by the wall clock.</summary>
    public TimeSpan WallTime { get; }

    /// <summary>Whether the wall clock ended the search, so that a faster or slower machine could give another answer.</summary>
    public bool StoppedByClock { get; }

    /// <summary>Which part of the solver found the solution, or why it refused the model.</summary>
    public string SolutionInfo { get; }

    /// <summary>Dead ends met.</summary>
    public long Conflicts { get; }

    /// <summary>Decisions made.</summary>
    public long Branches { get; }

    /// <summary>If infeasible: assumptions of the model that cannot all be true together with its constraints. Not always the smallest such set; with
    /// an objective it may hold every assumption. Empty if the model is infeasible without any.</summary>
    public IReadOnlyList<Literal> ConflictingAssumptions { get; }

    /// <summary>What the solver printed; empty unless <see cref="CpSatOptions.LogProgress"/> was set.</summary>
    public string Log { get; }

    /// <summary>The value of every variable, by <see cref="IntVar.Index"/>. Empty without a solution.</summary>
    public ReadOnlySpan<long> Values => values;

    /// <summary>The answer as OR-Tools' serialized CpSolverResponse.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    internal int ModelId { get; }

    /// <summary>Value of a variable.</summary>
    /// <param name="variable">A variable of the model, from before the solve.</param>
    /// <exception cref="InvalidOperationException">There is no solution.</exception>
    /// <exception cref="ArgumentException">The variable belongs to another model.</exception>
    public long Value(IntVar variable)
    {
        Check(variable.ModelId, variable.Index, nameof(variable));
        return values[variable.Index];
    }

    /// <summary>Whether a literal is true.</summary>
    /// <param name="literal">A literal of the model, from before the solve.</param>
    /// <exception cref="InvalidOperationException">There is no solution.</exception>
    /// <exception cref="ArgumentException">The literal belongs to another model.</exception>
    public bool IsTrue(Literal literal)
    {
        Check(literal.ModelId, literal.VariableIndex, nameof(literal));
        return values[literal.VariableIndex] != 0 != literal.IsNegated;
    }

    /// <summary>Value of a sum.</summary>
    /// <param name="sum">A sum over the model.</param>
    /// <exception cref="InvalidOperationException">There is no solution.</exception>
    /// <exception cref="ArgumentException">The sum belongs to another model.</exception>
    public long Value(LinearExpr sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        var total = sum.Constant;
        for (var i = 0; i < sum.Count; i++)
        {
            Check(sum.ModelId, sum.Variables[i], nameof(sum));
            total += sum.Coefficients[i] * values[sum.Variables[i]];
        }

        return total;
    }

    private void Check(int modelId, int index, string name)
    {
        if (!HasSolution)
        {
            throw new InvalidOperationException($"There is no solution to read: the solve ended {Status}. Ask HasSolution first.");
        }

        if (modelId != ModelId)
        {
            throw new ArgumentException("This variable does not belong to the model that was solved.", name);
        }

        if (index >= values.Length)
        {
            throw new ArgumentException("This variable was added after the solve began.", name);
        }
    }
}
