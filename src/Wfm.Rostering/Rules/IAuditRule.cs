namespace Wfm.Rostering;

/// <summary>A rule that a roster is judged by. Each rule is one class, named as in the output and the docs.</summary>
public interface IAuditRule
{
    /// <summary>Name in the output.</summary>
    string Name { get; }

    /// <summary>Everything in a roster that breaks the rule.</summary>
    IEnumerable<Violation> Check(AuditContext context);
}
