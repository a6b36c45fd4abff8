namespace Wfm;

/// <summary>A rule that a roster breaks.</summary>
/// <param name="Rule">Name of the rule, as in the docs and the code.</param>
/// <param name="Severity">Whether it may be broken.</param>
/// <param name="Person">Id of the person, or null when it is about the floor.</param>
/// <param name="Date">Local day.</param>
/// <param name="Units">How far it is broken, in the unit of <paramref name="Limit"/>.</param>
/// <param name="Limit">What is allowed.</param>
/// <param name="Actual">What the roster has.</param>
/// <param name="Text">The same in words.</param>
public sealed record Violation(string Rule, Severity Severity, string? Person, DateOnly Date, double Units, double Limit, double Actual, string Text)
{
    /// <summary>Article of law or agreement, if any.</summary>
    public string? Citation { get; init; }
}
