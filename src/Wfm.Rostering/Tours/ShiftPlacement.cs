namespace Wfm.Rostering;

/// <summary>A shift option with its skill and its breaks placed.</summary>
/// <param name="Option">Start and length.</param>
/// <param name="Skill">Index into the person's skills; 0 for a lead.</param>
/// <param name="BreakStarts">Grid interval at which each break begins, in the option's order.</param>
/// <param name="Blocks">Trainings and meetings inside the shift, as interval ranges: paid, without cover.</param>
internal sealed record ShiftPlacement(ShiftOption Option, int Skill, int[] BreakStarts, (int From, int To)[] Blocks);
