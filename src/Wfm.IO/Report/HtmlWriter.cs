using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Wfm.IO;

/// <summary>Collects markup. Every value put into an interpolated string is escaped and written with the invariant culture; only literals are markup.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup with escaped values.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => _ = markup;

    /// <summary>Adds markup as it stands: only for text that the report itself made.</summary>
    public void Raw(string markup) => _text.Append(markup);

    /// <summary>Adds a heading cell or data cells of a table.</summary>
    public void Cells(string name, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            Raw($"<{name}>");
            Text(text);
            Raw($"</{name}>");
        }
    }

    /// <summary>Adds a table head: the first column is words, the others numbers.</summary>
    public void Head(params ReadOnlySpan<string> texts)
    {
        Raw("<thead><tr>");
        foreach (var text in texts)
        {
            Add($"<th scope=\"col\">{text}</th>");
        }

        Raw("</tr></thead>");
    }

    /// <summary>Adds text, escaped.</summary>
    public void Text(string? text)
    {
        for (var i = 0; i < (text?.Length ?? 0); i++)
        {
            var c = text![i];
            switch (c)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        _text.Append(c).Append(text[++i]);
                    }
                    else
                    {
                        // Control characters and halves of characters may not stand in a document at all.
                        _text.Append((char.IsControl(c) && c is not ('\n' or '\t')) || char.IsSurrogate(c) || c >= '\uFFFE' ? '\uFFFD' : c);
                    }

                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Writes the parts of an interpolated string straight into the writer.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly HtmlWriter _writer;

        // The compiler passes the two lengths; the writer's buffer grows by itself.
        public Handler(int literalLength, int formattedCount, HtmlWriter writer) => (_writer, _, _) = (writer, literalLength, formattedCount);

        public void AppendLiteral(string markup) => _writer.Raw(markup);

        public void AppendFormatted(string? text) => _writer.Text(text);

        public void AppendFormatted<T>(T value, string? format = null)
            where T : IFormattable => _writer.Text(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
