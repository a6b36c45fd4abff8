namespace Wfm.IO;

/// <summary>The line above charts that says what is what.</summary>
internal static class Legend
{
    public const string Area = "M0 0H24V10H0Z";
    public const string Line = "M0 5H24";

    public static void Open(HtmlWriter html) => html.Raw("<p class=\"key\">");

    public static void Close(HtmlWriter html) => html.Raw("</p>");

    /// <summary>One entry: a swatch and what it stands for.</summary>
    public static void Entry(HtmlWriter html, string css, string shape, string text)
    {
        html.Add($"<span><svg class=\"sw\" viewBox=\"0 0 24 10\" aria-hidden=\"true\"><path class=\"{css}\" d=\"{shape}\"/>");

        // The agent's bar is shown with the break that most shifts have.
        html.Raw(css == "a" ? "<path class=\"r\" d=\"M14 4H18V6H14Z\"/></svg> " : "</svg> ");
        html.Add($"{text}</span>");
    }
}
