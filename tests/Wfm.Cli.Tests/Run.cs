using System.Diagnostics;
using System.Globalization;

namespace Wfm.Cli.Tests;

/// <summary>A command that has been run, inside the test or as a process of its own.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static async Task<Run> InsideAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Program.RunAsync(args, output, error);
        return new Run(code, output.ToString(), error.ToString());
    }

    /// <summary>As a process, with variables set (or removed, when null).</summary>
    /// <param name="variables">Environment.</param>
    /// <param name="onErrorLine">Told each line of standard error as it comes, with the process's id.</param>
    /// <param name="args">Command and options.</param>
    public static async Task<Run> OutsideAsync(IReadOnlyDictionary<string, string?> variables, Action<int, string>? onErrorLine, params string[] args)
    {
        var start = new ProcessStartInfo(Dotnet) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "wfm.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var id = process.Id;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            error.Add(line);
            onErrorLine?.Invoke(id, line);
        }

        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, string.Join('\n', error));
    }

    // By its full path, so that tests can take the PATH away.
    private static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
        ? host
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
            .First(File.Exists);
}
