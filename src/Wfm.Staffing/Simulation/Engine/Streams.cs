namespace Wfm.Staffing;

/// <summary>What a stream of random numbers is for.</summary>
internal enum StreamOf
{
    Arrivals,
    HandleTime,
    Patience,
    Busyness,
    Again,
    Absences,
}

/// <summary>Streams of random numbers by replication, queue and purpose, so that one does not shift another: common random numbers.</summary>
internal static class Streams
{
    public static SplitMix64 Open(int seed, int replication, int queue, StreamOf purpose)
    {
        var replicationState = new SplitMix64(seed, replication).Next();
        return new SplitMix64(new SplitMix64(replicationState + (ulong)((queue * 8L) + (int)purpose)).Next());
    }
}
