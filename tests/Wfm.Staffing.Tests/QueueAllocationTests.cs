namespace Wfm.Staffing.Tests;

public sealed class QueueAllocationTests
{
    private static readonly ServiceTarget FourTargets = new()
    {
        AsaMax = TimeSpan.FromSeconds(15),
        OccupancyMax = 0.92,
        AbandonmentMax = 0.03,
        Patience = TimeSpan.FromMinutes(4),
    };

    /// <summary>An evaluation and the fewest agents leave nothing for the garbage collector.</summary>
    [Test]
    public void HotPath_OnceWarm_AllocatesNothing()
    {
        Assert.That(Allocated(() => ErlangC.Evaluate(90, 100, 270, 20)), Is.Zero);
        Assert.That(Allocated(() => ErlangB.Evaluate(90, 100.5)), Is.Zero);
        Assert.That(Allocated(() => ErlangA.Evaluate(90, 100.5, 270, 20, 240, 5)), Is.Zero);
        Assert.That(Allocated(() => FiniteQueue.Evaluate(90, 100, 120, 270, 20, 240)), Is.Zero);
        Assert.That(Allocated(() => ErlangX.Evaluate(90, 100, 120, 270, 20, 240, 0.5)), Is.Zero);
        Assert.That(Allocated(() => RequiredAgents.Find(9900, 270, FourTargets)), Is.Zero);
        Assert.That(Allocated(() => RequiredAgents.FindFractional(9900, 270, FourTargets)), Is.Zero);
    }

    private static long Allocated<T>(Func<T> work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
