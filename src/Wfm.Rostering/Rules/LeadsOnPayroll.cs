using System.Globalization;

namespace Wfm.Rostering;

/// <summary>Enough team leads among the people for the agents' FTE and heads. A roster cannot mend it, so it is a soft finding with the numbers.</summary>
public sealed class LeadsOnPayroll : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "leads_on_payroll";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var agents = context.Problem.People.Where(p => p.Role == PersonRole.Agent).ToList();
        var leads = context.Problem.People.Count - agents.Count;
        var fte = agents.Sum(p => p.Fte);
        var needed = context.Problem.LeadRule.OnPayroll(fte, agents.Count);
        if (leads < needed)
        {
            yield return AuditContext.Soft(Name, null, context.Problem.Grid.FirstDay, needed, leads, string.Create(
                CultureInfo.InvariantCulture, $"{leads} team leads for {fte:0.##} FTE and {agents.Count} heads of agents, {needed} needed"));
        }
    }
}
