namespace Wfm.Staffing;

/// <summary>What a simulated centre has of the real one. All of it is the certificate; each part can be left out to see what it does.</summary>
internal sealed record Scenario
{
    /// <summary>Everything.</summary>
    public static Scenario Real { get; } = new();

    /// <summary>Rates of arrival are random, not known.</summary>
    public bool RandomRate { get; init; } = true;

    /// <summary>Handle times have the plan's spread; exponential otherwise.</summary>
    public bool HandleTimeLaw { get; init; } = true;

    /// <summary>People come, pause and leave as the roster says, and finish what they have in hand; otherwise each interval has its mean number of agents throughout.</summary>
    public bool Roster { get; init; } = true;

    /// <summary>People are away now and then; otherwise that share of them is away all the time.</summary>
    public bool Absences { get; init; } = true;

    /// <summary>People take everything they can; otherwise each is on one queue, at normal pace.</summary>
    public bool Pooled { get; init; } = true;

    /// <summary>Times as long that an interval lasts, 1 for real: what changes from one interval to the next fades.</summary>
    public int Stretch { get; init; } = 1;

    /// <summary>Simulated intervals per interval: a stretched one has two halves, so that the first can be left out.</summary>
    public int Parts => Stretch > 1 ? 2 : 1;
}
