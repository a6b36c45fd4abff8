namespace Wfm;

/// <summary>Two frozen forecast versions on the intervals that both forecast and the history has.</summary>
/// <param name="First">Name of the one version.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Level"><c>interval</c> or <c>day</c>.</param>
/// <param name="Count">Number of intervals or days compared.</param>
/// <param name="FirstWape">WAPE of the first version on them.</param>
/// <param name="SecondWape">WAPE of the second version on them.</param>
/// <param name="FirstBias">Σ(forecast − actual) ÷ Σ actual of the first version.</param>
/// <param name="SecondBias">Σ(forecast − actual) ÷ Σ actual of the second version.</param>
/// <param name="StandardError">
/// Standard error of the difference in WAPE, from the spread of its daily parts (days taken as independent); NaN with fewer than two days.
/// </param>
/// <param name="Change">Σ(second forecast − first forecast) ÷ Σ first forecast: how far the plan moved.</param>
public sealed record VersionGap(string First, string Second, string Level, int Count, double FirstWape, double SecondWape, double FirstBias, double SecondBias,
    double StandardError, double Change)
{
    /// <summary>Second WAPE less first WAPE: below 0 when the second version was better.</summary>
    public double Difference => SecondWape - FirstWape;

    /// <summary>Whether the difference is more than two standard errors.</summary>
    public bool IsClear => Math.Abs(Difference) > 2 * StandardError;
}
