namespace Wfm.Forecasting;

/// <summary>Handle time by weekday and time of day, and how it parts into talk, hold and wrap where the history keeps them apart.</summary>
internal sealed class AhtProfile
{
    /// <summary>A single interval counts at most this many times the median handle time.</summary>
    private const double MostMedians = 5;

    private readonly AhtCurve _aht;
    private readonly AhtCurve[]? _parts;

    private AhtProfile(AhtCurve aht, AhtCurve[]? parts) => (_aht, _parts) = (aht, parts);

    public double this[DateOnly day, int slot] => _aht[(int)day.DayOfWeek, slot];

    /// <summary>Days after which an observation counts half.</summary>
    public double HalfLife => _aht.HalfLife;

    /// <summary>Whether talk, hold and wrap are known.</summary>
    public bool HasParts => _parts is not null;

    /// <summary>Shares of talk, hold and wrap in the handle time; they add up to 1.</summary>
    public (double Talk, double Hold, double Wrap) Shares(DateOnly day, int slot)
    {
        if (_parts is null)
        {
            return (1, 0, 0);
        }

        var w = (int)day.DayOfWeek;
        var (talk, hold, wrap) = (_parts[0][w, slot], _parts[1][w, slot], _parts[2][w, slot]);
        var all = talk + hold + wrap;
        return all > 0 ? (talk / all, hold / all, wrap / all) : (1, 0, 0);
    }

    /// <summary>The profile, or null when no interval has a handle time.</summary>
    public static AhtProfile? Fit(ContactHistory history)
    {
        var slots = (int)(TimeSpan.TicksPerDay / history.Step.Ticks);
        var rows = AhtRows.Of(history, p => p.AhtSeconds);
        if (rows.Count == 0)
        {
            return null;
        }

        rows.CapAt(MostMedians);
        var aht = AhtCurve.Fit(rows, slots);
        AhtRows[] parts = [AhtRows.Of(history, p => p.TalkSeconds), AhtRows.Of(history, p => p.HoldSeconds), AhtRows.Of(history, p => p.WrapSeconds)];
        if (parts.Any(p => p.Count == 0))
        {
            return new AhtProfile(aht, null);
        }

        foreach (var part in parts)
        {
            part.CapAt(MostMedians);
        }

        return new AhtProfile(aht, [.. parts.Select(p => AhtCurve.Fit(p, slots))]);
    }
}
