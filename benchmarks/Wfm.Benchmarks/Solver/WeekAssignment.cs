using Wfm.OrTools;
using Wfm.Samples.Chance;

namespace Wfm.Benchmarks.Solver;

/// <summary>
/// A small roster as CP-SAT sees one: people × seven days × three shifts, one shift a day, three to five days a week, no early shift after a late one,
/// cover with a price per head short, and a seeded dislike of each shift.
/// </summary>
internal static class WeekAssignment
{
    private const int Days = 7;
    private const int Shifts = 3;
    private const int PriceShort = 20;

    public static CpModel Build(int people, int seed)
    {
        var random = new SeededRandom(seed, "week assignment");
        var model = new CpModel("week");
        var objective = new LinearExpr();
        var works = new BoolVar[people, Days, Shifts];
        var week = new LinearExpr();
        for (var p = 0; p < people; p++)
        {
            week.Clear();
            for (var d = 0; d < Days; d++)
            {
                var today = model.NewBools(Shifts);
                model.AddAtMostOne(today);
                for (var s = 0; s < Shifts; s++)
                {
                    works[p, d, s] = today[s];
                    week.Add(today[s]);
                    objective.Add(today[s], random.Next(6));
                }

                if (d > 0)
                {
                    model.AddImplication(works[p, d - 1, Shifts - 1], !today[0]);
                }
            }

            model.AddLinear(week, 3, 5);
        }

        var cover = new LinearExpr();
        for (var d = 0; d < Days; d++)
        {
            for (var s = 0; s < Shifts; s++)
            {
                var asked = (people * 5 / (Days * Shifts)) + random.Next(2);
                var missing = model.NewInt(0, asked);
                cover.Clear().Add(missing);
                for (var p = 0; p < people; p++)
                {
                    cover.Add(works[p, d, s]);
                }

                model.AddAtLeast(cover, asked);
                objective.Add(missing, PriceShort);
            }
        }

        model.Minimize(objective);
        return model;
    }
}
