using System.CommandLine;
using System.Globalization;
using Wfm.IO;

namespace Wfm.Cli.CommandLine;

/// <summary>Options that several commands have.</summary>
internal sealed class Shared
{
    public const string Quiet = "--quiet";
    public const string Verbose = "--verbose";

    private readonly Option<char?> _delimiter = Read.Option("--delimiter", "What separates columns in the files read: comma, semicolon or tab. Default: found from the header row.", Read.Delimiter);
    private readonly Option<CultureInfo?> _culture = Read.Option("--culture", "Culture whose decimal sign the files read have, such as nl-NL. Default: found from the files.", Read.Culture);
    private readonly Option<TimeZoneInfo?> _zone = Read.Option("--zone", "IANA zone of times without an offset, such as Europe/Amsterdam. Default: UTC.", Read.Zone);

    /// <summary>Adds the options for reading files, and those of every command.</summary>
    public static Shared ForReading(Command command, bool withZone = false)
    {
        var shared = new Shared();
        command.Options.Add(shared._delimiter);
        command.Options.Add(shared._culture);
        if (withZone)
        {
            command.Options.Add(shared._zone);
        }

        ForAll(command);
        return shared;
    }

    /// <summary>Adds the options of every command.</summary>
    public static void ForAll(Command command)
    {
        command.Options.Add(new Option<bool>(Quiet) { Description = "No progress." });
        command.Options.Add(new Option<bool>(Verbose) { Description = "Show where a fault comes from." });
    }

    public static Option<string> Path(string name, string description, bool required = false) =>
        Read.Required(Read.Option(name, description, (string text, out string? fault) =>
        {
            fault = text.Length == 0 ? "a path" : null;
            return text;
        }), required)!;

    /// <summary>Refuses to write a file twice or over a file that is read: the history would be gone.</summary>
    public static void KeepApart(Command command, IReadOnlyList<Option<string>> read, IReadOnlyList<Option<string>> written) => command.Validators.Add(line =>
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, writes) in read.Select(o => (o, false)).Concat(written.Select(o => (o, true))))
        {
            if (line.GetResult(option) is { Tokens: [{ Value: { Length: > 0 } path }] }
                && !taken.TryAdd(System.IO.Path.GetFullPath(path), option.Name) && writes)
            {
                line.AddError($"{taken[System.IO.Path.GetFullPath(path)]} and {option.Name} name the same file.");
            }
        }
    });

    public TimeZoneInfo? Zone(ParseResult line) => line.GetValue(_zone);

    public ReadOptions Options(ParseResult line, bool withZone = false) =>
        new() { Delimiter = line.GetValue(_delimiter), Culture = line.GetValue(_culture), Zone = withZone ? line.GetValue(_zone) : null };
}
