namespace Wfm.Rostering.Tests.Kit;

/// <summary>Hears progress on the thread that reports it.</summary>
internal sealed class Watcher(Action<RosterProgress>? heard = null) : IProgress<RosterProgress>
{
    public List<RosterProgress> Heard { get; } = [];

    public void Report(RosterProgress value)
    {
        lock (Heard)
        {
            Heard.Add(value);
        }

        heard?.Invoke(value);
    }
}
