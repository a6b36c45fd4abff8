namespace Wfm.Staffing;

/// <summary>One stream of work that waits in a backlog against a promise: e-mail, tickets, back office, callbacks, an outbound list. Immutable.</summary>
public sealed record DeferredStream
{
    /// <summary>A stream.</summary>
    /// <param name="arrivals">Contacts that come in per interval, 0 or more, fractions allowed; copied.</param>
    /// <param name="ahtSeconds">Mean handle time of the contacts of each interval in seconds, above 0 where there are any; copied.</param>
    /// <param name="due">Last interval in which the contacts of each interval are in time, from <see cref="DuePromise"/>: never before the interval itself, never falling; copied.</param>
    /// <exception cref="ArgumentException">Lists of different lengths, empty, or a value is outside the range given above.</exception>
    public DeferredStream(IEnumerable<double> arrivals, IEnumerable<double> ahtSeconds, IEnumerable<int> due)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(ahtSeconds);
        ArgumentNullException.ThrowIfNull(due);
        (Arrivals, AhtSeconds, Due) = ([.. arrivals], [.. ahtSeconds], [.. due]);
        if (Arrivals.Count == 0 || AhtSeconds.Count != Arrivals.Count || Due.Count != Arrivals.Count)
        {
            throw new ArgumentException($"Arrivals, handle times and due intervals must be as many, not {Arrivals.Count}, {AhtSeconds.Count} and {Due.Count}.", nameof(arrivals));
        }

        for (var i = 0; i < Arrivals.Count; i++)
        {
            if (!(Arrivals[i] >= 0 && double.IsFinite(Arrivals[i])) || (Arrivals[i] > 0 && !(AhtSeconds[i] > 0 && double.IsFinite(AhtSeconds[i]))))
            {
                throw new ArgumentException(
                    $"Interval {i} has {Arrivals[i]} contacts of {AhtSeconds[i]} s; they must be 0 or more, and of more than 0 s where there are any.", nameof(arrivals));
            }

            if (Due[i] < i || (i > 0 && Due[i] < Due[i - 1]))
            {
                throw new ArgumentException($"Interval {i} is due in interval {Due[i]}; it must not be due before it comes, nor before what came earlier.", nameof(due));
            }
        }
    }

    /// <summary>Contacts that come in per interval.</summary>
    public IReadOnlyList<double> Arrivals { get; }

    /// <summary>Mean handle time of the contacts of each interval, seconds.</summary>
    public IReadOnlyList<double> AhtSeconds { get; }

    /// <summary>Last interval in which the contacts of each interval are in time; the number of intervals or more for after the horizon.</summary>
    public IReadOnlyList<int> Due { get; }

    /// <summary>Contacts that wait at the start. How old they are is not known: they count as come in at the start. Default 0.</summary>
    public double Backlog { get; init => field = Guard.NotNegative(value); }

    /// <summary>Mean handle time of the backlog in seconds. Default: that of the arrivals, contact by contact; needed where there are none.</summary>
    public double? BacklogAhtSeconds { get; init => field = value is { } v ? Guard.Positive(v, nameof(BacklogAhtSeconds)) : null; }

    /// <summary>Share of contacts to be done in time, in (0, 1]. Default 1.</summary>
    public double OnTime { get; init => field = Guard.Share(value, nameof(OnTime)); } = 1;

    /// <summary>Share of an agent's time that such work can fill, in (0, 1]: nobody waits for a contact, people still pause between two. Default 0.92.</summary>
    public double Occupancy { get; init => field = Guard.Share(value, nameof(Occupancy)); } = 0.92;

    /// <summary>A deferred queue of a plan: its promise is <see cref="ServiceTarget.AnswerWithin"/>, its share <see cref="ServiceTarget.ServiceLevel"/> (all when there is none).</summary>
    /// <param name="queue">Opening hours, target, backlog, occupancy.</param>
    /// <param name="grid">Grid of the plan.</param>
    /// <param name="arrivals">Contacts per interval. Deferred contacts come in while closed as well.</param>
    /// <param name="ahtSeconds">Mean handle time per interval, seconds.</param>
    /// <exception cref="ArgumentException">As for the constructor, or other than one value per interval of the grid.</exception>
    public static DeferredStream For(QueuePlan queue, TimeGrid grid, IEnumerable<double> arrivals, IEnumerable<double> ahtSeconds)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(grid);
        return new DeferredStream(arrivals, ahtSeconds, DuePromise.LastIntervals(grid, queue.Open, queue.Target.AnswerWithin, queue.InOpenHours))
        {
            Backlog = queue.Backlog,
            BacklogAhtSeconds = queue.DefaultAht?.TotalSeconds,
            OnTime = queue.Target.ServiceLevel ?? 1,
            Occupancy = queue.DeferredOccupancy,
        };
    }

    /// <summary>Agent-seconds that a contact of interval i takes of people's time; that of the backlog for −1.</summary>
    internal double Cost(int i) => (i < 0 ? BacklogAht() : AhtSeconds[i]) / Occupancy;

    private double BacklogAht()
    {
        if (BacklogAhtSeconds is { } known)
        {
            return known;
        }

        var contacts = Arrivals.Sum();
        return contacts > 0
            ? Arrivals.Zip(AhtSeconds, (a, s) => a > 0 ? a * s : 0).Sum() / contacts
            : throw new WfmDataException(["A backlog without arrivals needs a handle time of its own."]);
    }
}
