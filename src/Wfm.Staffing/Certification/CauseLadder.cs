using System.Globalization;
using System.Text;

namespace Wfm.Staffing;

/// <summary>
/// Why simulation and queue model differ: the same contacts are simulated again and again, each time without one more cause, down to the queue model's own steady
/// queue; what the service level changes by is what that cause does.
/// </summary>
internal sealed class CauseLadder
{
    // What moves less than this share of the difference is not named.
    private const double Worth = 0.25;

    // Stretched intervals have other contacts than real ones: what is less than two standard errors of the difference may be chance.
    private const double BeyondChance = 2;

    private readonly List<(Cause Cause, ServiceCells Before, ServiceCells After)> _steps = [];

    private readonly CertifyModel _model;
    private readonly bool[] _neverSteady;

    private CauseLadder(CertifyModel model)
    {
        _model = model;
        _neverSteady = [.. Enumerable.Range(0, model.Demands.Count).Select(q => Enumerable.Range(0, model.Grid.Count).Any(i => IsNeverSteady(q, i)))];
    }

    /// <summary>How many simulations it takes.</summary>
    public static int Runs(CertifyModel model) => 1 + Cause.All.Count(c => c.Applies(model));

    /// <summary>Climbs down.</summary>
    /// <param name="model">The centre.</param>
    /// <param name="options">Seed and replications of each simulation.</param>
    /// <param name="progress">Told after each replication of all of them.</param>
    /// <param name="token">Stops the work.</param>
    public static CauseLadder Climb(CertifyModel model, SimulationOptions options, Action<int>? progress, CancellationToken token)
    {
        var ladder = new CauseLadder(model);
        var scenario = Scenario.Real;
        var done = 0;
        var before = Simulate(scenario);
        foreach (var cause in Cause.All.Where(c => c.Applies(model)))
        {
            scenario = cause.Without(scenario);
            var after = Simulate(scenario);
            ladder._steps.Add((cause, before, after));
            before = after;
        }

        return ladder;

        ServiceCells Simulate(Scenario s)
        {
            // As many contacts are seen in fewer replications.
            var run = options with { Replications = Math.Max(2, options.Replications / s.Stretch), HalfWidth = null, GroupOfInterval = ServiceCells.Groups(model.Grid, s) };
            var from = done;
            var listener = progress is null ? null : new ReplicationListener(p => progress(from + (p.Replications * s.Stretch)));
            var result = CentreSimulation.Run(model.Centre(s), run, listener, token);
            done += options.Replications;
            return new ServiceCells(model, result);
        }
    }

    /// <summary>The causes that together make a difference, the strongest first, with the points of service level that each moves.</summary>
    /// <param name="queue">Position of the queue, or −1 for all together.</param>
    /// <param name="from">First interval.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="expected">Service level that the queue model expects.</param>
    public string Reason(int queue, int from, int to, double expected)
    {
        var gap = _steps.Count == 0 ? double.NaN : _steps[0].Before.ServiceLevel(queue, from, to) - expected;

        // What the queue model itself allows for, by its load, is no cause: of the last step only the rest is.
        var allowed = expected - _model.Steady.Of(queue, from, to).ServiceLevel;
        var named = _steps.Select((s, n) => (s.Cause, Effect: n < _steps.Count - 1 ? s.Before.ServiceLevel(queue, from, to) - s.After.ServiceLevel(queue, from, to) : Last(s.Before, s.After)))
            .Where(s => s.Effect * gap > 0 && Math.Abs(s.Effect) >= Worth * Math.Abs(gap)).OrderByDescending(s => Math.Abs(s.Effect)).ToList();
        if (named.Count == 0)
        {
            return "no cause stands out: chance, or many small ones";
        }

        var text = new StringBuilder();
        foreach (var (cause, effect) in named)
        {
            text.Append(text.Length > 0 ? "; " : "").Append(CultureInfo.InvariantCulture, $"{(effect < 0 ? cause.Name : cause.Higher)} {100 * effect:+0.0;-0.0}");
        }

        return text.ToString();

        double Last(ServiceCells before, ServiceCells after)
        {
            var level = before.ServiceLevel(queue, from, to);
            if (queue < 0 ? _neverSteady.Any(n => n) : _neverSteady[queue])
            {
                return level - expected;
            }

            var (effect, error) = (level - after.ServiceLevel(queue, from, to) - allowed, double.Hypot(before.StandardError(queue, from, to), after.StandardError(queue, from, to)));
            return Math.Abs(effect) < BeyondChance * error ? 0 : effect;
        }
    }

    // Without patience the backlog of an overloaded interval grows as long as it lasts: a longer one is further from steady, not nearer, and so are those after it.
    private bool IsNeverSteady(int queue, int interval)
    {
        var steady = _model.Steady.Of(queue, interval, interval + 1);
        return double.IsPositiveInfinity(steady.AsaSeconds) || (steady.ServiceLevel == 0 && steady.Abandonment == 0);
    }
}
