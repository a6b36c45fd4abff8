namespace Wfm.Samples.Sizing;

/// <summary>One week of the horizon in figures, from the means that the calls are drawn from.</summary>
/// <param name="Monday">First day.</param>
/// <param name="Calls">Expected calls.</param>
/// <param name="NetHours">Agent hours on the phone that the promise needs.</param>
/// <param name="GrossHours">The same with what happens in the office grossed up.</param>
/// <param name="AvailableHours">Contract hours of the agents less leave, sickness and training.</param>
/// <param name="PeakGross">Highest gross requirement of an interval.</param>
/// <param name="Leads">Leads that the week needs.</param>
public sealed record WeekFigures(DateOnly Monday, double Calls, double NetHours, double GrossHours, double AvailableHours, double PeakGross, LeadNeed Leads)
{
    /// <summary>Gross over available.</summary>
    public double Load => GrossHours / AvailableHours;
}
