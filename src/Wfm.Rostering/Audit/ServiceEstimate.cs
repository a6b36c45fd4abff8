namespace Wfm.Rostering;

/// <summary>What a number of scheduled agents is expected to bring.</summary>
/// <param name="ServiceLevel">Share of contacts answered in time, 0 to 1.</param>
/// <param name="AsaSeconds">Mean wait of answered contacts in seconds.</param>
/// <param name="Occupancy">Share of the agents' time in contacts, 0 to 1.</param>
public readonly record struct ServiceEstimate(double ServiceLevel, double AsaSeconds, double Occupancy)
{
    /// <summary>Nothing is known.</summary>
    public static ServiceEstimate Unknown { get; } = new(double.NaN, double.NaN, double.NaN);
}
