using Wfm.Forecasting.Models;

namespace Wfm.Forecasting;

/// <summary>The models that come with the library. A new one is one file and one line here.</summary>
public static class ForecastModels
{
    /// <summary>All of them, simplest first.</summary>
    public static IReadOnlyList<IForecastModel> All { get; } =
    [
        new SeasonalNaive(),
        new WeekdayProfile(),
        new TopDown(),
        new LowRank(),
        new HarmonicRegression(),
        new NegativeBinomialRegression(),
        new BoostedTrees(),
        new ExponentialSmoothing(),
        new MstlEts(),
        new Theta(),
        new SingularSpectrum(),
    ];

    /// <summary>The model of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the text lists the names.</exception>
    public static IForecastModel ByName(string name) => Find(All, name);

    internal static IForecastModel Find(IReadOnlyList<IForecastModel> models, string name) =>
        models.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no model '{name}'. Known: auto, {string.Join(", ", models.Select(m => m.Name))}.", nameof(name));
}
