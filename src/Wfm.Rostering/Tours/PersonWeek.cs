namespace Wfm.Rostering;

/// <summary>What one person may do in one week.</summary>
/// <param name="FirstDay">Day index of the first day.</param>
/// <param name="Options">Legal options per day.</param>
/// <param name="OptionCost">Points per option, or null for a day without wishes.</param>
/// <param name="OffCost">Points for a day off.</param>
/// <param name="Blocks">Trainings and meetings inside a day, as interval ranges that bring no cover and no break.</param>
/// <param name="Owed">Contract hours owed.</param>
/// <param name="MaxWork">Most intervals of work.</param>
/// <param name="Group">People with equal groups have equal weeks: the bound asks the kernel once for all of them.</param>
internal sealed record PersonWeek(
    int FirstDay, ShiftOption[][] Options, double[]?[] OptionCost, double[] OffCost, (int From, int To)[][] Blocks, double Owed, int MaxWork, string Group)
{
    public int Days => Options.Length;
}
