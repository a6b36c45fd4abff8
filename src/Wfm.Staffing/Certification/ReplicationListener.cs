namespace Wfm.Staffing;

/// <summary>Passes reports on at once, on the simulation's thread, so that they come in order.</summary>
internal sealed class ReplicationListener(Action<SimulationProgress> report) : IProgress<SimulationProgress>
{
    public void Report(SimulationProgress value) => report(value);
}
