namespace Wfm.Samples.Calendar;

/// <summary>A row of events.csv and what it does to the calls.</summary>
/// <param name="Queue">Queue, or empty for all.</param>
/// <param name="Start">From.</param>
/// <param name="End">To, exclusive.</param>
/// <param name="Kind">Kind: closed, holiday, after_closure, campaign, invoice, payday, school_holiday, outage, incident.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Factor">What calls are multiplied by. Not written to the file: a forecast has to learn it.</param>
public sealed record SampleEvent(string Queue, DateTimeOffset Start, DateTimeOffset End, string Kind, string Name, double Factor);
