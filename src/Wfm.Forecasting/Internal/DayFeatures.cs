namespace Wfm.Forecasting;

/// <summary>
/// What the calendar says about a day, as columns of a regression in which every column of a block has a coefficient of the same variance: weekday, day of the
/// month (a curve that closes on itself, neighbouring days alike), working day of the month from its start and from its end, and time of year. The correlation
/// between neighbours is in the columns: a block's columns are a root of its covariance.
/// </summary>
internal sealed class DayFeatures
{
    private const int MonthHarmonics = 12;
    private const int StartDays = 8;
    private const int EndDays = 6;
    private const int YearHarmonics = 4;

    /// <summary>Days over which an effect of the day of month fades into its neighbours', and working days for those at the month's edges.</summary>
    private static readonly double MonthReach = X.D("MR", 3);
    private static readonly double EdgeReach = X.D("ER", 2);

    private static readonly double[][] Month = MonthColumns();
    private static readonly double[][] Start = EdgeColumns(StartDays);
    private static readonly double[][] End = EdgeColumns(EndDays);

    private readonly bool[] _working;
    private readonly DateOnly _end;

    /// <summary>Columns for a series.</summary>
    /// <param name="working">Which weekdays, Sunday first, are working days.</param>
    /// <param name="annual">Whether the history is long enough to say anything about the time of year.</param>
    public DayFeatures(bool[] working, bool annual, DateOnly end)
    {
        (_working, _end) = (working, end);
        var blocks = new List<(int From, int Count)>();
        var at = 9;
        void Add(int count)
        {
            blocks.Add((at, count));
            at += count;
        }

        Add(2 * MonthHarmonics);
        EndDays2 = X.I("BE",1) > 0; if (EndDays2) Add(EndDays);

        // Where every day is a working day, its number from the start is the day of the month, which is there already.
        HasStart = X.I("BS",1) > 0 && working.Contains(false) && working.Contains(true);
        if (HasStart)
        {
            Add(StartDays);
        }

        HasYear = annual;
        if (annual)
        {
            Add(2 * YearHarmonics);
        }

        (Blocks, Count) = (blocks, at);
    }

    /// <summary>Columns in all: 1, seven weekdays, and the blocks.</summary>
    public int Count { get; }

    /// <summary>First column and number of columns of each block that has a variance of its own.</summary>
    public IReadOnlyList<(int From, int Count)> Blocks { get; }

    private bool EndDays2 { get; }
    public bool HasStart { get; }

    public bool HasYear { get; }

    /// <summary>Writes the columns of a day.</summary>
    public void Fill(DateOnly day, Span<double> row)
    {
        row[..Count].Clear();
        row[0] = 1;
        row[8] = HasYear && X.I("SL",1)>0 ? Math.Min(0, day.DayNumber - _end.DayNumber) / 365.25 : 0;
        row[1 + (int)day.DayOfWeek] = 1;
        var at = 9;
        Month[day.Day - 1].CopyTo(row[at..]);
        at += 2 * MonthHarmonics;
        var working = _working[(int)day.DayOfWeek];
        if (EndDays2 && working)
        {
            var left = WorkingDays(day.AddDays(1), DateTime.DaysInMonth(day.Year, day.Month) - day.Day, EndDays);
            if (left < EndDays)
            {
                End[left].CopyTo(row[at..]);
            }
        }

        if (EndDays2) at += EndDays;
        if (HasStart)
        {
            if (working)
            {
                var gone = WorkingDays(day.AddDays(1 - day.Day), day.Day - 1, StartDays);
                if (gone < StartDays)
                {
                    Start[gone].CopyTo(row[at..]);
                }
            }

            at += StartDays;
        }

        if (HasYear)
        {
            var angle = 2 * Math.PI * (day.DayOfYear - 1) / 365.25;
            for (var k = 1; k <= YearHarmonics; k++)
            {
                (row[at], row[at + 1]) = (Math.Cos(k * angle) / k, Math.Sin(k * angle) / k);
                at += 2;
            }
        }
    }

    /// <summary>Working days among a run of days; stops counting at <paramref name="most"/>.</summary>
    private int WorkingDays(DateOnly from, int days, int most)
    {
        var (n, weekday) = (0, (int)from.DayOfWeek);
        for (var d = 0; d < days && n < most; d++)
        {
            n += _working[weekday] ? 1 : 0;
            weekday = weekday == 6 ? 0 : weekday + 1;
        }

        return n;
    }

    /// <summary>Sines and cosines over 31 days with the variances that the covariance exp(−distance ÷ reach) on the circle has; its constant part is the
    /// level's.</summary>
    private static double[][] MonthColumns()
    {
        var rows = new double[31][];
        for (var d = 0; d < 31; d++)
        {
            rows[d] = new double[2 * MonthHarmonics];
        }

        for (var k = 1; k <= MonthHarmonics; k++)
        {
            var variance = 0.0;
            for (var j = 0; j < 31; j++)
            {
                variance += Math.Exp(-Math.Min(j, 31 - j) / MonthReach) * Math.Cos(2 * Math.PI * k * j / 31);
            }

            var size = Math.Sqrt(2 * variance / 31);
            for (var d = 0; d < 31; d++)
            {
                rows[d][(2 * k) - 2] = size * Math.Cos(2 * Math.PI * k * d / 31);
                rows[d][(2 * k) - 1] = size * Math.Sin(2 * Math.PI * k * d / 31);
            }
        }

        return rows;
    }

    /// <summary>Cholesky root of the covariance exp(−distance ÷ reach): that of a first-order autoregression.</summary>
    private static double[][] EdgeColumns(int days)
    {
        var keep = Math.Exp(-1 / EdgeReach);
        var rows = new double[days][];
        for (var d = 0; d < days; d++)
        {
            rows[d] = new double[days];
            for (var j = 0; j <= d; j++)
            {
                rows[d][j] = Math.Pow(keep, d - j) * (j == 0 ? 1 : Math.Sqrt(1 - (keep * keep)));
            }
        }

        return rows;
    }
}
