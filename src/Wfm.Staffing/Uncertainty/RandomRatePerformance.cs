namespace Wfm.Staffing;

/// <summary>What a queue brings when its arrival rate is uncertain: seen by contacts and by intervals.</summary>
/// <param name="ByContact">
/// Means over contacts: a busy interval counts as often as it has contacts, as when reports add up contacts. Shares are E[Λ·share(Λ)] ÷ E[Λ], ASA is over answered
/// contacts; occupancy and the mean queue are means over time.
/// </param>
/// <param name="ServiceLevelByInterval">Mean over intervals of the service level, E[SL(Λ)]: as when reports average percentages. Higher than by contact.</param>
/// <param name="WaitProbabilityByInterval">Mean over intervals, that is over time, of the probability that all agents are busy.</param>
public readonly record struct RandomRatePerformance(QueuePerformance ByContact, double ServiceLevelByInterval, double WaitProbabilityByInterval);
