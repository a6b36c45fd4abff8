namespace Wfm.IO;

/// <summary>
/// <c>plan.yaml</c>: everything about a plan that is not a table. Unknown keys, and keys that come twice, are faults: a typo must not become a default.
/// </summary>
public static class PlanFile
{
    /// <summary>Name of the file in a plan's folder.</summary>
    public const string FileName = "plan.yaml";

    /// <summary>Reads a plan.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it; only <see cref="ReadOptions.MaxFaults"/> matters here.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<Plan> Read(InputSource source, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var text = new GuardedReader(source, records: false);
        var root = YamlTree.Load(text.ReadToEnd(), source.Name);
        if (root is null or YamlScalar { IsNull: true })
        {
            throw new WfmDataException($"{source.Name} is empty; it must name zone, horizon and queues.");
        }

        if (root is not YamlMap map)
        {
            throw new WfmDataException($"{source.Name}, line {root.Line}: the file must hold keys, such as 'zone: Europe/Amsterdam'.");
        }

        var faults = new Faults(source.Name, (options ?? new ReadOptions()).MaxFaults);
        var reader = new PlanReader(source.Name, new YamlKeys(map, faults), faults);
        return new ReadResult<Plan>(reader.Plan(), reader.Warnings, text.Sha256());
    }
}
