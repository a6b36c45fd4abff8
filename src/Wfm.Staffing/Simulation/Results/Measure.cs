namespace Wfm.Staffing;

/// <summary>What is measured in each cell: each one a ratio of two sums.</summary>
internal enum Measure
{
    Offered,
    Answered,
    Abandoned,
    Blocked,
    Unanswered,
    Abandonment,
    Blocking,
    WaitProbability,
    ServiceLevel,
    ServiceLevelOfAnswered,
    ServiceLevelExcludingShort,
    ServiceLevelVirtual,
    Asa,
    MeanWaitOfAll,
    MeanHandleSeconds,
    Occupancy,
    MeanQueue,
    MeanInHand,
    OnTime,
    Backlog,
    TargetMet,
}
