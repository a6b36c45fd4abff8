namespace Wfm.Samples.Sizing;

/// <summary>What the centre promises its callers.</summary>
/// <param name="Level">Share answered in time.</param>
/// <param name="WithinSeconds">In time means within.</param>
/// <param name="PatienceSeconds">Mean patience of a caller.</param>
/// <param name="OccupancyMax">Highest occupancy.</param>
public sealed record ServicePromise(double Level, double WithinSeconds, double PatienceSeconds, double OccupancyMax);
