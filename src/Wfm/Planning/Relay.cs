namespace Wfm;

/// <summary>Passes reports on at once, on the caller's thread, so that they come in order.</summary>
internal sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
