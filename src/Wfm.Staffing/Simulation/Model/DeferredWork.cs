namespace Wfm.Staffing;

/// <summary>
/// Work that waits for a deadline instead of an agent: e-mail, tickets, back office. It is begun only when agents are idle, earliest deadline first, and then
/// finished before the agent takes anything else. Nobody gives up.
/// </summary>
public sealed record DeferredWork
{
    /// <summary>Promise: finished this many seconds after arrival, counted in <see cref="Open"/> time; 0 or more.</summary>
    public required double DueSeconds { get; init => field = Guard.NotNegative(value); }

    /// <summary>Opening hours in which the promise's clock runs, in order and without overlap; none (the default): it always runs.</summary>
    public IReadOnlyList<CentreSpan> Open { get; init => field = [.. value]; } = [];

    /// <summary>How many agents with the skill must stay idle, ready for contacts, when one begins such work; 0 or more. Default 0.</summary>
    public int Reserve { get; init => field = Guard.NotNegative(value); }

    /// <summary>Due times of the work that waits at the start, in seconds; already late when 0 or less. Default: none.</summary>
    public IReadOnlyList<double> BacklogDue { get; init => field = [.. value.Order()]; } = [];

    /// <summary>When work is due that arrives at a time.</summary>
    /// <param name="arrivalSeconds">Arrival, in seconds.</param>
    /// <returns>Seconds; infinite when the opening hours end before.</returns>
    public double DueAt(double arrivalSeconds)
    {
        if (Open.Count == 0)
        {
            return arrivalSeconds + DueSeconds;
        }

        var left = DueSeconds;
        foreach (var span in Open)
        {
            var from = Math.Max(span.Start, arrivalSeconds);
            if (from < span.End)
            {
                if (from + left <= span.End)
                {
                    return from + left;
                }

                left -= span.End - from;
            }
        }

        return double.PositiveInfinity;
    }
}
