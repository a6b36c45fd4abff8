namespace Wfm.Staffing;

/// <summary>What one queue asks for while its rate stays what it is: contacts, handle time and promise.</summary>
public sealed record QueueLoad
{
    /// <summary>A queue.</summary>
    /// <param name="queue">Name of the queue.</param>
    /// <param name="skill">Skill that its agents need.</param>
    /// <param name="contactsPerHour">Contacts offered per hour, 0 or more.</param>
    /// <param name="aht">Mean handle time at efficiency 1, longer than zero.</param>
    /// <param name="target">What it promises.</param>
    public QueueLoad(string queue, string skill, double contactsPerHour, TimeSpan aht, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        (Queue, Skill, ContactsPerHour, Aht, Target) = (Guard.Text(queue), Guard.Text(skill), contactsPerHour, aht, target);
    }

    /// <summary>Name of the queue.</summary>
    public string Queue { get; }

    /// <summary>Skill that its agents need.</summary>
    public string Skill { get; }

    /// <summary>Contacts offered per hour.</summary>
    public double ContactsPerHour { get; init => field = Guard.NotNegative(value); }

    /// <summary>Mean handle time at efficiency 1.</summary>
    public TimeSpan Aht { get; init => field = Guard.Positive(value); }

    /// <summary>What it promises.</summary>
    public ServiceTarget Target { get; }

    /// <summary>What a freed agent takes first: the higher priority, then who has waited longest. Default 0.</summary>
    public int Priority { get; init; }

    /// <summary>Standard deviation ÷ mean of the handle time: lognormal. Null (the default): exponential.</summary>
    public double? AhtCv { get; init => field = value is { } v ? Guard.Positive(v, nameof(AhtCv)) : null; }

    /// <summary>Offered load at efficiency 1.</summary>
    public double Erlangs => ContactsPerHour * Aht.TotalHours;

    /// <summary>Equal for queues that a group of agents would serve as one line; <paramref name="own"/> is the queue's own number.</summary>
    internal (string Skill, double Aht, TimeSpan? Patience, int Priority, int Own) Line(int own) => Erlangs > 0 && AhtCv is null
        ? (Skill, Math.Round(Aht.TotalSeconds, 6), Target.Patience, Priority, -1)
        : (Skill, 0, null, 0, own);
}
