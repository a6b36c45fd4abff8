namespace Wfm.Staffing;

/// <summary>Checks that every queue model makes at its door.</summary>
internal static class QueueInput
{
    /// <summary>Largest load and largest number of agents: beyond it a step count, not a contact centre, is what runs out.</summary>
    public const double Most = 1e7;

    /// <summary>Most waiting places of a finite queue, for the same reason.</summary>
    public const int MostPlaces = 10_000_000;

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

    public static void CheckShort(double? shortAbandonSeconds)
    {
        if (shortAbandonSeconds is { } s)
        {
            Guard.NotNegative(s, nameof(shortAbandonSeconds));
        }
    }

    /// <summary>Waiting places out of a capacity, which counts agents too.</summary>
    public static int Places(double agents, double capacity) => ArePlaces(agents, capacity)
        ? (int)Math.Round(capacity - agents)
        : throw new ArgumentOutOfRangeException(nameof(capacity), capacity,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The system's capacity counts agents plus waiting places: it must be the {agents} agents and a whole number of places, 0 to {MostPlaces}."));

    /// <summary>Whether a capacity leaves whole waiting places. With fractional agents but for the last digits: 2.3 agents and a capacity of 12.3 are 10 places.</summary>
    public static bool ArePlaces(double agents, double capacity)
    {
        var places = Math.Round(capacity - agents);
        return places is >= 0 and <= MostPlaces && Math.Abs(capacity - agents - places) <= 1e-9 * Math.Max(1, capacity);
    }
}
