namespace Wfm.Quality;

/// <summary>What requirements are worth: crews that are exactly the requirement, and the service level that comes of it. No timings: the same bytes everywhere.</summary>
internal static class StaffingRun
{
    public static void Run(TextWriter report, IEnumerable<string> folders, int origin, int replications, int paths)
    {
        report.WriteLine("# Quality of the requirement\n");
        report.WriteLine("Target 80 % within 20 s of all offered contacts, by Erlang A. \"Exact\" is the transient queue M(t)/M/s(t)+M, \"simulated\" contacts drawn one by one with its 95 % half-width.\n");
        report.WriteLine("## A real week\n");
        report.WriteLine("""
            Mean handle time 240 s and patience 180 s, both exponential (the series has neither). The requirement is the smallest real number of agents per interval that keeps the target; people are
            whole, so the crew is the requirement's running sum through the day, rounded: each interval has the whole number below or above, and every day the agent-hours required, to half an
            agent-interval. "Rounded up" places the fewest whole agents per interval instead. "Expected" is Erlang A at the method's load with the crew that was placed.
            Where the crew falls, "exact" and "simulated" let agents leave at once, their contact going back to the head of the line: nobody works more than was required. People finish the contact in
            hand: "contact finished" has the same crew do so, which adds up to a handle time of work per agent who leaves, and with it service level.

            """);
        foreach (var series in folders.Where(f => Path.GetFileName(f) == "bank").SelectMany(SeriesFolder.Read))
        {
            BankWeek.Write(report, series, origin, replications, paths);
            report.Flush();
        }

        report.WriteLine("## Days of many courses\n");
        report.WriteLine("Whole agents rounded up; \"off\" is exact less expected, in points of service level, so that rounding is in neither.\n");
        LoadMethodTable.Write(report);
    }
}
