using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;

namespace Wfm.Cli;

/// <summary>The command line.</summary>
public static class Program
{
    /// <summary>Runs a command as a process: Ctrl-C and SIGTERM end it cleanly, a second one at once.</summary>
    /// <param name="args">Command and options.</param>
    public static async Task<int> Main(string[] args)
    {
        // Threads of the pool must not take the machine's language either.
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        if (Console.IsOutputRedirected)
        {
            // What reads the pipe expects the encoding of the files, whatever the machine's language.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        return await RunAsync(args, Console.Out, Console.Error, stop.Token).ConfigureAwait(false);

        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>Runs a command.</summary>
    /// <param name="args">Command and options.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where progress, warnings and faults go; a bar is drawn when it is the terminal.</param>
    /// <param name="cancellationToken">Ends it without half-written files.</param>
    /// <returns>0 done; 1 a fault of the program; 2 bad input; 3 no roster keeps the hard rules; 4 stopped by the time limit before one did; 130 cancelled.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
        var terminal = new Terminal(output, error);
        try
        {
            return await RootLine.RunAsync(args, terminal, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Error("cancelled; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (WfmDataException e)
        {
            return BadInput(terminal, e, e.Faults);
        }
        catch (ArgumentException e) when (e is not ArgumentNullException)
        {
            return BadInput(terminal, e, [OneLine(e.Message)]);
        }
        catch (IOException e)
        {
            return BadInput(terminal, e, [OneLine(e.Message)]);
        }
#pragma warning disable CA1031 // The last door: whatever went wrong becomes one line and an exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Error($"internal fault: {OneLine(e.Message)}{(terminal.IsVerbose ? "" : " (--verbose shows where)")}");
            terminal.Trace(e);
            return ExitCode.Fault;
        }
    }

    private static int BadInput(Terminal terminal, Exception cause, IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            terminal.Error(OneLine(fault));
        }

        terminal.Trace(cause);
        return ExitCode.BadInput;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
