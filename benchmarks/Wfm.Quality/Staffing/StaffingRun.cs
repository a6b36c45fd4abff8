namespace Wfm.Quality;

/// <summary>What requirements are worth: crews that are exactly the requirement, and the service level that comes of it.</summary>
internal static class StaffingRun
{
    public static void Run(TextWriter report)
    {
        report.WriteLine("# Quality of the requirement\n");
        LoadMethodTable.Write(report);
    }
}
