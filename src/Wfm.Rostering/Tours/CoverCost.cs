namespace Wfm.Rostering;

/// <summary>What it costs to have a number of agents on a skill in one interval: convex, piecewise linear, lowest at the requirement.</summary>
/// <param name="Required">Agents asked for.</param>
/// <param name="Severe">Agents below which a hole is deep.</param>
/// <param name="UnderRate">Points per agent short.</param>
/// <param name="SevereRate">Points on top per agent short of <paramref name="Severe"/>.</param>
/// <param name="OverRate">Points per agent too many.</param>
internal readonly record struct CoverCost(double Required, double Severe, double UnderRate, double SevereRate, double OverRate)
{
    public double At(double agents)
    {
        var missing = Required - agents;
        return missing <= 0 ? -missing * OverRate : (missing * UnderRate) + (agents < Severe ? (Severe - agents) * SevereRate : 0);
    }

    /// <summary>Least of cost + price × agents over 0 to <paramref name="most"/> agents: the part of a Lagrangian bound that belongs to this interval.</summary>
    public double Conjugate(double price, double most)
    {
        var best = Math.Min(At(0), At(most) + (price * most));
        if (Required <= most)
        {
            best = Math.Min(best, price * Required);
        }

        if (Severe > 0 && Severe <= most)
        {
            best = Math.Min(best, At(Severe) + (price * Severe));
        }

        return best;
    }

    public static CoverCost Of(double required, RosterWeights weights, double hours) =>
        new(required, required * (1 - weights.SevereShare), weights.UnderCover * hours, weights.SevereUnderCover * hours, weights.OverCover * hours);
}
