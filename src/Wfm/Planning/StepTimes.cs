namespace Wfm;

/// <summary>Stopwatch of the steps.</summary>
internal sealed class StepTimes(TimeProvider clock)
{
    private readonly List<KeyValuePair<string, TimeSpan>> _all = [];

    public IReadOnlyList<KeyValuePair<string, TimeSpan>> All => [.. _all];

    public async Task<T> TimeAsync<T>(string step, Func<Task<T>> work)
    {
        var started = clock.GetTimestamp();
        var result = await work().ConfigureAwait(false);
        _all.Add(KeyValuePair.Create(step, clock.GetElapsedTime(started)));
        return result;
    }
}
