namespace Wfm.Staffing;

/// <summary>What an agent can take, and how.</summary>
public sealed record CentreSkill
{
    /// <summary>A skill.</summary>
    /// <param name="queue">Position of the queue in <see cref="Centre.Queues"/>, from 0.</param>
    public CentreSkill(int queue) => Queue = Guard.NotNegative(queue);

    /// <summary>Position of the queue in <see cref="Centre.Queues"/>, from 0.</summary>
    public int Queue { get; }

    /// <summary>Speed against the queue's handle time, above 0: 0.8 takes 1 ÷ 0.8 times as long. Default 1.</summary>
    public double Efficiency { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>Who is asked first when several agents are free: the lower rank, then who has been idle longest. 0 or more; default 0.</summary>
    public int Rank { get; init => field = Guard.NotNegative(value); }

    /// <summary>The agent helps out only with contacts that have waited this long, in seconds, 0 or more. Default 0: at once.</summary>
    public double OverflowAfterSeconds { get; init => field = Guard.NotNegative(value); }
}
