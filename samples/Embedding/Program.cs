using Wfm;
using Wfm.Forecasting;
using Wfm.Rostering;
using Wfm.Staffing;

var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
var halfHour = TimeSpan.FromMinutes(30);
var past = new TimeGrid(zone, new DateOnly(2026, 1, 5), 56, halfHour);
var help = new QueueKey("help");
var history = new ContactHistory(help, zone, Enumerable.Range(0, past.Count).Where(i => past[i].Start.Hour is >= 9 and < 17)
    .Select(i => new HistoryPoint(past[i], Offered: 12, AhtSeconds: 240)));

var open = new OpeningHours(Enum.GetValues<DayOfWeek>().Select(d => KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))])));
var contract = new Contract("full-time", TimeSpan.FromHours(40)) { MaxWeekendsIn4Weeks = 4 };
var week = new TimeGrid(zone, new DateOnly(2026, 3, 2), 7, halfHour);
var plan = new Plan(week, [new QueuePlan(help, "help", new ServiceTarget { ServiceLevel = 0.8 }, open)], [contract]);

var forecast = Forecaster.Fit(history).Predict(week);
var requirement = StaffingPlanner.Require([forecast], plan);

var people = Enumerable.Range(1, 8).Select(i => new Person($"agent {i}", PersonRole.Agent, contract, 1, [new SkillLevel("help")]))
    .Concat(Enumerable.Range(1, 2).Select(i => new Person($"lead {i}", PersonRole.Lead, contract, 1, [])));
var day = new ShiftTemplate("day", new(9, 0), new(9, 0), halfHour, TimeSpan.FromHours(8), TimeSpan.FromHours(8), Enum.GetValues<DayOfWeek>(), []);
var problem = new RosterProblem(week, people, [day], [], requirement);
var result = await new RosterEngine().SolveAsync(problem, new RosterOptions { Seed = 1 });
var audit = Audit.Check(problem, result.Roster);

Console.WriteLine(FormattableString.Invariant($"{forecast.Volume.Sum():0} contacts, {audit.Coverage.RequiredHours:0} agent-hours required"));
Console.WriteLine(FormattableString.Invariant($"{result.Roster.Shifts.Count} shifts, {audit.HardCount} hard rules broken, {audit.Coverage.UnderHours:0} agent-hours short"));
