namespace Wfm.Rostering;

/// <content>What a shift costs under the prices, with its breaks where they cost least.</content>
internal sealed partial class WeekKernel
{
    // Cost of an option on a skill with its breaks where they cost least, which is where cover is worth least.
    private double Value(ShiftOption option, int skill, (int From, int To)[] blocks, int[]? placed)
    {
        var row = OnSkill[skill];
        var (start, end) = (option.Start - Origin, option.End - Origin);
        var value = OnShift[end] - OnShift[start] + row[end] - row[start];
        foreach (var (from, to) in blocks)
        {
            value -= row[to - Origin] - row[from - Origin];
        }

        return option.Breaks.Length switch
        {
            0 => value,
            1 => value - PlaceOne(option.Breaks[0], start, row, blocks, placed),
            _ => value - PlaceAll(option, start, row, blocks, placed),
        };
    }

    private double PlaceOne(BreakSlot slot, int start, double[] row, (int From, int To)[] blocks, int[]? placed)
    {
        var (best, at) = (double.NegativeInfinity, start + slot.Earliest);
        for (var b = start + slot.Earliest; b <= start + slot.Latest; b++)
        {
            var saved = row[b + slot.Length] - row[b];
            if (saved > best && IsFree(b, slot.Length, blocks))
            {
                (best, at) = (saved, b);
            }
        }

        if (placed is not null)
        {
            placed[0] = at + Origin;
        }

        return best;
    }

    // Breaks in order, each begun after the one before ended.
    private double PlaceAll(ShiftOption option, int start, double[] row, (int From, int To)[] blocks, int[]? placed)
    {
        var count = option.Breaks.Length;
        Span<double> bestFrom = stackalloc double[option.Length + 2];
        Span<int> choice = stackalloc int[count * (option.Length + 2)];
        bestFrom.Clear();
        Span<double> here = stackalloc double[option.Length + 2];
        for (var i = count - 1; i >= 0; i--)
        {
            var slot = option.Breaks[i];
            var (best, at) = (double.NegativeInfinity, -1);
            for (var p = option.Length + 1; p >= 0; p--)
            {
                if (p >= slot.Earliest && p <= slot.Latest && IsFree(start + p, slot.Length, blocks))
                {
                    var saved = row[start + p + slot.Length] - row[start + p] + bestFrom[Math.Min(option.Length + 1, p + slot.Length)];
                    if (saved >= best)
                    {
                        (best, at) = (saved, p);
                    }
                }

                (here[p], choice[(i * (option.Length + 2)) + p]) = (best, at);
            }

            here.CopyTo(bestFrom);
        }

        if (placed is not null && bestFrom[0] > double.NegativeInfinity)
        {
            for (int i = 0, p = 0; i < count; i++)
            {
                var at = choice[(i * (option.Length + 2)) + p];
                placed[i] = at + start + Origin;
                p = Math.Min(option.Length + 1, at + option.Breaks[i].Length);
            }
        }

        return bestFrom[0];
    }

    private bool IsFree(int at, int length, (int From, int To)[] blocks)
    {
        foreach (var (from, to) in blocks)
        {
            if (at + Origin < to && from < at + Origin + length)
            {
                return false;
            }
        }

        return true;
    }
}
