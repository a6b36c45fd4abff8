namespace Wfm.IO;

/// <summary>One part of the report.</summary>
internal interface IReportSection
{
    /// <summary>Name of the part in links.</summary>
    string Id { get; }

    /// <summary>Heading.</summary>
    string Title { get; }

    /// <summary>Writes what comes below the heading.</summary>
    void Write(ReportContext context, HtmlWriter html);
}
