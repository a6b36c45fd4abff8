namespace Wfm.TestKit.Bank;

/// <summary>What the bank's week asks and what the generated people can give, from the means of the eight weeks before.</summary>
/// <param name="ErlangHours">Calls x AHT.</param>
/// <param name="NetHours">Agent hours on the phone (Erlang A, 80 % in 20 s).</param>
/// <param name="GrossHours">The same with in-office shrinkage grossed up.</param>
/// <param name="PeakGross">Highest gross requirement of a half hour.</param>
/// <param name="Agents">Agents generated.</param>
/// <param name="Leads">Leads generated: what the payroll and the floor rule need.</param>
/// <param name="AvailableHours">Contract hours of the agents less leave and sickness.</param>
/// <param name="FloorLeadHours">Lead hours that the floor rule asks.</param>
public sealed record BankWeekFigures(
    double ErlangHours, double NetHours, double GrossHours, double PeakGross, int Agents, int Leads, double AvailableHours, double FloorLeadHours)
{
    /// <summary>Gross over available hours.</summary>
    public double Load => GrossHours / AvailableHours;
}
