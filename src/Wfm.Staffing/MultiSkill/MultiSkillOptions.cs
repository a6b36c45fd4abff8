namespace Wfm.Staffing;

/// <summary>How exactly a requirement is certified. Work is counted in contacts and crews, never in time, so that a seed gives the same answer anywhere.</summary>
public sealed record MultiSkillOptions
{
    /// <summary>Whether to simulate the routing. Without it the result has the two bounds, and the crew of the upper one. Default true.</summary>
    public bool Certify { get; init; } = true;

    /// <summary>Seed of the simulation. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Confidence of the two-sided intervals that a promise must clear, above 0 and below 1. Default 0.99.</summary>
    public double Confidence
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Confidence), value, "Confidence must be above 0 and below 1.");
    } = 0.99;

    /// <summary>Most contacts to simulate for one crew, 1 or more. A crew whose promises are still open after them is not certified. Default 240,000; never
    /// fewer than 220 per erlang, so that batches are long beside handle times.</summary>
    public int MaxContacts { get; init => field = Guard.Positive(value); } = 240_000;

    /// <summary>Most crews to try for one set of loads, 1 or more; when they are spent the best certified crew so far, or else the separate groups, are the answer. Default 40.</summary>
    public int MaxCrews { get; init => field = Guard.Positive(value); } = 40;
}
