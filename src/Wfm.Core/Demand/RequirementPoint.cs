namespace Wfm;

/// <summary>What one interval asks of one skill, and what that number of agents is expected to bring.</summary>
/// <param name="Erlangs">Offered load: contacts × AHT ÷ interval length.</param>
/// <param name="NetAgents">Agents taking contacts.</param>
/// <param name="GrossAgents">Agents to roster: net ÷ (1 − in-office shrinkage); fractional.</param>
/// <param name="ServiceLevel">Share of all offered contacts answered within the threshold with <paramref name="NetAgents"/>, 0 to 1.</param>
/// <param name="AsaSeconds">Mean wait of answered contacts in seconds.</param>
/// <param name="Occupancy">Share of the agents' time in contacts, 0 to 1.</param>
/// <param name="Abandonment">Share of contacts that give up, 0 to 1.</param>
public readonly record struct RequirementPoint(
    double Erlangs, double NetAgents, double GrossAgents, double ServiceLevel, double AsaSeconds, double Occupancy, double Abandonment);
