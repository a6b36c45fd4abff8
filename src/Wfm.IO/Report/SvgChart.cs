namespace Wfm.IO;

/// <summary>One drawing: opens with a title and description for those who cannot see it, closes on disposal.</summary>
internal sealed class SvgChart : IDisposable
{
    private readonly HtmlWriter _html;

    public SvgChart(HtmlWriter html, double width, double height, string css, string title, string description)
    {
        _html = html;
        html.Add($"<svg class=\"{css}\" viewBox=\"0 0 {PathData.Number(width)} {PathData.Number(height)}\" role=\"img\"><title>{title}</title>");
        if (description.Length > 0)
        {
            html.Add($"<desc>{description}</desc>");
        }
    }

    public void Path(string css, PathData data)
    {
        if (!data.IsEmpty)
        {
            _html.Add($"<path class=\"{css}\" d=\"{data.ToString()}\"/>");
        }
    }

    public void Text(double x, double y, string css, string text) =>
        _html.Add($"<text class=\"{css}\" x=\"{PathData.Number(x)}\" y=\"{PathData.Number(y)}\">{text}</text>");

    public void Dispose() => _html.Raw("</svg>");
}
