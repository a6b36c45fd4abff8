using Spectre.Console;

namespace Wfm.Cli.Screen;

/// <summary>Shows progress while work is done: a bar on a terminal, lines in a log, nothing when quiet.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<PlanProgress>?, Task<T>> work) =>
        terminal.IsQuiet ? work(null) : terminal.HasScreen ? BarAsync(work) : work(new ProgressLines(terminal));

    private static async Task<T> BarAsync<T>(Func<IProgress<PlanProgress>?, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bars(context))).ConfigureAwait(false);
    }

    private sealed class Bars(ProgressContext context) : IProgress<PlanProgress>
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, ProgressTask> _steps = [];

        public void Report(PlanProgress value)
        {
            lock (_gate)
            {
                if (!_steps.TryGetValue(value.Step, out var task))
                {
                    _steps.Add(value.Step, task = context.AddTask(value.Step, maxValue: 1));
                }

                task.Value = Math.Clamp(value.Done, 0, 1);
                task.Description = Markup.Escape(value.Detail.Length == 0 ? value.Step : $"{value.Step}: {value.Detail}");
            }
        }
    }
}
