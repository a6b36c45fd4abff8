namespace Wfm.Rostering;

/// <summary>One person's shifts of one week; null is a day off.</summary>
/// <param name="Days">One per day of the week inside the horizon.</param>
/// <param name="Work">Intervals of paid time.</param>
/// <param name="OwnCost">Points that are the person's own: unused hours, refused wishes.</param>
internal sealed record WeekTour(ShiftPlacement?[] Days, int Work, double OwnCost)
{
    public bool WorksOn(int dayOfWeek) => dayOfWeek >= 0 && dayOfWeek < Days.Length && Days[dayOfWeek] is not null;
}
