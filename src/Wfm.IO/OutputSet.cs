using System.Text;

namespace Wfm.IO;

/// <summary>
/// Files that belong together: each is written beside its place, and all take their places at the end, or none. Disposing without <see cref="Commit"/>, as after
/// an error or a cancellation, leaves what was there before.
/// </summary>
public sealed class OutputSet : IDisposable
{
    // No byte-order mark: many readers take it for part of the first column's name.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _directory;
    private readonly List<(string Temporary, string Target)> _files = [];
    private bool _committed;

    /// <summary>A set of files in a folder, which is made if need be.</summary>
    /// <exception cref="WfmDataException">The folder cannot be made.</exception>
    public OutputSet(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        _directory = directory;
        Guarded(directory, () => Directory.CreateDirectory(directory));
    }

    /// <summary>Writes one file, with the same care.</summary>
    /// <param name="path">Where it ends up.</param>
    /// <param name="write">Writes its text.</param>
    /// <exception cref="WfmDataException">It cannot be written.</exception>
    public static void WriteFile(string path, Action<TextWriter> write) => WriteFiles([(path, write)]);

    /// <summary>Writes files of any folders with the same care: all of them, or none.</summary>
    /// <param name="files">Where each ends up, and what writes its text. No two may be the same file.</param>
    /// <exception cref="WfmDataException">One cannot be written; none has changed then.</exception>
    /// <exception cref="ArgumentException">A file comes twice.</exception>
    public static void WriteFiles(IEnumerable<(string Path, Action<TextWriter> Write)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var set = new OutputSet(".");
        foreach (var (path, write) in files)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            var target = Path.GetFullPath(path);
            var folder = Path.GetDirectoryName(target);
            if (folder is null || Path.GetFileName(target).Length == 0)
            {
                throw new WfmDataException($"'{Cell.Show(path, 200)}' cannot be written: it is a folder");
            }

            Guarded(target, () => Directory.CreateDirectory(folder));
            set.AddAt(target, write);
        }

        set.Commit();
    }

    /// <summary>Writes a file beside its place: UTF-8 without byte-order mark.</summary>
    /// <param name="name">Name in the folder.</param>
    /// <param name="write">Writes its text, with LF line ends.</param>
    /// <exception cref="WfmDataException">It cannot be written.</exception>
    public void Add(string name, Action<TextWriter> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(write);
        ObjectDisposedException.ThrowIf(_committed, this);
        if (name != Path.GetFileName(name))
        {
            throw new ArgumentException($"'{name}' must be a name without a folder.", nameof(name));
        }

        AddAt(Path.Combine(_directory, name), write);
    }

    private void AddAt(string target, Action<TextWriter> write)
    {
        var temporary = Beside(target, "tmp");
        if (_files.Any(f => f.Target == target))
        {
            throw new ArgumentException($"'{Path.GetFileName(target)}' is written twice.", nameof(target));
        }

        _files.Add((temporary, target));
        Guarded(target, () =>
        {
            if (Directory.Exists(target))
            {
                throw new IOException("it is a folder");
            }

            using var writer = new StreamWriter(temporary, append: false, Utf8, bufferSize: 1 << 16) { NewLine = "\n" };
            write(writer);
        });
    }

    /// <summary>Puts all files in their places. When one cannot be, those before it go back to what they were.</summary>
    /// <param name="cancellationToken">Asked once, before the first file moves.</param>
    /// <exception cref="WfmDataException">A file cannot be put in its place.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing has changed.</exception>
    public void Commit(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var done = new List<(string Target, string? Backup)>();
        try
        {
            foreach (var (temporary, target) in _files)
            {
                Guarded(target, () => Place(temporary, target, done));
            }
        }
        catch
        {
            for (var i = done.Count - 1; i >= 0; i--)
            {
                var (target, backup) = done[i];
                Quietly(() => File.Delete(target));
                if (backup is not null)
                {
                    Quietly(() => File.Move(backup, target));
                }
            }

            throw;
        }

        _committed = true;
        foreach (var (_, backup) in done)
        {
            if (backup is not null)
            {
                Quietly(() => File.Delete(backup));
            }
        }
    }

    /// <summary>Removes what has not been committed.</summary>
    public void Dispose()
    {
        if (_committed)
        {
            return;
        }

        foreach (var (temporary, _) in _files)
        {
            Quietly(() => File.Delete(temporary));
        }

        _committed = true;
    }

    private static void Place(string temporary, string target, List<(string Target, string? Backup)> done)
    {
        string? backup = null;
        if (File.Exists(target))
        {
            backup = Beside(target, "old");
            File.Move(target, backup, overwrite: true);
        }

        done.Add((target, backup));
        File.Move(temporary, target);
    }

    // The process number keeps two runs into one folder from writing into each other's file.
    private static string Beside(string target, string ending) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.{ending}");

    private static void Guarded(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new WfmDataException($"'{Cell.Show(path, 200)}' cannot be written: {Cell.Show(e.Message, 200)}", e);
        }
    }

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Cleaning up must not hide the error that led here.
        }
    }
}
