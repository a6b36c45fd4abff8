using NUnit.Framework;

namespace Wfm.TestKit;

/// <summary>
/// Public data that lie beside the repository in a folder named <c>shared</c> and are not part of it. A test that needs them is skipped, with the reason, where they
/// are absent.
/// </summary>
public static class SharedData
{
    /// <summary>Full path of a file below <c>shared</c>; ignores the running test when there is none.</summary>
    /// <param name="relative">Path below <c>shared</c>, with forward slashes, for instance <c>data/bank/history_30min.csv</c>.</param>
    public static string File(string relative)
    {
        var path = TryFile(relative);
        if (path is null)
        {
            Assert.Ignore($"shared/{relative} is not here: no folder above the tests has it.");
        }

        return path!;
    }

    /// <summary>Full path of a file below <c>shared</c>, or null when no folder above the tests has it.</summary>
    /// <param name="relative">Path below <c>shared</c>, with forward slashes.</param>
    public static string? TryFile(string relative)
    {
        ArgumentException.ThrowIfNullOrEmpty(relative);
        var root = RepoRoot.Above(d => System.IO.File.Exists(Path.Combine(d, "shared", relative)));
        return root is null ? null : Path.GetFullPath(Path.Combine(root, "shared", relative));
    }
}
