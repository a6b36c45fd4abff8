using System.Text.Json.Serialization;

namespace Wfm.OrTools;

/// <summary>What a host process says of itself when it is ready.</summary>
internal sealed record NodeGreeting
{
    [JsonPropertyName("node")]
    public string Node { get; init; } = "";

    [JsonPropertyName("jspi")]
    public bool Jspi { get; init; }

    [JsonPropertyName("package")]
    public string Package { get; init; } = "";
}
