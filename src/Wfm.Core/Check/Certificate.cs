namespace Wfm;

/// <summary>What a roster brings, by simulation: per interval, per local day and over the horizon, per queue and for all queues together. Immutable.</summary>
public sealed record Certificate
{
    /// <summary>A certificate.</summary>
    /// <param name="grid">Horizon and intervals.</param>
    /// <param name="lines">Its lines: queues in the plan's order and then all together, each with its intervals, days and horizon in order of time.</param>
    public Certificate(TimeGrid grid, IEnumerable<CertificateLine> lines)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(lines);
        (Grid, Lines) = (grid, [.. lines]);
    }

    /// <summary>Horizon and intervals.</summary>
    public TimeGrid Grid { get; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<CertificateLine> Lines { get; }

    /// <summary>Replications that it rests on.</summary>
    public required int Replications { get; init; }

    /// <summary>Confidence of the intervals, for instance 0.95.</summary>
    public required double Confidence { get; init; }

    /// <summary>Seed in use.</summary>
    public required int Seed { get; init; }

    /// <summary>What was assumed, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The horizon of all queues together, or of the only one; null without lines.</summary>
    public CertificateLine? Total => Lines.LastOrDefault(l => l.Level == CertificateLevel.Horizon);

    /// <summary>Lines of one level.</summary>
    public IEnumerable<CertificateLine> At(CertificateLevel level) => Lines.Where(l => l.Level == level);
}
