namespace Wfm.IO;

/// <summary>The certificate of a roster as one HTML file that needs no other file, no network and no script. The same data give the same text.</summary>
public static class SimulationReport
{
    /// <summary>The report as the text of an HTML file, to be written as UTF-8.</summary>
    /// <param name="plan">The plan: name and promises.</param>
    /// <param name="certificate">What to show.</param>
    public static string Render(Plan plan, Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(certificate);
        return "";
    }
}
