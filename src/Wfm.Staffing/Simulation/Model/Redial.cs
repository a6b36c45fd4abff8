namespace Wfm.Staffing;

/// <summary>Who calls again.</summary>
public sealed record Redial
{
    /// <summary>Share of those who gave up that call again, 0 to below 1. Default 0.</summary>
    public double AfterAbandoning { get; init => field = Guard.ShareOrZero(value, nameof(AfterAbandoning)); }

    /// <summary>Share of those who found no place that call again, 0 to below 1. Default 0.</summary>
    public double AfterBlocking { get; init => field = Guard.ShareOrZero(value, nameof(AfterBlocking)); }

    /// <summary>Mean time until the next call, in seconds, above 0; exponential. Default 300. Calls after the end of the simulated time are not made.</summary>
    public double MeanDelaySeconds { get; init => field = Guard.Positive(value); } = 300;
}
