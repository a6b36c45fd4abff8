using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>History of a queue in, forecaster out: <c>Forecaster.Fit(history).Predict(horizon)</c>.</summary>
public static class Forecaster
{
    /// <summary>Learns from a history. Days that events touch are left out of the models and give the events' effects instead.</summary>
    /// <param name="history">The past of one queue. A few days are enough for a forecast; notes say what more would add.</param>
    /// <param name="options">How; null: all defaults.</param>
    /// <param name="progress">Told how far the fit is.</param>
    /// <param name="token">Stops the fit.</param>
    /// <exception cref="ArgumentException">The options name a model that does not exist.</exception>
    /// <exception cref="WfmDataException">The history's step cannot be a grid's, a count is negative, or no count is known.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>The same history and options give the same forecast, bit by bit.</remarks>
    public static FittedForecaster Fit(
        ContactHistory history, ForecastOptions? options = null, IProgress<ForecastProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new ForecastOptions();
        var auto = string.Equals(options.Model, "auto", StringComparison.OrdinalIgnoreCase);
        var models = auto ? options.Models : [ForecastModels.Find(options.Models, options.Model)];
        progress?.Report(new ForecastProgress("reading the history", 0));
        var sheet = HistorySheet.Build(history, options);
        var selection = Selection.Run(sheet, models, progress, token);
        progress?.Report(new ForecastProgress("fitting", 0.9));
        var effects = EventEffects.Learn(sheet.Raw, sheet.Ordinary, sheet.Calendar);
        var fitted = selection.Members.Select(m => m.Fit(sheet.Ordinary, token)).ToList();
        token.ThrowIfCancellationRequested();
        var aht = AhtProfile.Fit(history);
        var notes = new List<string>(sheet.Notes) { selection.Describe() };
        notes.AddRange(effects.Factors.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Create(CultureInfo.InvariantCulture,
            $"Days of kind '{f.Key}': volume x {f.Value.Factor:0.00}, learned from {f.Value.Examples} {(f.Value.Examples == 1 ? "day" : "days")}.")));
        if (Unusual.Factor(sheet.Findings, sheet.Raw) is var unusual && Math.Abs(unusual - 1) >= 0.0005)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Spikes, slumps and odd days are kept from the models; the share of volume that such things had is in the mean: x {unusual:0.000}."));
        }

        if (aht is null)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The history has no handle time; {options.DefaultAht.TotalSeconds:0.#} s is assumed."));
        }

        notes.AddRange(ShortHistory(sheet.Raw));
        progress?.Report(new ForecastProgress("done", 1));
        return new FittedForecaster(history, options, sheet, selection, fitted, effects, aht, notes);
    }

    /// <summary>A forecaster for a queue with little or no history of its own, by the pattern of another queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="template">History of the queue whose pattern it borrows.</param>
    /// <param name="options">Its volume, handle time and own first days, as far as known; null: a guess at the template's size.</param>
    /// <param name="forecast">How to forecast the template; null: all defaults.</param>
    /// <param name="token">Stops the fit.</param>
    /// <exception cref="ArgumentException">The own history has another interval length or zone than the template.</exception>
    /// <exception cref="WfmDataException">A history cannot be used, or the template's forecast is 0.</exception>
    public static TemplateForecaster FromTemplate(
        QueueKey queue, ContactHistory template, TemplateOptions? options = null, ForecastOptions? forecast = null, CancellationToken token = default)
    {
        forecast ??= new ForecastOptions();
        var fitted = Fit(template, forecast, null, token);
        return TemplateForecaster.Create(queue, template, fitted, forecast, options ?? new TemplateOptions());
    }

    private static IEnumerable<string> ShortHistory(TrainingSeries series)
    {
        var days = series.Days;
        if (days < 28)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The history covers {days} {(days == 1 ? "day" : "days")}. Four to six weeks let models be compared and bands be measured; until then the bands follow a rule of thumb.");
        }
        else if (days < 84)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The history covers {days} days. Twelve weeks or more show day-of-month patterns and steadier weekday profiles.");
        }
        else if (days < 400)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The history covers {days} days. More than a year is needed to see the time of year.");
        }

        if (days < 7)
        {
            yield return "Weekdays that the history does not reach are forecast as the mean of the others.";
        }
    }
}
