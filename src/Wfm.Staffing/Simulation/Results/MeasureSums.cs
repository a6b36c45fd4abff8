namespace Wfm.Staffing;

/// <summary>Every measure as a ratio of two sums of counts.</summary>
internal static class MeasureSums
{
    public const int Measures = (int)Measure.TargetMet + 1;

    public static bool IsShare(Measure measure) => measure is Measure.Abandonment or Measure.Blocking or Measure.WaitProbability or Measure.ServiceLevel
        or Measure.ServiceLevelOfAnswered or Measure.ServiceLevelExcludingShort or Measure.ServiceLevelVirtual or Measure.OnTime or Measure.TargetMet;

    public static Measure ServiceLevel(ServiceLevelOf of) => of switch
    {
        ServiceLevelOf.Answered => Measure.ServiceLevelOfAnswered,
        ServiceLevelOf.ExcludingShortAbandons => Measure.ServiceLevelExcludingShort,
        ServiceLevelOf.VirtualWait => Measure.ServiceLevelVirtual,
        _ => Measure.ServiceLevel,
    };

    /// <summary>The sums of one cell of one replication.</summary>
    /// <param name="counts">Its counts.</param>
    /// <param name="queue">Its queue; null for all together.</param>
    /// <param name="over">What is above the line, by measure.</param>
    /// <param name="under">What is below.</param>
    public static void Fill(ReadOnlySpan<double> counts, CentreQueue? queue, Span<double> over, Span<double> under)
    {
        var live = queue?.Deferred is null;
        var offered = counts[(int)Count.Offered];
        var answered = counts[(int)Count.Answered];
        var inTime = counts[(int)Count.InTime];
        Set(over, under, Measure.Offered, offered, 1);
        Set(over, under, Measure.Answered, answered, 1);
        Set(over, under, Measure.Abandoned, counts[(int)Count.Abandoned], 1);
        Set(over, under, Measure.Blocked, counts[(int)Count.Blocked], 1);
        Set(over, under, Measure.Unanswered, counts[(int)Count.Unanswered], 1);
        Set(over, under, Measure.Abandonment, counts[(int)Count.Abandoned], offered);
        Set(over, under, Measure.Blocking, counts[(int)Count.Blocked], offered);
        Set(over, under, Measure.WaitProbability, counts[(int)Count.Waited], offered);
        Set(over, under, Measure.ServiceLevel, inTime, live ? offered : 0);
        Set(over, under, Measure.ServiceLevelOfAnswered, inTime, live ? answered : 0);
        Set(over, under, Measure.ServiceLevelExcludingShort, inTime, live ? offered - counts[(int)Count.ShortAbandoned] : 0);
        Set(over, under, Measure.ServiceLevelVirtual, counts[(int)Count.VirtuallyInTime], live ? offered : 0);
        Set(over, under, Measure.Asa, counts[(int)Count.WaitOfAnswered], answered);
        Set(over, under, Measure.MeanWaitOfAll, counts[(int)Count.WaitOfAll], offered);
        Set(over, under, Measure.MeanHandleSeconds, counts[(int)Count.HandleTime], answered);
        Set(over, under, Measure.Occupancy, counts[(int)Count.BusyTime], counts[(int)Count.StaffedTime]);
        Set(over, under, Measure.MeanQueue, counts[(int)Count.QueueTime], counts[(int)Count.Seconds]);
        Set(over, under, Measure.MeanInHand, counts[(int)Count.InHandTime], counts[(int)Count.Seconds]);
        Set(over, under, Measure.OnTime, counts[(int)Count.OnTime], counts[(int)Count.Decided]);
        Set(over, under, Measure.Backlog, counts[(int)Count.Backlog], live && queue is not null ? 0 : 1);

        var promised = (int)ServiceLevel(queue?.TargetServiceLevelOf ?? ServiceLevelOf.Offered);
        var tested = queue is not null && under[promised] > 0;
        Set(over, under, Measure.TargetMet, tested && over[promised] >= (queue!.TargetServiceLevel - 1e-9) * under[promised] ? 1 : 0, tested ? 1 : 0);
    }

    private static void Set(Span<double> over, Span<double> under, Measure measure, double above, double below) =>
        (over[(int)measure], under[(int)measure]) = (above, below);
}
