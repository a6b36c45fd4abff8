namespace Wfm.Rostering.Tests.Kit;

/// <summary>One way to work one day, in intervals: an independent statement of what the engine calls an option with breaks and skill.</summary>
/// <param name="Day">Day index.</param>
/// <param name="Start">First interval.</param>
/// <param name="End">Interval after the last.</param>
/// <param name="Paid">Paid hours.</param>
/// <param name="Busy">Intervals with work: neither break nor training.</param>
/// <param name="Skill">Skill covered; null for a lead.</param>
/// <param name="Pace">Efficiency at the skill; 1 for a lead.</param>
internal sealed record OracleShift(int Day, int Start, int End, double Paid, int[] Busy, string? Skill, double Pace);
