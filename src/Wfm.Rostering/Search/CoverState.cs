namespace Wfm.Rostering;

/// <summary>Agents per skill, agents on shift and leads on duty of the tours at hand, and what one more person would cost.</summary>
internal sealed class CoverState
{
    // Points per hour: below the price of an unused hour, so a blurred lead still works the hours of the contract.
    private const double Blur = 100;

    private readonly RosterModel _model;
    private readonly double[][] _cover;
    private readonly int[] _onShift;
    private readonly int[] _leads;
    private readonly double[] _expected;

    public CoverState(RosterModel model)
    {
        _model = model;
        _cover = [.. model.Costs.Select(c => new double[c.Length])];
        _onShift = new int[model.Intervals];
        _leads = new int[model.Intervals];
        _expected = new double[model.Intervals];
    }

    /// <summary>Points per interval and agent that the requirement asks for but no lead is there for: without it a lead never goes where no agent can be yet.</summary>
    public double LeadAimPrice { get; set; }

    public ReadOnlySpan<int> OnShift => _onShift;

    public ReadOnlySpan<int> Leads => _leads;

    public double Cover(int skill, int interval) => _cover[skill][interval];

    /// <summary>Sets the agents that leads should be there for: those required, and a share more for those at break.</summary>
    public void AimLeads(double atBreak)
    {
        for (var t = 0; t < _model.Problem.Grid.Count; t++)
        {
            var agents = 0.0;
            foreach (var row in _model.Costs)
            {
                agents += row[t].Required;
            }

            _expected[t] = Math.Ceiling(agents * (1 + atBreak));
        }
    }

    public void Add(PersonModel person, WeekTour tour, int sign)
    {
        foreach (var shift in tour.Days)
        {
            if (shift is null)
            {
                continue;
            }

            if (person.IsLead)
            {
                Fill(shift, t => _leads[t] += sign);
            }
            else
            {
                for (var t = shift.Option.Start; t < shift.Option.End; t++)
                {
                    _onShift[t] += sign;
                }

                var row = _cover[person.Skills[shift.Skill]];
                var pace = sign * person.Pace[shift.Skill];
                Fill(shift, t => row[t] += pace);
            }
        }
    }

    /// <summary>Takes over another state's cover and aims.</summary>
    public void CopyFrom(CoverState other)
    {
        for (var s = 0; s < _cover.Length; s++)
        {
            other._cover[s].CopyTo(_cover[s], 0);
        }

        other._onShift.CopyTo(_onShift, 0);
        other._leads.CopyTo(_leads, 0);
        other._expected.CopyTo(_expected, 0);
        LeadAimPrice = other.LeadAimPrice;
    }

    /// <summary>Prices for adding one person in a week to the state as it is.</summary>
    /// <param name="person">The person.</param>
    /// <param name="week">The week.</param>
    /// <param name="kernel">Takes the prices.</param>
    /// <param name="chance">If given, a lead's prices are blurred: of places that are worth the same, chance picks.</param>
    public void Price(PersonModel person, int week, WeekKernel kernel, SplitMix64? chance = null)
    {
        kernel.Prepare(person, week);
        var (from, to) = _model.Span(week);
        if (person.IsLead)
        {
            double duty = 0;
            (kernel.OnShift[0], kernel.OnSkill[0][0]) = (0, 0);
            for (var t = from; t < to; t++)
            {
                duty += LeadPrice(t) + (chance is null ? 0 : Blur * _model.Problem.Grid.StepHours * ((2 * chance.Unit()) - 1));
                (kernel.OnShift[t - from + 1], kernel.OnSkill[0][t - from + 1]) = (0, duty);
            }

            return;
        }

        var under = _model.Under;
        double shift = 0;
        kernel.OnShift[0] = 0;
        for (var t = from; t < to; t++)
        {
            shift += _onShift[t] >= under[_leads[t]] ? _model.FloorPrice : 0;
            kernel.OnShift[t - from + 1] = shift;
        }

        for (var k = 0; k < person.Skills.Length; k++)
        {
            var (costs, cover, row, pace) = (_model.Costs[person.Skills[k]], _cover[person.Skills[k]], kernel.OnSkill[k], person.Pace[k]);
            double sum = 0;
            row[0] = 0;
            for (var t = from; t < to; t++)
            {
                sum += costs[t].At(cover[t] + pace) - costs[t].At(cover[t]);
                row[t - from + 1] = sum;
            }
        }
    }

    /// <summary>Agents on shift beyond what the leads on duty may have, over all intervals; 0 where the floor rule is kept.</summary>
    public int Unled()
    {
        var sum = 0;
        for (var t = 0; t < _model.Intervals; t++)
        {
            sum += Math.Max(0, _onShift[t] - _model.Under[_leads[t]]);
        }

        return sum;
    }

    /// <summary>Agents that the requirement asks for beyond what the leads on duty may have, over all intervals.</summary>
    public double ShortOfAim()
    {
        var sum = 0.0;
        for (var t = 0; t < _model.Intervals; t++)
        {
            sum += Math.Max(0, _expected[t] - _model.Under[_leads[t]]);
        }

        return sum;
    }

    /// <summary>Points of cover: agents short and agents too many.</summary>
    public double CoverCost()
    {
        var sum = 0.0;
        for (var s = 0; s < _cover.Length; s++)
        {
            for (var t = 0; t < _model.Intervals; t++)
            {
                sum += _model.Costs[s][t].At(_cover[s][t]);
            }
        }

        return sum;
    }

    private double LeadPrice(int t)
    {
        var freed = Math.Max(0, _onShift[t] - _model.Under[_leads[t]]) - Math.Max(0, _onShift[t] - _model.Under[_leads[t] + 1]);
        var welcome = Math.Max(0, _expected[t] - _model.Under[_leads[t]]) - Math.Max(0, _expected[t] - _model.Under[_leads[t] + 1]);
        return (-_model.FloorPrice * freed) - (LeadAimPrice * welcome);
    }

    /// <summary>The intervals of a shift in which the person is at work: not at break, not in a training.</summary>
    public static void Fill(ShiftPlacement shift, Action<int> at)
    {
        for (var t = shift.Option.Start; t < shift.Option.End; t++)
        {
            var away = false;
            for (var b = 0; b < shift.BreakStarts.Length; b++)
            {
                away |= t >= shift.BreakStarts[b] && t < shift.BreakStarts[b] + shift.Option.Breaks[b].Length;
            }

            foreach (var (from, to) in shift.Blocks)
            {
                away |= t >= from && t < to;
            }

            if (!away)
            {
                at(t);
            }
        }
    }
}
