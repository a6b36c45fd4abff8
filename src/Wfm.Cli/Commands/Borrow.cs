using System.Globalization;
using Wfm.Forecasting;

namespace Wfm.Cli.Commands;

/// <summary>The one queue to forecast, and the queue whose pattern it borrows.</summary>
internal sealed record Borrow(string Queue, string? Like, double? VolumePerWeek)
{
    /// <summary>From the options <c>--queue</c>, <c>--like</c> and <c>--volume-per-week</c>; null when none is given.</summary>
    public static Borrow? Of(string? queue, string? like, double? volume)
    {
        if (queue is null)
        {
            return like is null && volume is null ? null : throw new WfmDataException("--like and --volume-per-week need --queue, the name of the queue that borrows the pattern.");
        }

        return volume is not null && like is null ? throw new WfmDataException("--volume-per-week needs --like, the queue whose pattern is borrowed.") : new Borrow(queue, like, volume);
    }

    public ContactHistory Template(HistorySource source) => source.Histories.FirstOrDefault(h => h.Queue.Name == Like)
        ?? throw new WfmDataException($"--like: {source.Name} has no queue '{Like}'; it has {string.Join(", ", source.Histories.Select(h => $"'{h.Queue.Name}'"))}.");

    public QueueForecast Forecast(HistorySource source, DateTimeOffset origin, TimeGrid horizon, ForecastOptions options, CancellationToken token)
    {
        var template = Template(source);
        var past = template.Before(origin) ?? throw new WfmDataException($"{source.Name}: queue '{Like}' has no interval before {horizon.FirstDay:yyyy-MM-dd}.");
        var own = source.Histories.FirstOrDefault(h => h.Queue.Name == Queue);
        var key = own?.Queue ?? new QueueKey(Queue, template.Queue.Channel);
        if (key == template.Queue)
        {
            throw new WfmDataException($"--like: '{Like}' is the queue itself.");
        }

        if (own is not null && own.Step != template.Step)
        {
            throw new WfmDataException(string.Create(CultureInfo.InvariantCulture,
                $"--like: '{Like}' has intervals of {template.Step.TotalMinutes} minutes, '{Queue}' of {own.Step.TotalMinutes}: a queue borrows only from one with the same."));
        }

        return Forecaster.FromTemplate(key, past, new TemplateOptions { VolumePerWeek = VolumePerWeek, Own = own?.Before(origin) }, options, token).Predict(horizon);
    }
}
