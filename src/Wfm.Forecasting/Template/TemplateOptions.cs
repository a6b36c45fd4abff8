namespace Wfm.Forecasting;

/// <summary>What is known of a queue that borrows another's pattern.</summary>
public sealed record TemplateOptions
{
    /// <summary>Contacts expected in a usual week, or null: the template's own, times <see cref="Scale"/>. Taken to be off by about 25 %.</summary>
    public double? VolumePerWeek
    {
        get;
        init => field = value is null or (>= 0 and <= 1e9) ? value : throw new ArgumentOutOfRangeException(nameof(VolumePerWeek), value, "The volume per week must be 0 to 1e9.");
    }

    /// <summary>Size of the queue against its template when no volume is given. Default 1; taken to be off by about 50 %, since it is a guess.</summary>
    public double Scale
    {
        get;
        init => field = value is > 0 and <= 1e6 ? value : throw new ArgumentOutOfRangeException(nameof(Scale), value, "The scale must be above 0 and at most 1e6.");
    } = 1;

    /// <summary>Mean handle time, or null: the template's, moved toward the queue's own as far as that is known. The template's shape over the day is kept.</summary>
    public TimeSpan? Aht { get; init => field = value is null ? null : Guard.Positive(value.Value, nameof(Aht)); }

    /// <summary>The queue's own first days, or null. They set the level within days and bend the template's shape as far as they can tell; with four weeks or
    /// more, <see cref="Forecaster.Fit"/> is the better way. Same interval length and zone as the template.</summary>
    public ContactHistory? Own { get; init; }
}
