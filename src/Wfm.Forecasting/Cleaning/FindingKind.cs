namespace Wfm.Forecasting;

/// <summary>What is wrong with a stretch of history.</summary>
public enum FindingKind
{
    /// <summary>Intervals, or whole days, that the history does not have although the queue was open. Left out.</summary>
    Gap,

    /// <summary>Days exported as nothing but zeros on weekdays that are usually busy. Read as closed.</summary>
    Closed,

    /// <summary>Contacts at times at which the queue is hardly ever open. Left out.</summary>
    OutsideHours,

    /// <summary>Next to nothing came in hours that are busy: the counting or the line was down. Left out, of training and of scores.</summary>
    Outage,

    /// <summary>Less than half of the usual for part of a day, beyond chance. Left out of training; scores keep it.</summary>
    Slump,

    /// <summary>A few intervals far above the usual, beyond chance. Training sees the usual instead; scores keep it.</summary>
    Spike,

    /// <summary>Days loaded twice. Halved when every count says so, else left out, of training and of scores.</summary>
    DoubleImport,

    /// <summary>A day that repeats another day's counts one by one. Left out, of training and of scores.</summary>
    CopiedDay,

    /// <summary>A whole day far off its weekday and the days around it that no event explains. Left out of training; scores keep it.</summary>
    OddDay,
}
