using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wfm.IO;

/// <summary><c>manifest.json</c>: keys in a fixed order, names within them sorted, so that two runs can be compared line by line.</summary>
public static class ManifestFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Writes a manifest. Numbers that JSON cannot hold become null.</summary>
    public static void Write(TextWriter writer, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(manifest);
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("version", manifest.Version);
            json.WriteString("command", manifest.Command);
            Texts(json, "runtime", manifest.Runtime);
            Texts(json, "inputs", manifest.Inputs);
            json.WriteNumber("seed", manifest.Seed);
            Texts(json, "options", manifest.Options);
            json.WriteString("status", manifest.Status);
            Number(json, "penalty", manifest.Penalty);
            Number(json, "bound", manifest.Bound);
            Number(json, "gap", manifest.Gap);
            Numbers(json, "results", manifest.Results.OrderBy(r => r.Key, StringComparer.Ordinal));
            Numbers(json, "step_seconds", manifest.StepSeconds);
            json.WriteStartArray("warnings");
            foreach (var warning in manifest.Warnings)
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        writer.Write('\n');
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, double>> numbers)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in numbers)
        {
            Number(json, key, value);
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
