namespace Wfm.Staffing;

/// <summary>
/// What was measured of one queue in one interval, group of intervals or the whole time. A contact belongs to the interval of its arrival, whenever it is answered;
/// time (busy, waiting, in hand) to the interval in which it passes.
/// </summary>
public sealed class SimulationMeasures
{
    private readonly Moments _moments;

    internal SimulationMeasures(Moments moments) => _moments = moments;

    /// <summary>Contacts that came, redials included: mean number per replication.</summary>
    public Measured Offered => _moments.Of(Measure.Offered);

    /// <summary>Contacts that were answered: mean number per replication.</summary>
    public Measured Answered => _moments.Of(Measure.Answered);

    /// <summary>Contacts that gave up: mean number per replication.</summary>
    public Measured Abandoned => _moments.Of(Measure.Abandoned);

    /// <summary>Contacts that found no place: mean number per replication.</summary>
    public Measured Blocked => _moments.Of(Measure.Blocked);

    /// <summary>Contacts that still waited when the last agent had left: mean number per replication. For deferred work: not begun until then.</summary>
    public Measured Unanswered => _moments.Of(Measure.Unanswered);

    /// <summary>Share of contacts that gave up.</summary>
    public Measured Abandonment => _moments.Of(Measure.Abandonment);

    /// <summary>Share of contacts that found no place.</summary>
    public Measured Blocking => _moments.Of(Measure.Blocking);

    /// <summary>Share of contacts that were accepted and not answered at once.</summary>
    public Measured WaitProbability => _moments.Of(Measure.WaitProbability);

    /// <summary>
    /// Busy time ÷ staffed time of the agents who have the skill (of all agents, for all queues), whatever they are busy with. Who finishes a contact after the end of
    /// the shift counts in both.
    /// </summary>
    public Measured Occupancy => _moments.Of(Measure.Occupancy);

    /// <summary>Mean number of contacts waiting, over time.</summary>
    public Measured MeanQueue => _moments.Of(Measure.MeanQueue);

    /// <summary>Mean number of contacts in hand, over time.</summary>
    public Measured MeanInHand => _moments.Of(Measure.MeanInHand);

    /// <summary>Mean time that an answered contact is in hand, in seconds: longer than the handle time with efficiency below 1, or beside other chats.</summary>
    public Measured MeanHandleSeconds => _moments.Of(Measure.MeanHandleSeconds);

    /// <summary>Deferred work: share finished by its due time, of all that was finished or fell due before the simulation ended. NaN for other queues.</summary>
    public Measured OnTime => _moments.Of(Measure.OnTime);

    /// <summary>Deferred work: items not begun at the end of the interval (of the group's last one), mean number. NaN for other queues.</summary>
    public Measured Backlog => _moments.Of(Measure.Backlog);

    /// <summary>
    /// Share of replications in which the queue's service level reached <see cref="CentreQueue.TargetServiceLevel"/>, of those with a contact; NaN for deferred work
    /// and for all queues together.
    /// </summary>
    public Measured TargetMet => _moments.Of(Measure.TargetMet);

    /// <summary>Share answered within <see cref="CentreQueue.TargetSeconds"/>. NaN for deferred work.</summary>
    /// <param name="of">What it is a share of.</param>
    public Measured ServiceLevel(ServiceLevelOf of = ServiceLevelOf.Offered) => _moments.Of(MeasureSums.ServiceLevel(of));

    /// <summary>Mean wait, in seconds; contacts still waiting at the end count with the time until then.</summary>
    /// <param name="of">Whose.</param>
    public Measured Asa(AsaOf of = AsaOf.Answered) => _moments.Of(of == AsaOf.All ? Measure.MeanWaitOfAll : Measure.Asa);
}
