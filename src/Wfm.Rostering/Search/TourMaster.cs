using Wfm.OrTools;

namespace Wfm.Rostering;

/// <summary>
/// Part of a week as a CP-SAT model over tours: one of the given tours per free person, everybody else as they are; cost of cover piecewise linear, the
/// team-lead rule as a constraint. A person's own rules are kept by every tour that is given, so the model need not know them.
/// </summary>
internal sealed class TourMaster
{
    // Hundredths of an agent, ten-thousandths of a point: CP-SAT counts in whole numbers, and a point per agent-hour is spread over hundredths of agents and
    // quarters of an hour. What it finds is judged again by exact arithmetic.
    private const double AgentUnit = 100;
    private const double PointUnit = 10_000;

    // Agents per lead may be a fraction: thousandths of an agent, rounded down.
    private const int FloorUnit = 1000;

    private readonly RosterModel _model;
    private readonly int _week;
    private readonly CpModel _cp = new("roster week");
    private readonly LinearExpr _objective = new(1024);
    private readonly List<(int Person, WeekTour Tour, BoolVar Chosen)> _columns = [];

    private TourMaster(RosterModel model, int week) => (_model, _week) = (model, week);

    /// <summary>The model of a week.</summary>
    /// <param name="model">The problem.</param>
    /// <param name="state">Cover of all tours as they are.</param>
    /// <param name="week">The week.</param>
    /// <param name="candidates">Tours, or parts of tours, to choose from per free person, the present one first.</param>
    public static TourMaster Build(RosterModel model, CoverState state, int week, IReadOnlyList<(int Person, IReadOnlyList<WeekTour> Tours)> candidates)
    {
        var master = new TourMaster(model, week);
        var rest = new CoverState(model);
        rest.CopyFrom(state);
        foreach (var (p, choices) in candidates)
        {
            rest.Add(model.People[p], choices[0], -1);
        }

        foreach (var (p, choices) in candidates)
        {
            var chosen = master._cp.NewBools(choices.Count);
            master._cp.AddExactlyOne(chosen);
            for (var i = 0; i < chosen.Length; i++)
            {
                master._columns.Add((p, choices[i], chosen[i]));
                master._objective.Add(chosen[i], (long)Math.Round(choices[i].OwnCost * PointUnit));
                master._cp.AddHint(chosen[i], i == 0);
            }
        }

        master.AddCover(rest, state);
        master.AddFloor(rest);
        master._cp.Minimize(master._objective);
        return master;
    }

    public CpModel Model => _cp;

    /// <summary>The tours that a response chose.</summary>
    public IReadOnlyList<(int Person, WeekTour Tour)> Read(CpSatResponse response) =>
        [.. _columns.Where(c => response.IsTrue(c.Chosen)).Select(c => (c.Person, c.Tour))];

    private void AddCover(CoverState rest, CoverState present)
    {
        var (from, to) = _model.Span(_week);
        for (var s = 0; s < _model.Costs.Length; s++)
        {
            var rows = new Dictionary<int, List<(BoolVar, long)>>();
            foreach (var (p, tour, chosen) in _columns)
            {
                var person = _model.People[p];
                foreach (var shift in person.IsLead ? [] : tour.Days.OfType<ShiftPlacement>().Where(d => person.Skills[d.Skill] == s))
                {
                    var units = (long)Math.Round(person.Pace[shift.Skill] * AgentUnit);
                    CoverState.Fill(shift, t => Row(rows, t).Add((chosen, units)));
                }
            }

            for (var t = from; t < to; t++)
            {
                if (rows.TryGetValue(t, out var row))
                {
                    AddCost(_model.Costs[s][t], row, rest.Cover(s, t), present.Cover(s, t));
                }
            }
        }
    }

    // cover + shallow hole + deep hole − surplus = requirement, each part at its own rate.
    private void AddCost(CoverCost cost, List<(BoolVar Chosen, long Units)> row, double fixedCover, double presentCover)
    {
        var required = (long)Math.Round(cost.Required * AgentUnit);
        var severe = (long)Math.Round(cost.Severe * AgentUnit);
        var already = (long)Math.Round(fixedCover * AgentUnit);
        var most = already + row.Sum(r => r.Units);
        var shallow = _cp.NewInt(0, required - severe);
        var deep = _cp.NewInt(0, Math.Max(0, severe));
        var over = _cp.NewInt(0, Math.Max(0, most - required));
        var sum = new LinearExpr(row.Count + 3);
        foreach (var (chosen, units) in row)
        {
            sum.Add(chosen, units);
        }

        sum.Add(shallow).Add(deep).Add(over, -1);
        _cp.AddEqual(sum, required - already);
        _objective.Add(shallow, Points(cost.UnderRate)).Add(deep, Points(cost.UnderRate + cost.SevereRate)).Add(over, Points(cost.OverRate));
        var present = (long)Math.Round(presentCover * AgentUnit);
        _cp.AddHint(shallow, Math.Clamp(required - present, 0, required - severe));
        _cp.AddHint(deep, Math.Max(0, severe - present));
        _cp.AddHint(over, Math.Max(0, present - required));
    }

    // Agents on shift ≤ agents per lead × leads on duty, in thousandths; a small team may do without.
    private void AddFloor(CoverState rest)
    {
        var rule = _model.Problem.LeadRule;
        if (!rule.OnFloor)
        {
            return;
        }

        var perLead = (long)Math.Floor((rule.AgentsPerLead * (1 + rule.Tolerance) * FloorUnit) + 1e-6);
        var rows = new Dictionary<int, List<(BoolVar, long)>>();
        foreach (var (p, tour, chosen) in _columns)
        {
            foreach (var shift in tour.Days.OfType<ShiftPlacement>())
            {
                if (_model.People[p].IsLead)
                {
                    CoverState.Fill(shift, t => Row(rows, t).Add((chosen, -perLead)));
                }
                else
                {
                    for (var t = shift.Option.Start; t < shift.Option.End; t++)
                    {
                        Row(rows, t).Add((chosen, FloorUnit));
                    }
                }
            }
        }

        foreach (var (t, row) in rows.OrderBy(r => r.Key))
        {
            var sum = new LinearExpr(row.Count + 1);
            foreach (var (chosen, weight) in row)
            {
                sum.Add(chosen, weight);
            }

            var limit = (perLead * rest.Leads[t]) - (FloorUnit * rest.OnShift[t]);
            if (rule.SmallTeamBelow <= 1)
            {
                _cp.AddAtMost(sum, limit);
                continue;
            }

            var small = _cp.NewBool();
            _cp.AddAtMost(sum, limit).OnlyIf(!small);
            var agents = new LinearExpr(row.Count);
            foreach (var (chosen, weight) in row.Where(r => r.Item2 > 0))
            {
                agents.Add(chosen, weight);
            }

            _cp.AddAtMost(agents, FloorUnit * (rule.SmallTeamBelow - 1 - rest.OnShift[t])).OnlyIf(small);
        }
    }

    private static List<(BoolVar, long)> Row(Dictionary<int, List<(BoolVar, long)>> rows, int t)
    {
        if (!rows.TryGetValue(t, out var row))
        {
            rows[t] = row = [];
        }

        return row;
    }

    private static long Points(double rate) => (long)Math.Round(rate * PointUnit / AgentUnit);
}
