using System.Globalization;

namespace Wfm.Cli.Commands;

/// <summary>What a planner wants to see of a certificate at a glance: the horizon and the days of each queue, and the worst intervals.</summary>
internal static class SimulationSummary
{
    private const int Worst = 5;

    public static IEnumerable<string> Lines(Certificate certificate)
    {
        yield return Text($"simulated        {certificate.Replications} replications, intervals of {100 * certificate.Confidence:0.##} %, seed {certificate.Seed}");
        foreach (var queue in certificate.Lines.GroupBy(l => l.Queue))
        {
            var name = queue.Key?.Name ?? "all queues";
            var days = queue.Where(l => l.Level == CertificateLevel.Day).ToList();
            foreach (var line in days.Concat(queue.Where(l => l.Level == CertificateLevel.Horizon)))
            {
                var when = line.Level == CertificateLevel.Horizon ? "horizon" : line.Time.Start.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return Text($"{name}, {when}: {Service(line)}");
            }

            var intervals = queue.Where(l => l.Level == CertificateLevel.Interval && !double.IsNaN(l.ServiceLevel.Mean)).ToList();
            var below = intervals.Where(l => l.MissesTarget).OrderBy(l => l.ServiceLevel.Mean - l.Target).ToList();
            if (queue.Key is not null && intervals.Any(l => !double.IsNaN(l.Target)))
            {
                yield return Text($"{name}: {days.Count(l => l.MissesTarget)} of {days.Count} days and {below.Count} of {intervals.Count} intervals below target, beyond chance");
            }

            foreach (var line in below.Take(Worst))
            {
                yield return Text($"{name}, worst: {line.Time.Start:ddd yyyy-MM-dd HH:mm}: {Service(line)}");
            }
        }
    }

    private static string Service(CertificateLine line)
    {
        if (double.IsNaN(line.ServiceLevel.Mean))
        {
            return "no contacts";
        }

        var text = Text($"service level {100 * line.ServiceLevel.Mean:0.0} % ({100 * line.ServiceLevel.Low:0.0} to {100 * line.ServiceLevel.High:0.0})");
        text += double.IsNaN(line.ExpectedServiceLevel) ? "" : Text($", expected {100 * line.ExpectedServiceLevel:0.0} %");
        text += double.IsNaN(line.Target) ? "" : Text($", target {100 * line.Target:0.#} %");
        text += double.IsNaN(line.TargetMet) ? "" : Text($" met with probability {line.TargetMet:0.00}");
        return line.Reason.Length == 0 ? text : $"{text}; {(line.Verdict == Verdict.Lower ? "lower" : "higher")}: {line.Reason}";
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
