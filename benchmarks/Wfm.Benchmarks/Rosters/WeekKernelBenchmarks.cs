using BenchmarkDotNet.Attributes;
using Wfm.Benchmarks.Data;
using Wfm.Rostering;
using Wfm.Staffing;

namespace Wfm.Benchmarks.Rosters;

/// <summary>
/// The best week of one person: the call that rostering makes most. Prices are those of the sample's first roster with one week of each of three people taken
/// out, so the kernel chooses among hours that others have partly covered.
/// </summary>
[MemoryDiagnoser]
public class WeekKernelBenchmarks
{
    private Seat _partTime = null!;
    private Seat _fullTime = null!;
    private Seat _lead = null!;

    [GlobalSetup]
    public void Setup()
    {
        var input = SampleCentre.Read();
        var model = new RosterModel(new RosterProblem(input.Plan.Grid, input.People, input.Templates, input.Absences,
            StaffingPlanner.Require(SampleCentre.Forecast(input), input.Plan))
        {
            LeadRule = input.Plan.LeadRule,
            Weights = input.Plan.Weights,
        });
        var search = new RuinAndRecreate(model, SampleCentre.Seed);
        search.Construct(CancellationToken.None);
        _partTime = Take(model, search, p => !p.IsLead && p.Person.Contract.Name == "pt16");
        _fullTime = Take(model, search, p => !p.IsLead && p.Person.Contract.Name == "ft40" && p.Skills.Length == 2);
        _lead = Take(model, search, p => p.IsLead);
    }

    [Benchmark(Baseline = true)]
    public double PartTimeWeek() => _partTime.Best();

    [Benchmark]
    public double FullTimeWeek() => _fullTime.Best();

    [Benchmark]
    public double LeadWeek() => _lead.Best();

    [Benchmark]
    public double FullTimeWeekWithPricing() => _fullTime.PriceAndBest();

    // Of all such people and weeks the one with the most legal shifts: a week of leave would time an empty loop.
    private static Seat Take(RosterModel model, RuinAndRecreate search, Func<PersonModel, bool> isMeant)
    {
        var (index, week) = (
            from p in Enumerable.Range(0, model.People.Length)
            where isMeant(model.People[p])
            from w in Enumerable.Range(0, model.Weeks.Count)
            orderby model.People[p].Weeks[w].Options.Sum(o => o.Length) descending
            select (p, w)).First();
        search.State.Add(model.People[index], search.Tours[index][week], -1);
        return new Seat(model, search.State, model.People[index], week, WeekContext.Of(model, model.People[index], search.Tours[index], week));
    }

    private sealed class Seat
    {
        private readonly CoverState _state;
        private readonly PersonModel _person;
        private readonly int _week;
        private readonly WeekContext _context;
        private readonly WeekKernel _kernel;

        public Seat(RosterModel model, CoverState state, PersonModel person, int week, WeekContext context)
        {
            (_state, _person, _week, _context, _kernel) = (state, person, week, context, new WeekKernel(model));
            _state.Price(_person, _week, _kernel);
        }

        public double Best() => _kernel.Best(_person, _week, _context).Cost;

        public double PriceAndBest()
        {
            _state.Price(_person, _week, _kernel);
            return Best();
        }
    }
}
