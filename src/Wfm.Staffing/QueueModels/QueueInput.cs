namespace Wfm.Staffing;

/// <summary>Checks that every queue model makes at its door.</summary>
internal static class QueueInput
{
    /// <summary>Largest load and largest number of agents: beyond it a step count, not a contact centre, is what runs out.</summary>
    public const double Most = 1e7;

    public static void Check(double erlangs, double agents)
    {
        if (!(erlangs >= 0 && erlangs <= Most))
        {
            throw new ArgumentOutOfRangeException(nameof(erlangs), erlangs, "The offered load must be 0 to 10,000,000 erlangs.");
        }

        if (!(agents >= 0 && agents <= Most))
        {
            throw new ArgumentOutOfRangeException(nameof(agents), agents, "The number of agents must be 0 to 10,000,000.");
        }
    }

    public static void Check(double erlangs, double agents, double ahtSeconds, double targetSeconds)
    {
        Check(erlangs, agents);
        Guard.Positive(ahtSeconds);
        Guard.NotNegative(targetSeconds);
    }

    public static void CheckPatience(double patienceSeconds)
    {
        if (!(patienceSeconds > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(patienceSeconds), patienceSeconds, "Mean patience must be above 0 seconds, or infinite for nobody gives up.");
        }
    }
}
