namespace Wfm.IO;

/// <summary>Something to read from: a file, or a stream with a name for messages. A path converts by itself.</summary>
public sealed class InputSource
{
    private readonly Func<Stream> _open;

    /// <summary>A source that is not a file, for instance an upload.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="open">Opens a stream at its beginning; the reader closes it.</param>
    public InputSource(string name, Func<Stream> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(open);
        (Name, _open) = (name, open);
    }

    /// <summary>Name for messages; of a file the last part of its path.</summary>
    public string Name { get; }

    /// <summary>A file.</summary>
    public static implicit operator InputSource(string path) => FromFile(path);

    /// <summary>A file. Whether it exists shows when it is read.</summary>
    public static InputSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var name = Path.GetFileName(path.TrimEnd('/'));
        name = name.Length == 0 ? path : name;
        return new InputSource(Cell.Show(name), () => OpenFile(path, Cell.Show(name)));
    }

    /// <summary>Opens the source.</summary>
    /// <exception cref="WfmDataException">It is missing, a directory, or may not be read.</exception>
    internal Stream Open() => _open();

    private static FileStream OpenFile(string path, string name)
    {
        if (Directory.Exists(path))
        {
            throw new WfmDataException($"{name} is a directory; it must be a file.");
        }

        try
        {
            // No buffer here: the guarded reader above reads in large blocks.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WfmDataException($"{name} does not exist (looked for '{Cell.Show(path, 200)}').", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new WfmDataException($"{name} may not be read: permission denied.", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new WfmDataException($"{name} cannot be opened: {Cell.Show(e.Message, 200)}", e);
        }
    }
}
