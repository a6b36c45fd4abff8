namespace Wfm.Staffing;

/// <summary>What the queue model expects of the agents of a roster, in any run of intervals.</summary>
/// <param name="demands">The queues.</param>
/// <param name="units">Who takes what.</param>
/// <param name="taking">Agents taking contacts by unit and interval.</param>
internal sealed class ModelExpectation(IReadOnlyList<QueueDemand> demands, IReadOnlyList<CentreUnit> units, double[][] taking)
{
    /// <summary>Of one queue that is not deferred work, or of all such queues together for −1.</summary>
    /// <param name="queue">Position of the queue.</param>
    /// <param name="from">First interval.</param>
    /// <param name="to">The one after the last.</param>
    public ExpectedService Of(int queue, int from, int to)
    {
        var service = default(ExpectedService);
        for (var u = 0; u < units.Count; u++)
        {
            if (units[u].Pool is not { } pool || (queue >= 0 && !units[u].Queues.Contains(queue)))
            {
                continue;
            }

            for (var i = from; i < to; i++)
            {
                if (!units[u].Queues.Any(q => (queue < 0 || q == queue) && demands[q].Open[i]))
                {
                    continue;
                }

                var mix = default(SkillMix);
                pool.Expect(i, taking[u][i], ref mix);
                service.AddAgents(taking[u][i], mix.Occupancy);
                foreach (var q in units[u].Queues.Where(q => (queue < 0 || q == queue) && demands[q].Open[i]))
                {
                    // Together, queues count with their contacts alike, whatever share each promises.
                    service.AddContacts(demands[q].Volume[i], pool.Expect(demands[q], i, taking[u][i]), queue < 0 ? ServiceLevelOf.Offered : demands[q].Plan.Target.ServiceLevelOf,
                        queue < 0 ? AsaOf.Answered : demands[q].Plan.Target.AsaOf);
                }
            }
        }

        return service;
    }
}
