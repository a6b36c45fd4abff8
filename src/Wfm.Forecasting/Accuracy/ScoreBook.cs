namespace Wfm.Forecasting;

/// <summary>Turns runs into scores: by part of the horizon and level, by weekday and by hour, per origin and pooled.</summary>
internal sealed class ScoreBook
{
    /// <summary>Length in days of the periods per level after <c>interval</c>.</summary>
    public static readonly IReadOnlyList<(string Level, int Days)> Periods = [("day", 1), ("week", 7), ("month", 28)];

    private readonly IReadOnlyList<(int From, int To)> _spans;
    private readonly ScoreSum[][] _sums;
    private readonly ScoreSum[] _weekday = New(7);
    private readonly ScoreSum[] _weekdayDay = New(7);
    private readonly ScoreSum[] _hour = New(24);

    private ScoreBook(IReadOnlyList<(int From, int To)> spans) => (_spans, _sums) = (spans, [.. spans.Select(_ => New(1 + Periods.Count))]);

    /// <summary>All scores of one model.</summary>
    public static IEnumerable<BacktestScore> Scores(string model, IReadOnlyList<ForecastRun> runs)
    {
        var spans = Spans(runs.Max(r => r.Cells.HorizonDays));
        var pooled = new ScoreBook(spans);
        foreach (var run in runs)
        {
            var book = new ScoreBook(spans);
            book.Add(run);
            pooled.Add(book);
            foreach (var score in book.Scores(model, run.Cells.Origin))
            {
                yield return score;
            }
        }

        foreach (var score in pooled.Scores(model, null).Concat(pooled.Groups(model)))
        {
            yield return score;
        }
    }

    /// <summary>Parts of a horizon: week 1, weeks 1-4, all of it, and each further week; days ahead from 1.</summary>
    public static IReadOnlyList<(int From, int To)> Spans(int days)
    {
        var spans = new List<(int From, int To)> { (1, Math.Min(7, days)), (1, Math.Min(28, days)), (1, days) };
        for (var from = 8; from <= days; from += 7)
        {
            spans.Add((from, Math.Min(from + 6, days)));
        }

        return [.. spans.Distinct()];
    }

    private static ScoreSum[] New(int count)
    {
        var sums = new ScoreSum[count];
        for (var i = 0; i < count; i++)
        {
            sums[i] = new ScoreSum();
        }

        return sums;
    }

    private void Add(ForecastRun run)
    {
        var cells = run.Cells;
        for (var c = 0; c < cells.Count; c++)
        {
            var day = cells.Day[c] + 1;
            for (var s = 0; s < _spans.Count; s++)
            {
                if (_spans[s].From <= day && day <= _spans[s].To)
                {
                    AddCell(_sums[s][0], run, c);
                }
            }

            AddCell(_weekday[(int)cells.Origin.AddDays(cells.Day[c]).DayOfWeek], run, c);
            AddCell(_hour[cells.Hour[c]], run, c);
        }

        for (var level = 0; level < Periods.Count; level++)
        {
            AddPeriods(run, level);
        }
    }

    private static void AddCell(ScoreSum sum, ForecastRun run, int c)
    {
        var cells = run.Cells;
        sum.Add(cells.Actual[c], run.Mean[c], cells.Naive[c], cells.Scale[0]);
        sum.AddBands(cells.Actual[c], run.Low95[c], run.Low80[c], run.High80[c], run.High95[c]);
        if (HasAht(run, c))
        {
            sum.AddAht(cells.Aht[c], run.Aht[c], cells.Handled[c]);
        }
    }

    private static bool HasAht(ForecastRun run, int c) => run.Cells.Handled[c] > 0 && run.Cells.Aht[c] > 0 && double.IsFinite(run.Cells.Aht[c]) && double.IsFinite(run.Aht[c]);

    /// <summary>Whole periods counted from the origin; what a horizon has beyond its last whole one is left to the finer levels.</summary>
    private void AddPeriods(ForecastRun run, int level)
    {
        var (cells, days) = (run.Cells, Periods[level].Days);
        var periods = new PeriodSum[cells.HorizonDays / days];
        for (var c = 0; c < cells.Count; c++)
        {
            var p = cells.Day[c] / days;
            if (p >= periods.Length)
            {
                continue;
            }

            ref var sum = ref periods[p];
            sum.Count++;
            sum.Actual += cells.Actual[c];
            sum.Mean += run.Mean[c];
            sum.Naive += cells.Naive[c];
            if (HasAht(run, c))
            {
                sum.Handled += cells.Handled[c];
                sum.Aht += cells.Handled[c] * cells.Aht[c];
                sum.AhtForecast += cells.Handled[c] * run.Aht[c];
            }
        }

        for (var p = 0; p < periods.Length; p++)
        {
            if (periods[p].Count == 0)
            {
                continue;
            }

            for (var s = 0; s < _spans.Count; s++)
            {
                if (_spans[s].From <= (p * days) + 1 && (p + 1) * days <= _spans[s].To)
                {
                    AddPeriod(_sums[s][1 + level], run, level, p, periods[p]);
                }
            }

            if (days == 1)
            {
                AddPeriod(_weekdayDay[(int)cells.Origin.AddDays(p).DayOfWeek], run, level, p, periods[p]);
            }
        }
    }

    private static void AddPeriod(ScoreSum sum, ForecastRun run, int level, int period, PeriodSum values)
    {
        sum.Add(values.Actual, values.Mean, values.Naive, run.Cells.Scale[1 + level]);
        if (run.Band(Periods[level].Days, period, values.Mean) is { } band)
        {
            sum.AddBands(values.Actual, band[0], band[1], band[2], band[3]);
        }

        if (values.Handled > 0)
        {
            sum.AddAht(values.Aht / values.Handled, values.AhtForecast / values.Handled, values.Handled);
        }
    }

    private void Add(ScoreBook other)
    {
        for (var s = 0; s < _sums.Length; s++)
        {
            Add(_sums[s], other._sums[s]);
        }

        Add(_weekday, other._weekday);
        Add(_weekdayDay, other._weekdayDay);
        Add(_hour, other._hour);
    }

    private static void Add(ScoreSum[] into, ScoreSum[] from)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i].Add(from[i]);
        }
    }

    private IEnumerable<BacktestScore> Scores(string model, DateOnly? origin)
    {
        for (var s = 0; s < _spans.Count; s++)
        {
            for (var level = 0; level <= Periods.Count; level++)
            {
                if (_sums[s][level].ToScore(model, origin, level == 0 ? "interval" : Periods[level - 1].Level, _spans[s].From, _spans[s].To) is { } score)
                {
                    yield return score;
                }
            }
        }
    }

    private IEnumerable<BacktestScore> Groups(string model)
    {
        var to = _spans.Max(s => s.To);
        foreach (var (level, sums) in new[] { ("interval_weekday", _weekday), ("day_weekday", _weekdayDay) })
        {
            for (var w = 1; w <= 7; w++)
            {
                // Monday first.
                if (sums[w % 7].ToScore(model, null, level, 1, to) is { } score)
                {
                    yield return score with { Weekday = (DayOfWeek)(w % 7) };
                }
            }
        }

        for (var h = 0; h < _hour.Length; h++)
        {
            if (_hour[h].ToScore(model, null, "interval_hour", 1, to) is { } score)
            {
                yield return score with { Hour = h };
            }
        }
    }

    private record struct PeriodSum(int Count, double Actual, double Mean, double Naive, double Handled, double Aht, double AhtForecast);
}
