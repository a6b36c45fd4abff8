namespace Wfm.IO;

/// <summary>
/// <c>simulation.csv</c>: <c>level, queue, channel, start, interval_s, offered, agents, service_level, service_level_low, service_level_high, asa_s, asa_low_s, asa_high_s,
/// abandonment, abandonment_low, abandonment_high, occupancy, occupancy_low, occupancy_high, target, p_target_met, expected_service_level, expected_asa_s,
/// expected_abandonment, expected_occupancy, verdict, reason</c>. Level is <c>interval</c>, <c>day</c> or <c>horizon</c>; a row without a queue is all queues together.
/// </summary>
public static class SimulationFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "simulation.csv";

    private static readonly string[] Columns =
    [
        "level", "queue", "channel", "start", "interval_s", "offered", "agents", "service_level", "service_level_low", "service_level_high", "asa_s", "asa_low_s", "asa_high_s",
        "abandonment", "abandonment_low", "abandonment_high", "occupancy", "occupancy_low", "occupancy_high", "target", "p_target_met", "expected_service_level",
        "expected_asa_s", "expected_abandonment", "expected_occupancy", "verdict", "reason",
    ];

    /// <summary>Writes the lines in their order. Numbers that are not known are empty cells; a wait without end is <c>Infinity</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="certificate">What to write.</param>
    public static void Write(TextWriter writer, Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        using var csv = new CsvOut(writer, Columns);
        foreach (var l in certificate.Lines)
        {
            csv.Text(Names.Of(l.Level)).Text(l.Queue?.Name).Text(l.Queue is { } queue ? Names.Of(queue.Channel) : "").Instant(l.Time.Start, certificate.Grid.Zone)
                .Seconds(l.Time.Length).Number(l.Offered).Number(l.Agents);
            foreach (var estimate in (ReadOnlySpan<Estimate>)[l.ServiceLevel, l.AsaSeconds, l.Abandonment, l.Occupancy])
            {
                csv.Number(estimate.Mean).Number(estimate.Low).Number(estimate.High);
            }

            csv.Number(l.Target).Number(l.TargetMet).Number(l.ExpectedServiceLevel).Number(l.ExpectedAsaSeconds).Number(l.ExpectedAbandonment).Number(l.ExpectedOccupancy)
                .Text(l.Verdict == Verdict.None ? "" : Names.Of(l.Verdict)).Text(l.Reason).End();
        }
    }
}
