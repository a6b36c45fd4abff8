namespace Wfm.Staffing;

/// <summary>Means and cross-moments of every measure's two sums over replications, in one cell.</summary>
internal sealed class Moments
{
    internal const int Measures = (int)Measure.TargetMet + 1;

    public Measured Of(Measure measure) => throw new NotSupportedException($"The engine is not here yet: {measure}.");
}
