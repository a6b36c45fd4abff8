namespace Wfm.Staffing;

/// <summary>What one interval of a queue that changes over the day brings: means over the time of the interval, unless it says otherwise.</summary>
/// <param name="WaitProbability">Share of the time in which all agents are busy, which is what an arrival finds.</param>
/// <param name="MeanQueue">Mean number of contacts in the queue.</param>
/// <param name="Occupancy">Busy agents ÷ agents; NaN without agents.</param>
/// <param name="Abandonment">Contacts that give up in the interval ÷ contacts that arrive in it: can pass 1 after a busy interval; NaN without arrivals.</param>
/// <param name="ServiceLevel">Share of the contacts arriving in the interval that are answered within the threshold, possibly in a later interval; NaN without arrivals.</param>
/// <param name="InSystemAtEnd">Mean number of contacts in the queue or in service at the end.</param>
/// <param name="InQueueAtEnd">Mean number of contacts in the queue at the end.</param>
/// <param name="EmptyAtEnd">Probability that nobody is in the queue or in service at the end.</param>
public readonly record struct TransientInterval(
    double WaitProbability, double MeanQueue, double Occupancy, double Abandonment, double ServiceLevel, double InSystemAtEnd, double InQueueAtEnd, double EmptyAtEnd);
