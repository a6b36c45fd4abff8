namespace Wfm.Rostering;

/// <summary>
/// A penalty that no roster can go below, whatever the prices: cost of cover ≥ its conjugate at the prices, and every person's week ≥ the kernel's best at
/// them. Rules between weeks are relaxed but for the number of weekends, the floor rule is dropped; both only lower the bound. Prices climb by
/// deflected subgradients with Polyak steps. Source: P. Camerini, L. Fratta, F. Maffioli, Mathematical Programming Study 3 (1975) 26-34.
/// </summary>
internal sealed class LowerBound
{
    // Measured on plans of 60 people by 4 weeks and 250 by 1: with a memory below 0.95 the bound does not leave its start.
    private const double Memory = 0.98;
    private const int Patience = 60;
    private const double Least = 1e-5;

    private static readonly double[] Starts = [0, -1, -0.6, -0.3, 0.2, 0.5, 1];

    private readonly RosterModel _model;
    private readonly double[][] _prices;
    private readonly double[][] _supply;
    private readonly double[] _most;
    private readonly List<(int Week, int[] People)> _groups;
    private readonly double[][] _best;
    private readonly double[][] _direction;
    private double _highest = double.NegativeInfinity;
    private double _value;
    private double _pace = 0.05;
    private int _fails;

    public LowerBound(RosterModel model)
    {
        _model = model;
        _prices = [.. model.Costs.Select(c => new double[c.Length])];
        _supply = [.. model.Costs.Select(c => new double[c.Length])];
        _best = [.. model.Costs.Select(c => new double[c.Length])];
        _direction = [.. model.Costs.Select(c => new double[c.Length])];
        _most = [.. model.Costs.Select((_, s) => model.People.Where(p => !p.IsLead).Sum(p => Array.IndexOf(p.Skills, s) is >= 0 and var k ? p.Pace[k] : 0))];
        _groups = [];
        for (var w = 0; w < model.Weeks.Count; w++)
        {
            var week = w;
            _groups.AddRange(Enumerable.Range(0, model.People.Length).GroupBy(p => model.People[p].Weeks[week].Group, StringComparer.Ordinal)
                .Select(g => (week, g.ToArray())));
        }
    }

    /// <summary>Best bound so far; no penalty is below 0.</summary>
    public double Best => Math.Max(0, _highest);

    /// <summary>Raises the bound for a counted number of rounds.</summary>
    /// <param name="rounds">Rounds.</param>
    /// <param name="target">Penalty of a roster: the step is a share of the way there.</param>
    /// <param name="stop">Asked every round; true ends the climb.</param>
    public void Climb(int rounds, double target, Func<bool> stop)
    {
        for (var round = 0; round < rounds && _pace > Least && !stop(); round++)
        {
            if (round < Starts.Length)
            {
                StartAt(Starts[round]);
            }
            else
            {
                if (round == Starts.Length)
                {
                    Return();
                }

                Step(Math.Max(0.05 * Math.Abs(target), target - _value));
            }

            _value = Evaluate();
            if (_value > _highest)
            {
                (_highest, _fails) = (_value, 0);
                Copy(_prices, _best);
            }
            else if (round >= Starts.Length && ++_fails >= Patience)
            {
                (_fails, _pace) = (0, _pace / 2);
                Return();
            }
        }
    }

    private void Return()
    {
        Copy(_best, _prices);
        _value = Evaluate();
    }

    // Slope of the bound: cover that the conjugate wants minus cover that the tours bring. People with equal contracts all flip at once from one best tour
    // to the next, so a single slope says little; a long average of slopes tends to that of a fractional roster and points upwards.
    private void Step(double gap)
    {
        var norm = 0.0;
        for (var s = 0; s < _prices.Length; s++)
        {
            for (var t = 0; t < _prices[s].Length; t++)
            {
                var (least, most) = Wanted(_model.Costs[s][t], _prices[s][t], _most[s]);
                var slope = Math.Clamp(_supply[s][t], least, most) - _supply[s][t];
                _direction[s][t] = (Memory * _direction[s][t]) + ((1 - Memory) * slope);
                norm += _direction[s][t] * _direction[s][t];
            }
        }

        var step = norm > 0 ? _pace * gap / norm : 0;
        for (var s = 0; s < _prices.Length; s++)
        {
            for (var t = 0; t < _prices[s].Length; t++)
            {
                _prices[s][t] = Clip(_model.Costs[s][t], _prices[s][t] + (step * _direction[s][t]));
            }
        }
    }

    // One price for all intervals, as a share of the way from too many agents to too few: whoever has hours to spare, or lacks them, does so everywhere.
    private void StartAt(double share)
    {
        for (var s = 0; s < _prices.Length; s++)
        {
            for (var t = 0; t < _prices[s].Length; t++)
            {
                var cost = _model.Costs[s][t];
                _prices[s][t] = share <= 0 ? share * cost.OverRate : share * cost.UnderRate;
            }
        }
    }

    // Value of the bound at the prices, and the cover that the priced tours bring.
    private double Evaluate()
    {
        var value = 0.0;
        for (var s = 0; s < _prices.Length; s++)
        {
            Array.Clear(_supply[s]);
            for (var t = 0; t < _prices[s].Length; t++)
            {
                value += _model.Costs[s][t].Conjugate(_prices[s][t], _most[s]);
            }
        }

        var answers = new ((WeekTour Tour, double Cost) With, (WeekTour Tour, double Cost) Without)[_groups.Count];
        Parallel.For(0, _groups.Count, () => new WeekKernel(_model), (g, _, kernel) =>
        {
            answers[g] = Ask(_model.People[_groups[g].People[0]], _groups[g].Week, kernel);
            return kernel;
        }, _ => { });
        return value + Collect(answers);
    }

    private ((WeekTour Tour, double Cost) With, (WeekTour Tour, double Cost) Without) Ask(PersonModel person, int week, WeekKernel kernel)
    {
        kernel.Prepare(person, week);
        var (from, to) = _model.Span(week);
        Array.Clear(kernel.OnShift, 0, to - from + 1);
        for (var k = 0; k < person.Skills.Length; k++)
        {
            var row = kernel.OnSkill[k];
            row[0] = 0;
            for (var t = from; t < to; t++)
            {
                row[t - from + 1] = row[t - from] - (person.IsLead ? 0 : person.Pace[k] * _prices[person.Skills[k]][t]);
            }
        }

        var with = kernel.Best(person, week, WeekContext.Open(weekendAllowed: true));
        return (with, WeekContext.WorksWeekend(_model, with.Tour, week) ? kernel.Best(person, week, WeekContext.Open(weekendAllowed: false)) : with);
    }

    // Sums people in a fixed order, so that threads cannot change the last digit.
    private double Collect(((WeekTour Tour, double Cost) With, (WeekTour Tour, double Cost) Without)[] answers)
    {
        var byPerson = new ((WeekTour Tour, double Cost) With, (WeekTour Tour, double Cost) Without)[_model.People.Length][];
        for (var p = 0; p < byPerson.Length; p++)
        {
            byPerson[p] = new ((WeekTour, double), (WeekTour, double))[_model.Weeks.Count];
        }

        for (var g = 0; g < _groups.Count; g++)
        {
            foreach (var p in _groups[g].People)
            {
                byPerson[p][_groups[g].Week] = answers[g];
            }
        }

        var value = 0.0;
        Span<bool> weekend = stackalloc bool[_model.Weeks.Count];
        for (var p = 0; p < byPerson.Length; p++)
        {
            value += ChooseWeekends(byPerson[p], _model.People[p].Person.Contract, weekend);
            for (var w = 0; w < weekend.Length; w++)
            {
                Supply(_model.People[p], weekend[w] ? byPerson[p][w].With.Tour : byPerson[p][w].Without.Tour);
            }
        }

        return value;
    }

    // Least cost of a person's weeks when only so many weekends may be worked: the weekends that save most, by a pass over masks of the last three weeks.
    private static double ChooseWeekends(((WeekTour Tour, double Cost) With, (WeekTour Tour, double Cost) Without)[] weeks, Contract contract, Span<bool> chosen)
    {
        var cost = new double[weeks.Length + 1, 8];
        var from = new int[weeks.Length + 1, 8];
        for (var w = 0; w <= weeks.Length; w++)
        {
            for (var m = 0; m < 8; m++)
            {
                cost[w, m] = w == 0 && m == 0 ? 0 : double.PositiveInfinity;
            }
        }

        for (var w = 0; w < weeks.Length; w++)
        {
            for (var m = 0; m < 8; m++)
            {
                for (var work = 0; work <= 1; work++)
                {
                    var isWeekend = work == 1;
                    if (isWeekend && int.PopCount(m) + 1 > contract.MaxWeekendsIn4Weeks)
                    {
                        continue;
                    }

                    var next = ((m << 1) | work) & 7;
                    var value = cost[w, m] + (isWeekend ? weeks[w].With.Cost : weeks[w].Without.Cost);
                    if (value < cost[w + 1, next])
                    {
                        (cost[w + 1, next], from[w + 1, next]) = (value, m);
                    }
                }
            }
        }

        var best = 0;
        for (var m = 1; m < 8; m++)
        {
            best = cost[weeks.Length, m] < cost[weeks.Length, best] ? m : best;
        }

        var total = cost[weeks.Length, best];
        for (int w = weeks.Length, m = best; w > 0; w--)
        {
            chosen[w - 1] = (m & 1) == 1;
            m = from[w, m];
        }

        return total;
    }

    private void Supply(PersonModel person, WeekTour tour)
    {
        if (person.IsLead)
        {
            return;
        }

        foreach (var shift in tour.Days.OfType<ShiftPlacement>())
        {
            var (row, pace) = (_supply[person.Skills[shift.Skill]], person.Pace[shift.Skill]);
            for (var t = shift.Option.Start; t < shift.Option.End; t++)
            {
                row[t] += pace;
            }

            for (var b = 0; b < shift.BreakStarts.Length; b++)
            {
                for (var t = shift.BreakStarts[b]; t < shift.BreakStarts[b] + shift.Option.Breaks[b].Length; t++)
                {
                    row[t] -= pace;
                }
            }

            foreach (var (from, to) in shift.Blocks)
            {
                for (var t = from; t < to; t++)
                {
                    row[t] -= pace;
                }
            }
        }
    }

    // Covers at which cost + price × cover is least: a range where the price equals a slope of the cost.
    private static (double Least, double Most) Wanted(CoverCost cost, double price, double most)
    {
        const double tie = 1e-9;
        var steepest = cost.UnderRate + cost.SevereRate;
        var least = price >= steepest - tie ? 0 : price >= cost.UnderRate - tie ? cost.Severe : cost.Required;
        var highest = price <= -cost.OverRate + tie ? most : price <= cost.UnderRate + tie ? cost.Required : price <= steepest + tie ? cost.Severe : 0;
        return (Math.Min(least, highest), Math.Max(least, highest));
    }

    private static double Clip(CoverCost cost, double price) => Math.Clamp(price, -cost.OverRate, cost.UnderRate + cost.SevereRate);

    private static void Copy(double[][] from, double[][] to)
    {
        for (var s = 0; s < from.Length; s++)
        {
            from[s].CopyTo(to[s], 0);
        }
    }
}
