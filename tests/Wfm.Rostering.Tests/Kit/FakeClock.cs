namespace Wfm.Rostering.Tests.Kit;

/// <summary>A clock that moves by one step each time it is read, so that time is counted in checks.</summary>
internal sealed class FakeClock(TimeSpan perLook) : TimeProvider
{
    private long _looks;

    public long Looks => Interlocked.Read(ref _looks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks) * perLook.Ticks;
}
