namespace Wfm.Forecasting;

/// <summary>
/// What the calendar says about a day, as columns of a regression in which every column of a block has a coefficient of the same variance: weekday, day of the
/// month (a curve that closes on itself, neighbouring days alike), working day of the month from its start and from its end, and time of year. The correlation
/// between neighbours is in the columns: a block's columns are a root of its covariance. A history that is long enough for a time of year also has a slope, up to
/// its end only: without it two years' growth would be taken for season, and beyond the end nobody knows.
/// </summary>
internal sealed class DayFeatures
{
    private const int MonthHarmonics = 12;
    private const int StartDays = 8;
    private const int EndDays = 6;
    private const int YearHarmonics = 4;

    /// <summary>Days over which an effect of the day of month fades into its neighbours', and working days for those at the month's edges.</summary>
    private const double MonthReach = 3;
    private const double EdgeReach = 2;

    /// <summary>Log of a block's variance over that of the noise, as expected beforehand: a day of the month moves a day's total by a third of its noise, the
    /// month's edges by less on top of that, the time of year by more.</summary>
    private const double MonthPrior = -2;
    private const double EdgePrior = -4;
    private const double YearPrior = -1;

    /// <summary>Columns before the blocks: 1, weekdays, slope.</summary>
    public const int Free = 9;

    private static readonly double[][] Month = MonthColumns();
    private static readonly double[][] Start = EdgeColumns(StartDays);
    private static readonly double[][] End = EdgeColumns(EndDays);

    private readonly bool[] _working;
    private readonly DateOnly _end;

    /// <summary>Columns for a series.</summary>
    /// <param name="working">Which weekdays, Sunday first, are working days.</param>
    /// <param name="annual">Whether the history is long enough to say anything about the time of year.</param>
    /// <param name="end">First day after the history.</param>
    public DayFeatures(bool[] working, bool annual, DateOnly end)
    {
        (_working, _end) = (working, end);
        var blocks = new List<(int From, int Count, double Prior)>();
        var at = Free;
        void Add(int count, double prior)
        {
            blocks.Add((at, count, prior));
            at += count;
        }

        Add(2 * MonthHarmonics, MonthPrior);
        Add(EndDays, EdgePrior);

        // Where every day is a working day, its number from the start is the day of the month, which is there already.
        HasStart = working.Contains(false) && working.Contains(true);
        if (HasStart)
        {
            Add(StartDays, EdgePrior);
        }

        HasYear = annual;
        if (annual)
        {
            Add(2 * YearHarmonics, YearPrior);
        }

        (Blocks, Count) = (blocks, at);
    }

    /// <summary>Columns in all: 1, seven weekdays, slope, and the blocks.</summary>
    public int Count { get; }

    /// <summary>First column, number of columns, and expected log of the variance over the noise's, of each block that has a variance of its own.</summary>
    public IReadOnlyList<(int From, int Count, double Prior)> Blocks { get; }

    private bool HasStart { get; }

    private bool HasYear { get; }

    /// <summary>Writes the columns of a day.</summary>
    public void Fill(DateOnly day, Span<double> row)
    {
        row[..Count].Clear();
        row[0] = 1;
        row[8] = HasYear ? Math.Min(0, day.DayNumber - _end.DayNumber) / 365.25 : 0;
        row[1 + (int)day.DayOfWeek] = 1;
        var at = Free;
        Month[day.Day - 1].CopyTo(row[at..]);
        at += 2 * MonthHarmonics;
        var working = _working[(int)day.DayOfWeek];
        if (working)
        {
            var left = WorkingDays(day.AddDays(1), DateTime.DaysInMonth(day.Year, day.Month) - day.Day, EndDays);
            if (left < EndDays)
            {
                End[left].CopyTo(row[at..]);
            }
        }

        at += EndDays;
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
