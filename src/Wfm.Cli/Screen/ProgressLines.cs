using System.Diagnostics;

namespace Wfm.Cli.Screen;

/// <summary>Progress for a log: a line per step, and one now and then in a long one.</summary>
internal sealed class ProgressLines(Terminal terminal) : IProgress<PlanProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private string _step = "";
    private long _last;

    public void Report(PlanProgress value)
    {
        lock (_gate)
        {
            if (value.Step == _step && (value.Done >= 1 || Stopwatch.GetElapsedTime(_last) < Pause))
            {
                return;
            }

            (_step, _last) = (value.Step, Stopwatch.GetTimestamp());
            terminal.Say(value.Detail.Length == 0 ? $"{value.Step} ..." : FormattableString.Invariant($"{value.Step} {100 * value.Done:0} %: {value.Detail}"));
        }
    }
}
