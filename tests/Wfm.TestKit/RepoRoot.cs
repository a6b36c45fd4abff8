namespace Wfm.TestKit;

/// <summary>The folder of Wfm.sln, found by walking up from where the tests run.</summary>
public static class RepoRoot
{
    /// <summary>Full path of the repository's root.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the tests has Wfm.sln.</exception>
    public static string Path { get; } = Above(d => System.IO.File.Exists(System.IO.Path.Combine(d, "Wfm.sln")))
        ?? throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' has Wfm.sln.");

    /// <summary>Full path of a file or folder in the repository, whether it exists or not.</summary>
    /// <param name="relative">Path from the root, with forward slashes.</param>
    public static string Combine(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relative));

    internal static string? Above(Func<string, bool> accept)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (accept(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
