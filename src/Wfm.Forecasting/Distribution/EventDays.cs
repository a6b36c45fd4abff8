namespace Wfm.Forecasting;

/// <summary>Days whose volume an event makes less sure: those of kinds that are rare in the history, and the first open day after a closure.</summary>
internal static class EventDays
{
    /// <summary>A kind is rare when it touches at most this many days of the history, or at most a quarter of them.</summary>
    private const int FewDays = 10;

    /// <summary>One flag per day of the history and of <paramref name="ahead"/> days beyond.</summary>
    public static bool[] Of(HistorySheet sheet, int ahead)
    {
        var (first, past, slots) = (sheet.Raw.FirstDay, sheet.Raw.Days, sheet.Raw.SlotsPerDay);
        var result = new bool[past + ahead];
        foreach (var kind in sheet.Calendar.Spans(first, past + ahead).Where(s => !s.Event.IsClosure).GroupBy(s => s.Event.Kind, StringComparer.OrdinalIgnoreCase))
        {
            var days = kind.SelectMany(s => Enumerable.Range(s.From / slots, ((s.To - 1) / slots) - (s.From / slots) + 1)).ToHashSet();
            if (days.Count(d => d < past) <= Math.Max(FewDays, past / 4))
            {
                foreach (var d in days)
                {
                    result[d] = true;
                }
            }
        }

        for (var d = 0; d < result.Length; d++)
        {
            result[d] |= sheet.Calendar.IsAfterClosure(first.AddDays(d), sheet.Raw.End);
        }

        return result;
    }
}
