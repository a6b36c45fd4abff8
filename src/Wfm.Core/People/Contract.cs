namespace Wfm;

/// <summary>What a contract asks of a week's work. Work time excludes unpaid breaks. Immutable.</summary>
public sealed record Contract
{
    /// <summary>A contract with a name and weekly hours.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The hours are not above 0 and at most 168.</exception>
    public Contract(string name, TimeSpan weeklyHours)
    {
        Name = Guard.Text(name);
        WeeklyHours = weeklyHours > TimeSpan.Zero && weeklyHours <= TimeSpan.FromHours(168)
            ? weeklyHours
            : throw new ArgumentOutOfRangeException(nameof(weeklyHours), weeklyHours, "Weekly hours must be above 0 and at most 168.");
    }

    /// <summary>Name by which people refer to it.</summary>
    public string Name { get; }

    /// <summary>Paid hours per week, Monday to Sunday.</summary>
    public TimeSpan WeeklyHours { get; }

    /// <summary>Most work time in one week beyond <see cref="WeeklyHours"/>. Default zero.</summary>
    public TimeSpan WeeklyHoursOver { get; init => field = Guard.NotNegative(value); } = TimeSpan.Zero;

    /// <summary>Most days worked in one week. Default 5.</summary>
    public int MaxDaysPerWeek { get; init => field = value is >= 1 and <= 7 ? value : throw new ArgumentOutOfRangeException(nameof(MaxDaysPerWeek), value, "Days per week must be 1 to 7."); } = 5;

    /// <summary>Most work time on one day. Default 9 h.</summary>
    public TimeSpan MaxHoursPerDay { get; init => field = Guard.Positive(value); } = TimeSpan.FromHours(9);

    /// <summary>Shortest rest between two shifts, in elapsed time. Default 11 h.</summary>
    public TimeSpan MinRest { get; init => field = Guard.NotNegative(value); } = TimeSpan.FromHours(11);

    /// <summary>Most days worked in a row. Default 6.</summary>
    public int MaxConsecutiveDays { get; init => field = Guard.Positive(value); } = 6;

    /// <summary>Most weekends with work in any four weeks in a row. Default 2.</summary>
    public int MaxWeekendsIn4Weeks { get; init => field = value is >= 0 and <= 4 ? value : throw new ArgumentOutOfRangeException(nameof(MaxWeekendsIn4Weeks), value, "Weekends in four weeks must be 0 to 4."); } = 2;
}
