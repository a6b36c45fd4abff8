namespace Wfm.Staffing;

/// <summary>People hired together. <c>default</c> is a class of nobody.</summary>
public readonly record struct HireClass
{
    /// <summary>A class.</summary>
    /// <param name="month">Month in which it starts, 0 for the first of the plan; below 0 for one that already runs.</param>
    /// <param name="hires">Heads at its start, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The heads are negative or not finite.</exception>
    public HireClass(int month, double hires) => (Month, Hires) = (month, Guard.NotNegative(hires));

    /// <summary>Month in which it starts, 0 for the first of the plan.</summary>
    public int Month { get; }

    /// <summary>Heads at its start.</summary>
    public double Hires { get; }
}
