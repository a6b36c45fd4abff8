namespace Wfm.Rostering;

/// <summary>The rules that every roster is judged by, one line each.</summary>
public static class RosterRules
{
    /// <summary>All rules, in the order in which they are listed in the docs.</summary>
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new KnownPerson(),
        new OneShiftPerDay(),
        new Availability(),
        new SkillMatch(),
        new ShiftTimes(),
        new BreaksInShift(),
        new HoursPerDay(),
        new RestBetweenShifts(),
        new DaysPerWeek(),
        new ConsecutiveDays(),
        new Weekends(),
        new ContractHours(),
        new LeadsOnFloor(),
        new LeadsOnPayroll(),
        new Wishes(),
    ];
}
