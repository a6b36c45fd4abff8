using System.Globalization;

namespace Wfm.Staffing;

/// <summary>One month of a capacity plan. Heads are expected values, so fractions; whole numbers are rounded up from them.</summary>
public sealed record CapacityMonth
{
    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Agents left from the month before.</summary>
    public required double Opening { get; init; }

    /// <summary>Hires who passed and join the floor on the first day.</summary>
    public required double Graduates { get; init; }

    /// <summary>Hires of the same class who did not pass and leave.</summary>
    public required double Failed { get; init; }

    /// <summary>Agents on the floor during the month: opening + graduates.</summary>
    public double Heads => Opening + Graduates;

    /// <summary>Of those, starters in nesting.</summary>
    public required double Nesting { get; init; }

    /// <summary>Agents who leave at the end of the month.</summary>
    public required double Leavers { get; init; }

    /// <summary>Agents left at the end: heads − leavers.</summary>
    public double Closing => Heads - Leavers;

    /// <summary>Hires whose class starts this month.</summary>
    public required double Hired { get; init; }

    /// <summary>Hires in class during the month.</summary>
    public required double InTraining { get; init; }

    /// <summary>Productive FTE: Σ heads × v(tenure) × share × (1 − shrinkage), less coaches who are agents.</summary>
    public required double ProductiveFte { get; init; }

    /// <summary>Productive FTE asked for.</summary>
    public required double RequiredFte { get; init; }

    /// <summary>Required − productive FTE: above 0 is short.</summary>
    public double Gap => RequiredFte - ProductiveFte;

    /// <summary>FTE on the payroll, agents and hires in class.</summary>
    public required double PaidFte { get; init; }

    /// <summary>Coaches for the starters in nesting, as a fraction.</summary>
    public required double Coaches { get; init; }

    /// <summary>Trainers for the hires in class.</summary>
    public required int Trainers { get; init; }

    /// <summary>Team leads for the agents on the floor and in class, starters in nesting with their weight.</summary>
    public required int Leads { get; init; }

    /// <summary>
    /// Hires to start this month on top of the classes planned, so that the month in which they reach the floor is not short: ⌈gap ÷ (yield per hire × share × (1 −
    /// shrinkage))⌉. Null when that month lies beyond the plan, or when a starter takes more of a coach than it brings at first.
    /// </summary>
    public required int? HiresNeeded { get; init; }

    /// <summary>The month in one line, with its numbers.</summary>
    public string Explain()
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Month:yyyy-MM}: {Opening:0.#} agents + {Graduates:0.#} graduates = {Heads:0.#} on the floor ({Nesting:0.#} in nesting, {Coaches:0.#} coaches), {InTraining:0.#} in class; ");
        text += string.Create(CultureInfo.InvariantCulture, $"{ProductiveFte:0.#} productive FTE for {RequiredFte:0.#} required, {(Gap > 0 ? "short" : "over")} {Math.Abs(Gap):0.#}; ");
        var needed = HiresNeeded is { } hires ? hires.ToString(CultureInfo.InvariantCulture) : "not to be said";
        return text + string.Create(CultureInfo.InvariantCulture, $"{Leavers:0.#} leave, {Closing:0.#} stay; hires needed now: {needed}");
    }
}
