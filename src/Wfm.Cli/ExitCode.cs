namespace Wfm.Cli;

/// <summary>Exit codes, which other programs rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A fault of the program itself.</summary>
    public const int Fault = 1;

    public const int BadInput = 2;

    public const int Infeasible = 3;

    public const int TimedOut = 4;

    public const int Cancelled = 130;
}
