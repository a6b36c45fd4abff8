using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wfm.OrTools.Protos;

namespace Wfm.OrTools;

/// <summary>What all runtimes share: model and options to bytes, bytes to an answer, and the rules on limits and cancellation.</summary>
public abstract class CpSatRuntime : ICpSatRuntime
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract int Parallelism { get; }

    /// <inheritdoc/>
    public Task<CpSatResponse> SolveAsync(CpModel model, CpSatOptions? options = null, IProgress<CpSatProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new CpSatOptions();
        var parameters = ToParameters(options, progress is not null);
        var request = new CpSatRequest(model.ToBytes(), parameters.ToByteArray(), ToText(parameters), options, progress is not null, model.IsMaximization);

        // Bytes are taken above, before the first await: the caller may change the model as soon as it has the task.
        return AnswerAsync(model.Id, model.Objective, request, progress, cancellationToken);
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Solves bytes.</summary>
    /// <param name="request">The model and the parameters.</param>
    /// <param name="progress">Told of better solutions and bounds; null if nobody listens.</param>
    /// <param name="cancellationToken">Stops the solver and throws.</param>
    protected abstract Task<CpSatAnswer> SolveBytesAsync(CpSatRequest request, IProgress<CpSatProgress>? progress, CancellationToken cancellationToken);

    private async Task<CpSatResponse> AnswerAsync(int modelId, ModelObjective? objective, CpSatRequest request, IProgress<CpSatProgress>? progress,
        CancellationToken cancellationToken)
    {
        var answer = await SolveBytesAsync(request, progress, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (answer.Response.Length == 0)
        {
            throw new CpSatRuntimeException(CpSatFailure.BadAnswer, $"The solver ({Name}) returned nothing. Set CpSatOptions.LogProgress and report its log.");
        }

        try
        {
            var response = CpSolverResponse.Parser.ParseFrom(answer.Response);
            return new CpSatResponse(modelId, objective, response, answer.Response, request.Options, answer.Log);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new CpSatRuntimeException(CpSatFailure.BadAnswer,
                $"The solver ({Name}) returned {answer.Response.Length} bytes that are not a CpSolverResponse. Is it OR-Tools 9.15?", error);
        }
    }

    private static SatParameters ToParameters(CpSatOptions options, bool wantsProgress)
    {
        var log = options.LogProgress || wantsProgress;
        var parameters = new SatParameters
        {
            RandomSeed = options.Seed,
            NumWorkers = options.Workers,
            LinearizationLevel = options.LinearizationLevel,
            RelativeGapLimit = options.RelativeGap,
            AbsoluteGapLimit = options.AbsoluteGap,
            CpModelPresolve = options.Presolve,
            CpModelProbingLevel = options.ProbingLevel,
            SymmetryLevel = options.SymmetryLevel,
            StopAfterFirstSolution = options.StopAtFirstSolution,
            RepairHint = options.RepairHint,
            HintConflictLimit = options.HintConflictLimit,
            FixVariablesToTheirHintedValue = options.FixToHint,
            LogSearchProgress = log,
            LogToStdout = log,
        };
        if (options.TimeLimit is { } limit)
        {
            parameters.MaxTimeInSeconds = limit.TotalSeconds;
        }

        if (options.DeterministicTimeLimit is { } work)
        {
            parameters.MaxDeterministicTime = work;
        }

        return parameters;
    }

    private static string ToText(SatParameters parameters)
    {
        var text = new StringBuilder();
        foreach (var field in SatParameters.Descriptor.Fields.InFieldNumberOrder())
        {
            if (!field.Accessor.HasValue(parameters))
            {
                continue;
            }

            var value = field.Accessor.GetValue(parameters);
            var shown = field.FieldType == FieldType.Bool ? ((bool)value ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture);
            text.Append(field.Name).Append(':').Append(shown).Append(' ');
        }

        return text.ToString().TrimEnd();
    }
}
