namespace Wfm.Staffing;

/// <summary>
/// What a queue with a given number of agents brings in the long run. Offered contacts are all that arrive: answered, abandoned and blocked. With redials
/// every attempt counts as offered. Shares are 0 to 1, times in seconds. No contacts: service level 1, all else 0. Erlang C without a spare agent: the queue
/// grows without end, so waiting is certain, the service level 0, waits infinite and occupancy 1. NaN stands only where nobody is answered and a mean over
/// the answered does not exist.
/// </summary>
public readonly record struct QueuePerformance
{
    /// <summary>Offered load of fresh contacts: contacts × AHT ÷ interval length.</summary>
    public required double Erlangs { get; init; }

    /// <summary>Share of arrivals that are let in and do not start service at once.</summary>
    public required double WaitProbability { get; init; }

    /// <summary>Share answered within the threshold, of <b>all offered</b>: blocked and abandoned contacts are misses.</summary>
    public required double ServiceLevel { get; init; }

    /// <summary>Average speed of answer: mean wait of <b>answered</b> contacts, those who did not wait included.</summary>
    public required double AsaSeconds { get; init; }

    /// <summary>Share of the agents' time spent on contacts.</summary>
    public required double Occupancy { get; init; }

    /// <summary>Share that gives up, of all offered.</summary>
    public double Abandonment { get; init; }

    /// <summary>Share that finds the system full, of all offered.</summary>
    public double Blocking { get; init; }

    /// <summary>Mean time in queue over <b>all offered</b>, abandoned contacts included.</summary>
    public required double MeanWaitAllSeconds { get; init; }

    /// <summary>Share answered within the threshold, of <b>answered</b> contacts.</summary>
    public required double ServiceLevelOfAnswered { get; init; }

    /// <summary>
    /// Share answered within the threshold, of offered contacts <b>without those who gave up early</b>, within the short-abandon threshold s: P(answered, W ≤ T) ÷
    /// (1 − P(abandoned, W ≤ s)). The same as <see cref="ServiceLevel"/> where nobody gives up.
    /// </summary>
    public double ServiceLevelExcludingShortAbandons => ServiceLevel == 0 ? 0 : Math.Min(1, ServiceLevel / NotShort);

    /// <summary>Share that gives up early, within the short-abandon threshold, of all offered.</summary>
    public double ShortAbandonment => Math.Max(0, 1 - NotShort);

    /// <summary>Share of all offered that are let in and whose wait, had they had endless patience, stays within the threshold.</summary>
    public required double ServiceLevelVirtual { get; init; }

    /// <summary>Mean number of contacts in the queue.</summary>
    public required double MeanQueue { get; init; }

    /// <summary>Redials per fresh contact; 0 in every model without redials.</summary>
    public double RedialsPerContact { get; init; }

    /// <summary>Share of contacts answered, of all offered.</summary>
    public double Answered => Math.Clamp(1 - Abandonment - Blocking, 0, 1);

    /// <summary>The service level with the denominator of choice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a denominator.</exception>
    public double ServiceLevelBy(ServiceLevelOf of) => of switch
    {
        ServiceLevelOf.Offered => ServiceLevel,
        ServiceLevelOf.Answered => ServiceLevelOfAnswered,
        ServiceLevelOf.ExcludingShortAbandons => ServiceLevelExcludingShortAbandons,
        ServiceLevelOf.VirtualWait => ServiceLevelVirtual,
        _ => throw new ArgumentOutOfRangeException(nameof(of), of, "A service level is a share of one of the four."),
    };

    /// <summary>The mean wait, of answered contacts or of all, in seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither.</exception>
    public double AsaBy(AsaOf of) => of switch
    {
        AsaOf.Answered => AsaSeconds,
        AsaOf.All => MeanWaitAllSeconds,
        _ => throw new ArgumentOutOfRangeException(nameof(of), of, "A mean wait is of answered contacts or of all."),
    };

    /// <summary>1 − <see cref="ShortAbandonment"/>, the number that models know without a difference.</summary>
    internal double NotShort { get => field == 0 ? 1 : field; init => field = Math.Max(value, double.Epsilon); }

    internal static QueuePerformance NoContacts { get; } = new()
    {
        Erlangs = 0,
        WaitProbability = 0,
        ServiceLevel = 1,
        AsaSeconds = 0,
        Occupancy = 0,
        MeanWaitAllSeconds = 0,
        ServiceLevelOfAnswered = 1,
        ServiceLevelVirtual = 1,
        MeanQueue = 0,
    };
}
