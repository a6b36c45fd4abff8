namespace Wfm;

/// <summary>
/// Time paid for, or present, that does not go into contacts: a fraction, what it is a share of, and a name. It holds at all times, or on some dates, on some
/// weekdays, between two clock times: meetings take 5 % on Tuesdays from 09:00 to 11:00 in March. Immutable.
/// </summary>
/// <remarks>What is rostered as an activity (a planned meal, a planned meeting) must not be grossed up as well: it would count twice.</remarks>
public sealed record Shrinkage
{
    // One bit per weekday, so that two shrinkages of the same weekdays are equal. None set: every day.
    private readonly int _weekdays;

    /// <summary>A shrinkage that holds at all times.</summary>
    /// <param name="category">Name, for instance <c>leave</c>, <c>sickness</c>, <c>coaching</c>.</param>
    /// <param name="fraction">Share of the base while it holds, at least 0 and below 1.</param>
    /// <param name="of">What it is a share of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its range.</exception>
    public Shrinkage(string category, double fraction, ShrinkageBase of) =>
        (Category, Fraction, Of) = (Guard.Text(category), Guard.ShareOrZero(fraction, nameof(fraction)), of);

    /// <summary>Name.</summary>
    public string Category { get; }

    /// <summary>Share of the base while it holds.</summary>
    public double Fraction { get; }

    /// <summary>What it is a share of.</summary>
    public ShrinkageBase Of { get; }

    /// <summary>How it meets the others of its base. Default <see cref="ShrinkageCombination.Additive"/>.</summary>
    public ShrinkageCombination Combination { get; init; }

    /// <summary>First local day on which it holds; null for no limit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First local day on which it no longer holds; null for no limit. A value that is not after <see cref="From"/> leaves no day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Weekdays on which it holds; none named means every day.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays
    {
        get => [.. Enum.GetValues<DayOfWeek>().Where(d => (_weekdays & (1 << (int)d)) != 0)];
        init => _weekdays = value.Aggregate(0, (bits, day) => Enum.IsDefined(day)
            ? bits | (1 << (int)day)
            : throw new ArgumentOutOfRangeException(nameof(Weekdays), day, "There is no such weekday."));
    }

    /// <summary>
    /// Local clock times between which it holds; null for the whole day. A window past midnight (22:00-26:00) belongs to the day on which it begins, which is the
    /// day that <see cref="From"/>, <see cref="To"/> and <see cref="Weekdays"/> speak of.
    /// </summary>
    public OpenSpan? Clock { get; init; }

    /// <summary>Whether it holds at all times.</summary>
    public bool HoldsAlways => From is null && To is null && _weekdays is 0 or 0b111_1111 && Clock is null;

    /// <summary>Whether it holds on a day, or in the clock window that begins on that day.</summary>
    public bool HoldsOn(DateOnly day) =>
        (From is not { } from || day >= from) && (To is not { } to || day < to) && (_weekdays == 0 || (_weekdays & (1 << (int)day.DayOfWeek)) != 0);
}
