namespace Wfm.IO;

/// <summary>What the values of enumerations are called in files.</summary>
internal static class Names
{
    public static readonly IReadOnlyDictionary<string, bool> Flags = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = true,
        ["false"] = false,
        ["yes"] = true,
        ["no"] = false,
        ["1"] = true,
        ["0"] = false,
    };

    public static readonly IReadOnlyDictionary<string, Channel> Channels = Of<Channel>();

    public static readonly IReadOnlyDictionary<string, PersonRole> Roles = Of<PersonRole>();

    public static readonly IReadOnlyDictionary<string, AbsenceKind> Absences = Of<AbsenceKind>();

    public static readonly IReadOnlyDictionary<string, ShrinkageBase> ShrinkageBases = Of<ShrinkageBase>();

    public static readonly IReadOnlyDictionary<string, LeadPolicy> LeadPolicies = new Dictionary<string, LeadPolicy>(StringComparer.OrdinalIgnoreCase)
    {
        ["max"] = LeadPolicy.OrgMax,
        ["fte"] = LeadPolicy.OrgFte,
        ["heads"] = LeadPolicy.OrgHead,
        ["either"] = LeadPolicy.OrgEither,
        ["ORG_MAX"] = LeadPolicy.OrgMax,
        ["ORG_FTE"] = LeadPolicy.OrgFte,
        ["ORG_HEAD"] = LeadPolicy.OrgHead,
        ["ORG_EITHER"] = LeadPolicy.OrgEither,
    };

    public static readonly IReadOnlyDictionary<string, Severity> Severities = Of<Severity>();

    /// <summary>The name in files: words in lower case, joined by underscores.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static Dictionary<string, T> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => Of(v), v => v, StringComparer.OrdinalIgnoreCase);
}
