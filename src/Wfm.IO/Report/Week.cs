namespace Wfm.IO;

/// <summary>Days of a horizon that share a week, Monday to Sunday.</summary>
internal sealed record Week(DateOnly FirstDay, int FromDay, int ToDay)
{
    public int Days => ToDay - FromDay;

    public DateOnly LastDay => FirstDay.AddDays(Days - 1);

    public string Name => $"Week {Say.Week(FirstDay)} ({Say.Date(FirstDay)} to {Say.Date(LastDay)})";
}
