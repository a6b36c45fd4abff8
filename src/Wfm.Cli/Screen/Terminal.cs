namespace Wfm.Cli.Screen;

/// <summary>Where a command writes: results to one side, what is said about them to the other.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private const int MostWarnings = 20;
    private readonly Lock _gate = new();

    public TextWriter Output => output;

    /// <summary>Whether progress is kept silent.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Whether stack traces are shown.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>Whether what is written to the error side is read by a person as it comes.</summary>
    public bool HasScreen => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;

    public void Line(string text) => output.WriteLine(text);

    public void Error(string text) => Say($"wfm: {text}");

    public void Warn(IReadOnlyCollection<string> warnings, string rest = "the rest is in manifest.json")
    {
        foreach (var warning in warnings.Take(MostWarnings))
        {
            Say($"warning: {warning.ReplaceLineEndings(" ")}");
        }

        if (warnings.Count > MostWarnings)
        {
            Say($"warning: {warnings.Count - MostWarnings} more; {rest}.");
        }
    }

    public void Say(string text)
    {
        lock (_gate)
        {
            error.WriteLine(text);
            error.Flush();
        }
    }

    public void Trace(Exception e)
    {
        if (IsVerbose)
        {
            Say(e.ToString());
        }
    }
}
