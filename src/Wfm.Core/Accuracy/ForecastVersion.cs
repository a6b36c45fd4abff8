namespace Wfm;

/// <summary>A forecast of one queue that was made and kept: what a maker, this program or another, once said.</summary>
/// <param name="Name">Name of the version, usually of its file.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Step">Length of each interval.</param>
/// <param name="Points">The intervals in order of time, none twice.</param>
/// <param name="Model">Name of the model that made it, or empty.</param>
public sealed record ForecastVersion(string Name, QueueKey Queue, TimeSpan Step, IReadOnlyList<ForecastPoint> Points, string Model);
