namespace Wfm.IO;

/// <summary>Forecast contacts per skill on the coverage's grid: the weights of every mean over contacts.</summary>
internal sealed class SkillVolumes
{
    private readonly Dictionary<string, double[]> _bySkill = new(StringComparer.Ordinal);

    public SkillVolumes(ReportData data)
    {
        var grid = data.Coverage.Grid;
        foreach (var (skill, _) in data.Coverage.Skills)
        {
            _bySkill.TryAdd(skill, new double[grid.Count]);
        }

        var skillOf = data.Plan.Queues.GroupBy(q => q.Queue.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Skill, StringComparer.Ordinal);
        foreach (var forecast in data.Forecasts)
        {
            if (skillOf.TryGetValue(forecast.Queue.Name, out var skill) && _bySkill.TryGetValue(skill, out var sums))
            {
                Add(forecast.Volume, grid, sums);
            }
        }
    }

    /// <summary>Contacts of one skill, one number per interval.</summary>
    public double[] Of(string skill) => _bySkill[skill];

    private static void Add(IntervalSeries volume, TimeGrid grid, double[] sums)
    {
        // A coarser forecast spreads its counts evenly; a finer one adds up.
        var parts = Math.Max(1, (int)(volume.Grid.Step.Ticks / grid.Step.Ticks));
        for (var i = 0; i < volume.Count; i++)
        {
            var first = grid.IndexAt(volume.Grid.Start + (volume.Grid.Step * i));
            for (var part = first; part < first + parts; part++)
            {
                if (part >= 0 && part < sums.Length && double.IsFinite(volume[i]))
                {
                    sums[part] += volume[i] / parts;
                }
            }
        }
    }
}
