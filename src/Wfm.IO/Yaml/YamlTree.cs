using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wfm.IO;

/// <summary>A value of a YAML file with the line it stands on.</summary>
internal abstract record YamlValue(int Line);

/// <summary>A single value, as written.</summary>
internal sealed record YamlScalar(int Line, string Text, bool IsPlain) : YamlValue(Line)
{
    public bool IsNull => IsPlain && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

/// <summary>Keys and values in the order of the file.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<(string Key, int Line, YamlValue Value)> Entries) : YamlValue(Line);

/// <summary>
/// Loads YAML into a tree. Built on the parser's events rather than on its object model, which follows nesting with the call stack and can be brought down
/// by a file of brackets; here the depth is limited.
/// </summary>
internal static class YamlTree
{
    private const int MaxDepth = 20;

    /// <exception cref="WfmDataException">The text is not YAML, or nests too deep.</exception>
    public static YamlValue? Load(string text, string file)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var value = Value(parser, file, [], 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _)
                ? value
                : throw new WfmDataException($"{file}, line {parser.Current?.Start.Line ?? 1}: a second document begins here; the file must hold one.");
        }
        catch (YamlException e)
        {
            var words = (e.InnerException as YamlException ?? e).Message;
            throw new WfmDataException($"{file}, line {e.Start.Line}, column {e.Start.Column}: this is not valid YAML: {Cell.Show(words, 160)}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException or InvalidCastException or NullReferenceException)
        {
            // The parser meets some malformed files with an error of its own making.
            throw new WfmDataException($"{file}, near line {parser.Current?.End.Line ?? 1}: this is not valid YAML.", e);
        }
    }

    private static YamlValue Value(Parser parser, string file, Dictionary<string, YamlValue> anchors, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new WfmDataException($"{file}, line {parser.Current?.Start.Line ?? 1}: values are nested more than {MaxDepth} deep.");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors.TryGetValue(alias.Value.Value, out var known)
                ? known
                : throw new WfmDataException($"{file}, line {alias.Start.Line}: '*{Cell.Show(alias.Value.Value)}' refers to nothing above it.");
        }

        YamlValue value;
        var anchor = (parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Value(parser, file, anchors, depth + 1));
            }

            value = new YamlList((int)list.Start.Line, items);
        }
        else if (parser.TryConsume<MappingStart>(out var map))
        {
            value = Map(parser, file, anchors, depth, (int)map.Start.Line);
        }
        else
        {
            var scalar = parser.Consume<Scalar>();
            value = new YamlScalar((int)scalar.Start.Line, scalar.Value, scalar.Style == ScalarStyle.Plain);
        }

        if (!anchor.IsEmpty)
        {
            anchors[anchor.Value] = value;
        }

        return value;
    }

    private static YamlMap Map(Parser parser, string file, Dictionary<string, YamlValue> anchors, int depth, int line)
    {
        var entries = new List<(string, int, YamlValue)>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Value(parser, file, anchors, depth + 1) is not YamlScalar key)
            {
                throw new WfmDataException($"{file}, line {line}: a key must be a single name.");
            }

            if (!lines.TryAdd(key.Text, key.Line))
            {
                throw new WfmDataException($"{file}, line {key.Line}: key '{Cell.Show(key.Text)}' comes twice; line {lines[key.Text]} has it too.");
            }

            entries.Add((key.Text, key.Line, Value(parser, file, anchors, depth + 1)));
        }

        return new YamlMap(line, entries);
    }
}
