namespace Wfm.IO.Tests.Report;

/// <summary>One Monday, one skill, hours of 60 min, two agents and a lead: small enough to add up by hand.</summary>
internal static class TinyReport
{
    public static readonly DateOnly Monday = new(2026, 11, 2);

    public static ReportData Data()
    {
        var zone = ReportSample.Amsterdam;
        var grid = new TimeGrid(zone, Monday, 1, TimeSpan.FromHours(1));
        var contract = new Contract("full", TimeSpan.FromHours(40));
        Person[] people =
        [
            new("Ann", PersonRole.Agent, contract, 1, [new("help")]) { Team = "T", Lead = "Lea" },
            new("Bob", PersonRole.Agent, contract, 0.5, [new("help")]) { Team = "T", Lead = "Lea" },
            new("Lea", PersonRole.Lead, contract, 1, []),
        ];
        var nine = zone.At(Monday, new TimeOnly(9, 0));
        Roster roster = new(grid,
        [
            new("Ann", Monday, "d", [new(Activity.Contacts, new Interval(nine, TimeSpan.FromHours(2)), "help"), new(Activity.Meal, new Interval(nine.AddHours(2), TimeSpan.FromHours(1))), new(Activity.Contacts, new Interval(nine.AddHours(3), TimeSpan.FromHours(1)), "help")]),
            new("Bob", Monday, "d", [new(Activity.Contacts, new Interval(nine, TimeSpan.FromHours(4)), "help")]),
            new("Lea", Monday, "d", [new(Activity.LeadDuty, new Interval(nine, TimeSpan.FromHours(3)))]),
        ]);

        // 9h: 3 needed, 2 there. 10h: 2 and 2. 11h: 2 and 1 (Ann eats). 12h: 1 and 2, and no lead.
        var points = new CoveragePoint[24];
        var floor = new FloorPoint[24];
        Array.Fill(points, new CoveragePoint(0, 0, double.NaN, double.NaN, double.NaN));
        points[9] = new CoveragePoint(3, 2, 0.5, 60, 0.9);
        points[10] = new CoveragePoint(2, 2, 0.8, 20, 0.8);
        points[11] = new CoveragePoint(2, 1, 0.2, double.PositiveInfinity, 1);
        points[12] = new CoveragePoint(1, 2, 1, 0, 0.4);
        floor[9] = floor[10] = floor[11] = new FloorPoint(2, 1, 1);
        floor[12] = new FloorPoint(2, 0, 1);
        var volume = new double[24];
        (volume[9], volume[10], volume[11], volume[12]) = (40, 30, 20, 10);
        var mean = new IntervalSeries(grid, volume);
        var queue = new QueueKey("Help");
        var plan = new Plan(grid, [new QueuePlan(queue, "help", new ServiceTarget(), OpeningHours.Always)], [contract]) { Name = "Tiny" };
        double[] factors = [0.5, 0.7, 0.9, 1, 1.1, 1.3, 1.5];
        return new ReportData
        {
            Plan = plan,
            Roster = roster,
            Coverage = new Coverage(grid, [KeyValuePair.Create("help", (IReadOnlyList<CoveragePoint>)points)], floor),
            Forecasts = [new QueueForecast(queue, mean, mean.Select(_ => 180), factors.Select(f => mean.Select(v => v * f)), "naive")],
            People = people,
            Violations = [new Violation("LeadOnFloor", Severity.Hard, null, Monday, 1, 1, 0, "no lead at 12:00"), new Violation("Hours", Severity.Soft, "Bob", Monday, 1, 1, 2, "short")],
            Penalty = 200,
            LowerBound = 150,
        };
    }
}
