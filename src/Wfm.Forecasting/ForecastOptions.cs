namespace Wfm.Forecasting;

/// <summary>How to forecast. Every default is meant to be left alone.</summary>
public sealed record ForecastOptions
{
    /// <summary>Calendar: events of the past explain it, events of the horizon shape it. Those of other queues are passed over. Default: none.</summary>
    public IReadOnlyList<CalendarEvent> Events { get; init => field = [.. value ?? throw new ArgumentNullException(nameof(Events))]; } = [];

    /// <summary>Public holidays to count as events of kind <c>holiday</c> (<c>working_holiday</c> where most people work), with the bridge days they make;
    /// rows of <see cref="Events"/> about the same day win. Default: none; then, and without any event, the calendar that the history itself
    /// shows it keeps (probability 0.9 or more), named in a note.</summary>
    public IReadOnlyList<HolidayCalendar> Holidays { get; init => field = [.. value ?? throw new ArgumentNullException(nameof(Holidays))]; } = [];

    /// <summary>Opening hours, or null to learn them: a weekday's slot that the last weeks of history do not have is closed. Default null.</summary>
    public OpeningHours? Open { get; init; }

    /// <summary>Name of a model, or <c>auto</c> to let a backtest inside the history choose or combine. Default <c>auto</c>.</summary>
    public string Model { get; init => field = Guard.Text(value, nameof(Model)); } = "auto";

    /// <summary>Models to choose from. Default: <see cref="ForecastModels.All"/>.</summary>
    public IReadOnlyList<IForecastModel> Models
    {
        get;
        init => field = value is { Count: > 0 } ? [.. value] : throw new ArgumentException("At least one model is needed.", nameof(Models));
    } = ForecastModels.All;

    /// <summary>Handle time to assume when the history has none. Default 180 s.</summary>
    public TimeSpan DefaultAht { get; init => field = Guard.Positive(value, nameof(DefaultAht)); } = TimeSpan.FromSeconds(180);

    /// <summary>Whether outages, double imports, spikes and days that nothing explains are kept from the models; see <see cref="HistoryCleaner"/>. Default true.</summary>
    public bool Clean { get; init; } = true;

    /// <summary>Seed for models that draw at random. None of those in the library does: the same history gives the same forecast whatever the seed. Default
    /// 1.</summary>
    public int Seed { get; init; } = 1;
}
