namespace Wfm.Rostering;

/// <summary>
/// A penalty that no roster can go below, whatever the prices: cost of cover ≥ its conjugate at the prices, and every person's week ≥ the kernel's best at
/// them. Rules between weeks are relaxed but for the number of weekends, the floor rule is dropped; both only lower the bound. Prices climb by a
/// subgradient with Polyak steps. Source: M. L. Fisher, Management Science 27 (1981) 1-18.
/// </summary>
internal sealed class LowerBound
{
    private readonly RosterModel _model;
    private readonly double[][] _prices;
    private readonly double[][] _supply;
    private readonly double[] _most;
    private readonly List<(int Week, int[] People)> _groups;

    public LowerBound(RosterModel model)
    {
        _model = model;
        _prices = [.. model.Costs.Select(c => new double[c.Length])];
        _supply = [.. model.Costs.Select(c => new double[c.Length])];
        _most = [.. model.Costs.Select((_, s) => model.People.Where(p => !p.IsLead).Sum(p => Array.IndexOf(p.Skills, s) is >= 0 and var k ? p.Pace[k] : 0))];
        _groups = [];
        for (var w = 0; w < model.Weeks.Count; w++)
        {
            var week = w;
            _groups.AddRange(Enumerable.Range(0, model.People.Length).GroupBy(p => model.People[p].Weeks[week].Group, StringComparer.Ordinal)
                .Select(g => (week, g.ToArray())));
        }
    }

    /// <summary>Best bound so far.</summary>
    public double Best { get; private set; }

    /// <summary>Called with each tour that the prices ask for: columns for those who collect them.</summary>
    public Action<int, int, WeekTour>? OnTour { get; set; }

    /// <summary>Starts from the marginal cost of a roster's cover.</summary>
    public void StartFrom(CoverState state)
    {
        for (var s = 0; s < _prices.Length; s++)
        {
            for (var t = 0; t < _prices[s].Length; t++)
            {
                var (cost, cover) = (_model.Costs[s][t], state.Cover(s, t));
                _prices[s][t] = (cost.At(cover) - cost.At(cover + 1)) / 2;
                _prices[s][t] += (cover >= 1 ? cost.At(cover - 1) - cost.At(cover) : cost.At(cover) - cost.At(cover + 1)) / 2;
                _prices[s][t] = Clip(cost, _prices[s][t]);
            }
        }
    }

    /// <summary>Raises the bound for a counted number of rounds.</summary>
    public void Climb(int rounds, double target, Func<bool> stop)
    {
        var (pace, stale) = (1.0, 0);
        var best = _prices.Select(p => (double[])p.Clone()).ToArray();
        var direction = _prices.Select(p => new double[p.Length]).ToArray();
        for (var round = 0; round < rounds && !stop(); round++)
        {
            var value = Evaluate(record: round % 4 == 0);
            if (value > Best + (1e-6 * Math.Abs(Best)))
            {
                (Best, stale) = (value, 0);
                Copy(_prices, best);
            }
            else if (++stale >= 8)
            {
                (pace, stale) = (pace * 0.6, 0);
                Copy(best, _prices);
                foreach (var row in direction)
                {
                    Array.Clear(row);
                }

                continue;
            }

            Move(direction, pace, Math.Max(1, target - value));
        }
    }

    private void Move(double[][] direction, double pace, double gap)
    {
        double norm = 0;
        for (var s = 0; s < _prices.Length; s++)
        {
            for (var t = 0; t < _prices[s].Length; t++)
            {
                // Slope of the bound: cover that the conjugate wants minus cover that the tours bring, smoothed over rounds.
                var slope = Wanted(_model.Costs[s][t], _prices[s][t]) - _supply[s][t];
                direction[s][t] = slope + (0.6 * direction[s][t]);
                norm += direction[s][t] * direction[s][t];
            }
        }

        var step = norm > 0 ? pace * gap / norm : 0;
        for (var s = 0; s < _prices.Length; s++)
        {
            for (var t = 0; t < _prices[s].Length; t++)
            {
                _prices[s][t] = Clip(_model.Costs[s][t], _prices[s][t] + (step * direction[s][t]));
            }
        }
    }

    // Value of the bound at the prices, and the cover that the priced tours bring.
    private double Evaluate(bool record)
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
        return value + Collect(answers, record);
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
    private double Collect(((WeekTour Tour, double Cost) With, (WeekTour Tour, double Cost) Without)[] answers, bool record)
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
                var tour = weekend[w] ? byPerson[p][w].With.Tour : byPerson[p][w].Without.Tour;
                Supply(_model.People[p], tour);
                if (record)
                {
                    OnTour?.Invoke(p, w, tour);
                }
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

    // Cover at which cost + price × cover is least: where the slope of the cost passes the price.
    private static double Wanted(CoverCost cost, double price) =>
        price <= -cost.OverRate ? cost.Required
        : price < cost.UnderRate ? cost.Required
        : price < cost.UnderRate + cost.SevereRate ? cost.Severe
        : 0;

    private static double Clip(CoverCost cost, double price) => Math.Clamp(price, -cost.OverRate, cost.UnderRate + cost.SevereRate);

    private static void Copy(double[][] from, double[][] to)
    {
        for (var s = 0; s < from.Length; s++)
        {
            from[s].CopyTo(to[s], 0);
        }
    }
}
