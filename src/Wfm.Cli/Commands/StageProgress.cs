using Wfm.Forecasting;

namespace Wfm.Cli.Commands;

/// <summary>Progress of one queue's fit as part of a command's.</summary>
internal sealed class StageProgress(IProgress<PlanProgress> progress, string step, string queue, int before, int count) : IProgress<ForecastProgress>
{
    public void Report(ForecastProgress value) => progress.Report(new PlanProgress(step, (before + value.Fraction) / count, $"{queue}: {value.Stage}"));
}
