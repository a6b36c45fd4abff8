namespace Wfm.Rostering;

/// <summary>
/// The best week of one person under prices: by dynamic programming over days with the state (days worked, run of days, rest still owed, work so far).
/// Exact for every rule of the person within the week and towards the weeks around it. Buffers are reused: one kernel per thread.
/// </summary>
internal sealed partial class WeekKernel(RosterModel model)
{
    private readonly List<int>[] _touched = [.. Enumerable.Range(0, 8).Select(_ => new List<int>())];
    private readonly double[][] _cost = new double[8][];
    private readonly int[][] _from = new int[8][];
    private readonly int[][] _choice = new int[8][];
    private readonly List<List<Move>> _moves = [];
    private double[] _optionValue = [];
    private int[] _optionSkill = [];
    private int[] _optionBucket = [];
    private int[] _offBucket = [];

    /// <summary>Price of having the person on shift per interval, as a running sum from <see cref="Origin"/>.</summary>
    public double[] OnShift { get; private set; } = [];

    /// <summary>Price of the person's cover per skill of the person and interval, as running sums from <see cref="Origin"/>.</summary>
    public double[][] OnSkill { get; private set; } = [];

    /// <summary>Interval at which the running sums begin.</summary>
    public int Origin { get; private set; }

    /// <summary>Makes room for the prices of a person and week; the caller fills in running sums that start with 0.</summary>
    public void Prepare(PersonModel person, int week)
    {
        var (from, to) = model.Span(week);
        Origin = from;
        var size = to - from + 1;
        if (OnShift.Length < size)
        {
            OnShift = new double[size];
        }

        if (OnSkill.Length < Math.Max(1, person.Skills.Length) || OnSkill[0].Length < size)
        {
            OnSkill = [.. Enumerable.Range(0, Math.Max(1, Math.Max(OnSkill.Length, person.Skills.Length))).Select(_ => new double[OnShift.Length])];
        }
    }

    /// <summary>The cheapest week under the prepared prices, and its cost: prices plus the person's own points.</summary>
    public (WeekTour Tour, double Cost) Best(PersonModel person, int weekIndex, WeekContext context)
    {
        var week = person.Weeks[weekIndex];
        var contract = person.Person.Contract;
        var maxDays = Math.Min(DaysPerWeek.Limit(contract), week.Days);
        // The run of days needs no place in the state when no run can get too long.
        var runs = contract.MaxConsecutiveDays >= context.RunBefore + week.Days + context.RunAfter ? 1 : contract.MaxConsecutiveDays + 1;
        var unit = Unit(week);
        var works = (week.MaxWork / unit) + 1;

        int[] before = [Blocked(week.Options, 0, context.EarliestStart)];
        var layout = new Layout(runs, maxDays + 1, before.Length, works);
        Reset(0, layout.Size);
        Relax(0, layout.Key(runs == 1 ? 0 : Math.Min(context.RunBefore, runs - 1), 0, 0, 0), 0, -1, -1);
        for (var d = 0; d < week.Days; d++)
        {
            var after = Price(person, week, d, context, unit, before);
            var next = new Layout(runs, maxDays + 1, after.Length, works);
            Reset(d + 1, next.Size);
            Step(d, layout, next, week.OffCost[d], runs, context.RunAfter, d == week.Days - 1, contract);
            (before, layout) = (after, next);
        }

        return Finish(person, week, layout, unit);
    }

    /// <summary>Cost of a given week under the prepared prices.</summary>
    public double CostOf(WeekTour tour)
    {
        var cost = tour.OwnCost;
        foreach (var shift in tour.Days)
        {
            if (shift is not null)
            {
                var (start, end) = (shift.Option.Start - Origin, shift.Option.End - Origin);
                var row = OnSkill[shift.Skill];
                cost += OnShift[end] - OnShift[start] + row[end] - row[start];
                for (var b = 0; b < shift.BreakStarts.Length; b++)
                {
                    var at = shift.BreakStarts[b] - Origin;
                    cost -= row[at + shift.Option.Breaks[b].Length] - row[at];
                }

                foreach (var (from, to) in shift.Blocks)
                {
                    cost -= row[to - Origin] - row[from - Origin];
                }
            }
        }

        return cost;
    }

    private static int Unit(PersonWeek week)
    {
        var unit = 0;
        foreach (var options in week.Options)
        {
            foreach (var option in options)
            {
                unit = Gcd(unit, option.Work);
            }
        }

        return Math.Max(1, unit);
    }

    private static int Gcd(int a, int b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    // Number of options from a day on that start too early. Options are sorted by start and days follow each other, so the rest owed is one number, however
    // many days it reaches: those of the first day come first.
    private static int Blocked(ShiftOption[][] options, int day, int earliest)
    {
        var blocked = 0;
        for (; day < options.Length; day++)
        {
            var (low, high) = (0, options[day].Length);
            while (low < high)
            {
                var mid = (low + high) >>> 1;
                (low, high) = options[day][mid].Start < earliest ? (mid + 1, high) : (low, mid);
            }

            blocked += low;
            if (low < options[day].Length)
            {
                break;
            }
        }

        return blocked;
    }

    // Prices every option of a day and keeps the best per (rest owed before, work, rest owed after). Returns the distinct rests owed after.
    private int[] Price(PersonModel person, PersonWeek week, int d, WeekContext context, int unit, int[] before)
    {
        var options = week.Options[d];
        var closed = !context.WeekendAllowed && WeekContext.IsWeekend(model.Problem.Grid.Day(week.FirstDay + d));
        if (_optionValue.Length < options.Length)
        {
            (_optionValue, _optionSkill, _optionBucket) = (new double[options.Length], new int[options.Length], new int[options.Length]);
        }

        var contract = person.Person.Contract;
        var after = new SortedSet<int> { 0 };
        for (var i = closed ? options.Length : 0; i < options.Length; i++)
        {
            var option = options[i];
            _optionBucket[i] = option.End > context.LatestEnd
                ? -1
                : Blocked(week.Options, d + 1, RestBetweenShifts.EarliestNextStart(contract, model.Problem.Grid, option.End));
            if (_optionBucket[i] < 0)
            {
                continue;
            }

            after.Add(_optionBucket[i]);
            _optionValue[i] = double.PositiveInfinity;
            for (var k = 0; k < person.Skills.Length; k++)
            {
                var value = Value(option, k, week.Blocks[d], null);
                if (value < _optionValue[i])
                {
                    (_optionValue[i], _optionSkill[i]) = (value, k);
                }
            }

            if (week.OptionCost[d] is { } cost)
            {
                _optionValue[i] += cost[i];
            }
        }

        // Rest that reaches past a day off is still owed on the day after it.
        foreach (var owed in before)
        {
            after.Add(Math.Max(0, owed - options.Length));
        }

        int[] result = [.. after];
        _offBucket = [.. before.Select(owed => Array.IndexOf(result, Math.Max(0, owed - options.Length)))];
        for (var q = 0; q < before.Length; q++)
        {
            if (q == _moves.Count)
            {
                _moves.Add([]);
            }

            _moves[q].Clear();
        }

        for (var i = closed ? options.Length : 0; i < options.Length; i++)
        {
            if (_optionBucket[i] >= 0)
            {
                var move = new Move(options[i].Work / unit, Array.IndexOf(result, _optionBucket[i]), _optionValue[i], i);
                for (var q = 0; q < before.Length && before[q] <= i; q++)
                {
                    Keep(_moves[q], move);
                }
            }
        }

        return result;
    }

    private static void Keep(List<Move> moves, Move move)
    {
        for (var j = 0; j < moves.Count; j++)
        {
            if (moves[j].Work == move.Work && moves[j].Bucket == move.Bucket)
            {
                if (move.Cost < moves[j].Cost)
                {
                    moves[j] = move;
                }

                return;
            }
        }

        moves.Add(move);
    }

    private void Step(int d, Layout layout, Layout next, double offCost, int runs, int runAfter, bool last, Contract contract)
    {
        foreach (var key in _touched[d])
        {
            var cost = _cost[d][key];
            var (run, days, bucket, work) = layout.Parts(key);
            Relax(d + 1, next.Key(0, days, _offBucket[bucket], work), cost + offCost, key, -1);
            if (days + 1 >= next.Days || (runs > 1 && (run + 1 >= runs || (last && !ConsecutiveDays.Allows(contract, run + 1 + runAfter)))))
            {
                continue;
            }

            var nextRun = runs == 1 ? 0 : run + 1;
            foreach (var move in _moves[bucket])
            {
                if (work + move.Work < next.Works)
                {
                    Relax(d + 1, next.Key(nextRun, days + 1, move.Bucket, work + move.Work), cost + move.Cost, key, move.Option);
                }
            }
        }
    }

    private void Reset(int layer, int size)
    {
        if (_cost[layer] is null || _cost[layer].Length < size)
        {
            (_cost[layer], _from[layer], _choice[layer]) = (new double[size], new int[size], new int[size]);
            Array.Fill(_cost[layer], double.PositiveInfinity);
        }
        else
        {
            foreach (var key in _touched[layer])
            {
                _cost[layer][key] = double.PositiveInfinity;
            }
        }

        _touched[layer].Clear();
    }

    private void Relax(int layer, int key, double cost, int from, int choice)
    {
        ref var known = ref _cost[layer][key];
        if (cost < known)
        {
            if (double.IsPositiveInfinity(known))
            {
                _touched[layer].Add(key);
            }

            (known, _from[layer][key], _choice[layer][key]) = (cost, from, choice);
        }
    }

    private (WeekTour Tour, double Cost) Finish(PersonModel person, PersonWeek week, Layout layout, int unit)
    {
        var (best, bestKey, bestOwn) = (double.PositiveInfinity, -1, 0.0);
        foreach (var key in _touched[week.Days])
        {
            var work = layout.Parts(key).Work * unit;
            var unused = model.Problem.Weights.UnusedHours * Math.Max(0, week.Owed - (work * model.Problem.Grid.StepHours));
            if (_cost[week.Days][key] + unused < best)
            {
                (best, bestKey, bestOwn) = (_cost[week.Days][key] + unused, key, unused);
            }
        }

        var days = new ShiftPlacement?[week.Days];
        var total = 0;
        for (var (d, key) = (week.Days, bestKey); d > 0; d--)
        {
            var choice = _choice[d][key];
            if (choice >= 0)
            {
                var option = week.Options[d - 1][choice];
                total += option.Work;
                days[d - 1] = Place(person, week, d - 1, option);
                bestOwn += week.OptionCost[d - 1]?[choice] ?? 0;
            }
            else
            {
                bestOwn += week.OffCost[d - 1];
            }

            key = _from[d][key];
        }

        return (new WeekTour(days, total, bestOwn), best);
    }

    private ShiftPlacement Place(PersonModel person, PersonWeek week, int d, ShiftOption option)
    {
        var (best, skill) = (double.PositiveInfinity, 0);
        for (var k = 0; k < person.Skills.Length; k++)
        {
            var value = Value(option, k, week.Blocks[d], null);
            if (value < best)
            {
                (best, skill) = (value, k);
            }
        }

        var breaks = new int[option.Breaks.Length];
        Value(option, skill, week.Blocks[d], breaks);
        return new ShiftPlacement(option, skill, breaks, week.Blocks[d]);
    }

    private readonly record struct Move(int Work, int Bucket, double Cost, int Option);

    /// <summary>State as one number: run of days, days worked, rest owed, work.</summary>
    private readonly record struct Layout(int Runs, int Days, int Buckets, int Works)
    {
        public int Size => Runs * Days * Buckets * Works;

        public int Key(int run, int days, int bucket, int work) => (((((run * Days) + days) * Buckets) + bucket) * Works) + work;

        public (int Run, int Days, int Bucket, int Work) Parts(int key)
        {
            var (rest, work) = (key / Works, key % Works);
            (rest, var bucket) = (rest / Buckets, rest % Buckets);
            return (rest / Days, rest % Days, bucket, work);
        }
    }
}
