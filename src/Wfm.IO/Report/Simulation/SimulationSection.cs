namespace Wfm.IO;

/// <summary>Whether it comes true: the roster simulated.</summary>
internal sealed class SimulationSection : IReportSection
{
    public string Id => "simulation";

    public string Title => "Does it come true?";

    public void Write(ReportContext context, HtmlWriter html)
    {
        if (context.Data.Certificate is { } certificate)
        {
            CertificateView.Write(certificate, html, context.Data.MaxWeeks);
        }
    }
}
