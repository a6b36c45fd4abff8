using Wfm.Cli.Screen;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>A table as a file, with the summary on standard output; or on standard output, with the summary beside it.</summary>
internal static class Results
{
    /// <summary>Writes the table, and the files that belong to it: after a fault in one of them, none has changed.</summary>
    /// <returns>What to write the lines of the summary with.</returns>
    public static Action<string> Write(Terminal terminal, string? path, Action<TextWriter> write, params IEnumerable<(string Path, Action<TextWriter> Write)> beside)
    {
        if (path is null)
        {
            OutputSet.WriteFiles(beside);
            write(terminal.Output);
            terminal.Output.Flush();
            return terminal.Say;
        }

        OutputSet.WriteFiles([.. beside, (path, write)]);
        return terminal.Line;
    }
}
