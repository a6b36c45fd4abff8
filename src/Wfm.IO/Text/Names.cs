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

    /// <summary>Channels as people call them; blanks, hyphens and underscores make no difference. The name of the enumeration comes first: it is the one that is written.</summary>
    public static readonly IReadOnlyDictionary<string, Channel> Channels = Said(
        (Channel.Phone, ["phone", "telephone", "voice", "call", "calls", "inbound"]),
        (Channel.Chat, ["chat", "chats", "webchat", "live_chat"]),
        (Channel.Email, ["email", "emails", "mail"]),
        (Channel.Social, ["social", "social_media", "whatsapp", "messaging", "sms"]),
        (Channel.Ticket, ["ticket", "tickets", "case", "cases", "back_office"]),
        (Channel.Callback, ["callback", "callbacks"]),
        (Channel.Outbound, ["outbound", "outbound_list", "outgoing"]));

    public static readonly IReadOnlyDictionary<string, ServiceLevelOf> ServiceLevelsOf = Of<ServiceLevelOf>();

    public static readonly IReadOnlyDictionary<string, AsaOf> AsasOf = Of<AsaOf>();

    public static readonly IReadOnlyDictionary<string, LoadMethod> Loads = Of<LoadMethod>();

    public static readonly IReadOnlyDictionary<string, PersonRole> Roles = Of<PersonRole>();

    public static readonly IReadOnlyDictionary<string, AbsenceKind> Absences = Of<AbsenceKind>();

    public static readonly IReadOnlyDictionary<string, ShrinkageBase> ShrinkageBases = Of<ShrinkageBase>();

    public static readonly IReadOnlyDictionary<string, ShrinkageCombination> ShrinkageCombinations = Of<ShrinkageCombination>();

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

    /// <summary>The names for a message: where several mean the same, the first of them.</summary>
    public static string List<T>(IReadOnlyDictionary<string, T> names) => Cell.List(names.DistinctBy(n => n.Value).Select(n => n.Key));

    private static Dictionary<string, T> Said<T>(params (T Value, string[] Names)[] said) =>
        said.SelectMany(s => s.Names, (s, name) => (name, s.Value)).ToDictionary(n => n.name, n => n.Value, new SaidAlike());

    private static Dictionary<string, T> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => Of(v), v => v, StringComparer.OrdinalIgnoreCase);

    // "E-Mail", "e_mail" and "email" are one name.
    private sealed class SaidAlike : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => string.Equals(Bare(x), Bare(y), StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(string name) => StringComparer.OrdinalIgnoreCase.GetHashCode(Bare(name));

        private static string Bare(string? name) => name is null || name.AsSpan().IndexOfAny("-_ ") < 0 ? name ?? "" : string.Concat(name.Where(c => c is not ('-' or '_' or ' ')));
    }
}
