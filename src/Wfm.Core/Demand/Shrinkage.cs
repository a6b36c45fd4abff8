namespace Wfm;

/// <summary>Time paid for, or present, that does not go into contacts. Immutable.</summary>
public sealed record Shrinkage
{
    /// <summary>A shrinkage.</summary>
    /// <param name="category">Name, for instance <c>leave</c>, <c>sickness</c>, <c>coaching</c>.</param>
    /// <param name="fraction">Share of the base, at least 0 and below 1.</param>
    /// <param name="of">What it is a share of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its range.</exception>
    public Shrinkage(string category, double fraction, ShrinkageBase of) =>
        (Category, Fraction, Of) = (Guard.Text(category), Guard.ShareOrZero(fraction, nameof(fraction)), of);

    /// <summary>Name.</summary>
    public string Category { get; }

    /// <summary>Share of the base.</summary>
    public double Fraction { get; }

    /// <summary>What it is a share of.</summary>
    public ShrinkageBase Of { get; }
}
