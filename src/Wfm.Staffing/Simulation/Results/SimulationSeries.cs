namespace Wfm.Staffing;

/// <summary>What was measured of one queue, or of all together.</summary>
public sealed class SimulationSeries
{
    internal SimulationSeries(string name, IReadOnlyList<SimulationMeasures> intervals, IReadOnlyList<SimulationMeasures> groups, SimulationMeasures total)
    {
        (Name, Intervals, Groups, Total) = (name, intervals, groups, total);
    }

    /// <summary>The queue's name; "all" for all together.</summary>
    public string Name { get; }

    /// <summary>Each interval.</summary>
    public IReadOnlyList<SimulationMeasures> Intervals { get; }

    /// <summary>Each group of <see cref="SimulationOptions.GroupOfInterval"/>, for instance a day.</summary>
    public IReadOnlyList<SimulationMeasures> Groups { get; }

    /// <summary>The whole time after the warm-up.</summary>
    public SimulationMeasures Total { get; }
}
