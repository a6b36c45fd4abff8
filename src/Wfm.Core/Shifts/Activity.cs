namespace Wfm;

/// <summary>What a person does in a part of a shift, or instead of one.</summary>
/// <param name="Code">Code in files and reports.</param>
/// <param name="IsPaid">Whether it counts as work time.</param>
/// <param name="IsProductive">Whether it covers requirement.</param>
public sealed record Activity(string Code, bool IsPaid, bool IsProductive)
{
    /// <summary>Taking contacts.</summary>
    public static Activity Contacts { get; } = new("contacts", IsPaid: true, IsProductive: true);

    /// <summary>Leading on the floor: paid, takes no contacts.</summary>
    public static Activity LeadDuty { get; } = new("lead", IsPaid: true, IsProductive: false);

    /// <summary>A meal break that is not paid.</summary>
    public static Activity Meal { get; } = new("meal", IsPaid: false, IsProductive: false);

    /// <summary>A short break that is paid.</summary>
    public static Activity Break { get; } = new("break", IsPaid: true, IsProductive: false);

    /// <summary>Training: paid, takes no contacts.</summary>
    public static Activity Training { get; } = new("training", IsPaid: true, IsProductive: false);

    /// <summary>Meeting: paid, takes no contacts.</summary>
    public static Activity Meeting { get; } = new("meeting", IsPaid: true, IsProductive: false);

    /// <summary>A day without work.</summary>
    public static Activity Off { get; } = new("off", IsPaid: false, IsProductive: false);

    /// <summary>Whether the person is at rest: a break or meal.</summary>
    public bool IsRest => Code is "meal" or "break";
}
