using System.CommandLine;
using System.Globalization;
using Wfm.Cli.CommandLine;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary>Options of <c>wfm simulate</c>: how to simulate.</summary>
internal sealed class SimulateOptions
{
    private readonly Option<int?> _replications = Read.Option("--replications", "Replications. Default 100; with --half-width at least so many.", Count);
    private readonly Option<int?> _most = Read.Option("--max-replications", "Most replications with --half-width. Default 10000.", Count);
    private readonly Option<double?> _halfWidth = Read.Option(
        "--half-width", "Go on until the half-width of each queue's service level over the horizon is at most this, such as 0.01.", (string t, out string? m) => Between(t, 0, 0.5, out m));
    private readonly Option<double?> _confidence = Read.Option("--confidence", "Confidence of the intervals. Default 0.95.", (string t, out string? m) => Between(t, 0, 1, out m));
    private readonly Option<int?> _seed = Read.Option("--seed", "Seed. Default: the plan's.", Read.Seed);
    private readonly Option<int?> _threads = Read.Option("--threads", "Replications at a time; without influence on the result. Default: one per processor.", Count);
    private readonly Option<ArrivalLaw?> _arrivals = Read.Option("--arrivals", "forecast: rates as uncertain as the forecast says (default); poisson: the forecast's means are right.", Arrivals);
    private readonly Option<bool> _pooling = new("--pooling") { Description = "People use all their skills, also where the roster names one." };
    private readonly Option<TimeSpan?> _absence = Read.Option("--absence-s", "Mean seconds of a short absence, the form in which shrinkage of hours present is taken, 30 or more. Default 300.", Absence);
    private readonly Option<int?> _explain = Read.Option("--explain", "Replications of each variant that looks for the cause of a difference; 0: no causes. Default 40.", CountOrNone);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_replications, _most, _halfWidth, _confidence, _seed, _threads, _arrivals, _pooling, _absence, _explain])
        {
            command.Options.Add(option);
        }
    }

    public CertifyOptions Options(ParseResult line)
    {
        var usual = new CertifyOptions();
        return usual with
        {
            Seed = line.GetValue(_seed),
            Replications = line.GetValue(_replications) ?? usual.Replications,
            MaxReplications = line.GetValue(_most) ?? usual.MaxReplications,
            HalfWidth = line.GetValue(_halfWidth),
            Confidence = line.GetValue(_confidence) ?? usual.Confidence,
            Parallelism = line.GetValue(_threads) ?? usual.Parallelism,
            Arrivals = line.GetValue(_arrivals) ?? usual.Arrivals,
            Pooling = line.GetValue(_pooling),
            AbsenceLength = line.GetValue(_absence) ?? usual.AbsenceLength,
            ExplainReplications = line.GetValue(_explain) ?? usual.ExplainReplications,
        };
    }

    private static int? Count(string text, out string? mustBe) => Whole(text, 1, out mustBe);

    private static int? CountOrNone(string text, out string? mustBe) => Whole(text, 0, out mustBe);

    private static int? Whole(string text, int least, out string? mustBe)
    {
        mustBe = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= 1_000_000
            ? null
            : $"a whole number from {least} to 1000000";
        return mustBe is null ? value : null;
    }

    // Shorter ones cost time without end, and nobody takes them.
    private static TimeSpan? Absence(string text, out string? mustBe)
    {
        mustBe = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 30 and <= 86400
            ? null
            : "a number of seconds from 30 to 86400";
        return mustBe is null ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double? Between(string text, double low, double high, out string? mustBe)
    {
        mustBe = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > low && value < high
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a number above {low} and below {high}");
        return mustBe is null ? value : null;
    }

    private static ArrivalLaw? Arrivals(string text, out string? mustBe)
    {
        mustBe = null;
        switch (text.ToUpperInvariant())
        {
            case "FORECAST":
                return ArrivalLaw.Forecast;
            case "POISSON":
                return ArrivalLaw.Poisson;
            default:
                mustBe = "forecast or poisson";
                return null;
        }
    }
}
