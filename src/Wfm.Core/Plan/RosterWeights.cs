namespace Wfm;

/// <summary>What the roster pays for what it would rather avoid, in points. Immutable.</summary>
public sealed record RosterWeights
{
    /// <summary>Points per agent-hour short of the requirement. Default 100.</summary>
    public double UnderCover { get; init => field = Guard.NotNegative(value); } = 100;

    /// <summary>Points on top per agent-hour short beyond <see cref="SevereShare"/> of the requirement: one deep hole hurts more than many shallow ones. Default 100.</summary>
    public double SevereUnderCover { get; init => field = Guard.NotNegative(value); } = 100;

    /// <summary>Share of the requirement that may be short before the severe weight counts. Default 0.10.</summary>
    public double SevereShare { get; init => field = Guard.ShareOrZero(value, nameof(SevereShare)); } = 0.10;

    /// <summary>Points per agent-hour above the requirement. Default 10.</summary>
    public double OverCover { get; init => field = Guard.NotNegative(value); } = 10;

    /// <summary>Points per contract hour that is not rostered. Default 150: the hours are paid for anyhow.</summary>
    public double UnusedHours { get; init => field = Guard.NotNegative(value); } = 150;

    /// <summary>Points per wish of weight 1 that is refused. Default 20.</summary>
    public double Wish { get; init => field = Guard.NotNegative(value); } = 20;
}
