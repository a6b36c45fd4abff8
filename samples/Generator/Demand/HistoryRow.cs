namespace Wfm.Samples.Demand;

/// <summary>A row of history.csv.</summary>
/// <param name="Queue">Queue.</param>
/// <param name="Start">Start of the half hour.</param>
/// <param name="Offered">Calls offered.</param>
/// <param name="Abandoned">Calls that hung up waiting.</param>
/// <param name="AhtTenths">Average handle time of the handled calls in tenths of a second; 0 when none was handled.</param>
public sealed record HistoryRow(string Queue, DateTimeOffset Start, int Offered, int Abandoned, int AhtTenths)
{
    /// <summary>Calls handled.</summary>
    public int Handled => Offered - Abandoned;
}
