using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wfm.OrTools;

/// <summary>One host process: starts it, speaks frames with it, ends it. Used by one solve at a time.</summary>
internal sealed class NodeProcess : IDisposable
{
    private const byte SolveFrame = 1;
    private const byte SchemasFrame = 2;
    private const byte ReadyFrame = 1;
    private const byte LogFrame = 2;
    private const byte ResponseFrame = 3;
    private const byte ErrorFrame = 4;
    private const byte SchemasAnswerFrame = 5;
    private const int MaxErrorText = 4000;

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly Stream input;
    private readonly Stream output;
    private readonly byte[] header = new byte[5];

    private NodeProcess(Process process, NodeCandidate node)
    {
        (this.process, Node) = (process, node);
        (input, output) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        Id = process.Id;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                if (line.Data is not null && errors.Length < MaxErrorText)
                {
                    errors.AppendLine(line.Data);
                }
            }
        };
        process.BeginErrorReadLine();
    }

    public int Id { get; }

    public NodeCandidate Node { get; }

    public NodeGreeting Greeting { get; private set; } = new();

    /// <summary>Solves finished so far.</summary>
    public int Solves { get; private set; }

    /// <summary>Size of the solver's memory after the last solve; it never shrinks.</summary>
    public int HeapMebibytes { get; private set; }

    public bool IsAlive => !process.HasExited;

    /// <summary>Processor time used so far; null once the process has ended.</summary>
    public TimeSpan? ProcessorTime
    {
        get
        {
            try
            {
                process.Refresh();
                return process.TotalProcessorTime;
            }
            catch (Exception error) when (error is InvalidOperationException or Win32Exception)
            {
                return null;
            }
        }
    }

    public static async Task<NodeProcess> StartAsync(NodeInstallation installation, NodeRuntimeOptions options, CancellationToken cancellationToken)
    {
        CpSatRuntimeException? first = null;
        foreach (var node in installation.Nodes)
        {
            try
            {
                return await StartAsync(installation, node, options, cancellationToken).ConfigureAwait(false);
            }
            catch (CpSatRuntimeException error) when (error.Kind is CpSatFailure.NodeMissing && !node.IsExplicit)
            {
                // A pinned Node that does not run here (another C library, say) gives way to the next one found.
                first ??= error;
            }
        }

        throw first!;
    }

    /// <summary>Solves one model. After any exception the process is of no further use and has to be disposed.</summary>
    public async Task<byte[]> SolveAsync(CpSatRequest request, SolverLogReader log, CancellationToken cancellationToken)
    {
        // The process cannot hear anything during a solve, so stopping one means ending the process; reading then meets the end of the stream.
        await using var stop = cancellationToken.Register(Kill).ConfigureAwait(false);
        try
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, request.Model.Length);
            await SendAsync(SolveFrame, length, request.Model, request.Parameters).ConfigureAwait(false);
            while (true)
            {
                var (type, payload) = await ReceiveAsync().ConfigureAwait(false);
                if (type == LogFrame)
                {
                    log.Add(Encoding.UTF8.GetString(payload));
                }
                else if (type == ResponseFrame)
                {
                    Solves++;
                    HeapMebibytes = BinaryPrimitives.ReadInt32LittleEndian(payload);
                    return payload[4..];
                }
                else
                {
                    throw Failure(type, payload);
                }
            }
        }
        catch (IOException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await EndedAsync(FormattableString.Invariant($"while it solved a model of {request.Model.Length / 1e6:0.0} MB"), error).ConfigureAwait(false);
        }
    }

    /// <summary>The solver's own .proto texts: those of cp_model and of sat_parameters.</summary>
    public async Task<(string CpModel, string SatParameters)> SchemasAsync(CancellationToken cancellationToken)
    {
        await using var stop = cancellationToken.Register(Kill).ConfigureAwait(false);
        await SendAsync(SchemasFrame).ConfigureAwait(false);
        while (true)
        {
            var (type, payload) = await ReceiveAsync().ConfigureAwait(false);
            if (type == SchemasAnswerFrame)
            {
                using var json = JsonDocument.Parse(payload);
                return (json.RootElement.GetProperty("cp_model").GetString()!, json.RootElement.GetProperty("sat_parameters").GetString()!);
            }

            if (type != LogFrame)
            {
                throw Failure(type, payload);
            }
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private static async Task<NodeProcess> StartAsync(NodeInstallation installation, NodeCandidate node, NodeRuntimeOptions options, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(node.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.ArgumentList.Add(installation.HostScript);
        start.ArgumentList.Add(installation.PackageFolder);
        start.ArgumentList.Add(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

        // Settings of a developer's shell, such as --inspect, are not meant for this process.
        start.Environment.Remove("NODE_OPTIONS");

        Process? started;
        try
        {
            started = Process.Start(start);
        }
        catch (Win32Exception error)
        {
            throw new CpSatRuntimeException(CpSatFailure.NodeMissing,
                $"Node.js at '{node.Path}' ({node.Source}) does not start: {error.Message}. Install Node 26 from https://nodejs.org or set {NodeInstallation.NodeVariable} to one that runs.", error);
        }

        var host = new NodeProcess(started!, node);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.StartTimeout);
        try
        {
            await using var stop = timeout.Token.Register(host.Kill).ConfigureAwait(false);
            while (true)
            {
                var (type, payload) = await host.ReceiveAsync().ConfigureAwait(false);
                if (type == ReadyFrame)
                {
                    host.Greeting = JsonSerializer.Deserialize<NodeGreeting>(payload) ?? new NodeGreeting();
                    return host;
                }

                if (type != LogFrame)
                {
                    throw Failure(type, payload);
                }
            }
        }
        catch (IOException error)
        {
            var ended = await host.EndedAsync("while it started", error).ConfigureAwait(false);
            var failure = timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested
                ? new CpSatRuntimeException(CpSatFailure.Hung, FormattableString.Invariant(
                    $"Node.js at '{node.Path}' did not get ready within {options.StartTimeout.TotalSeconds:0} s. Is the machine overloaded? NodeRuntimeOptions.StartTimeout sets the wait."), error)
                : new CpSatRuntimeException(CpSatFailure.NodeMissing,
                    $"{ended.Message} Is it a working Node.js? Install Node 26 from https://nodejs.org or set {NodeInstallation.NodeVariable} to one that runs.", error);
            host.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw failure;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static CpSatRuntimeException Failure(byte type, byte[] payload)
    {
        if (type != ErrorFrame)
        {
            return new CpSatRuntimeException(CpSatFailure.BadAnswer, FormattableString.Invariant($"The CP-SAT process sent a frame of unknown type {type}. Build again, so that its script and Wfm.OrTools match."));
        }

        using var json = JsonDocument.Parse(payload);
        var message = json.RootElement.GetProperty("message").GetString();
        return json.RootElement.GetProperty("kind").GetString() switch
        {
            "memory" => new CpSatRuntimeException(CpSatFailure.OutOfMemory,
                $"The model needs more than the 2 GB of memory that the WebAssembly solver can have. Solve it in smaller parts, or use the native runtime. The solver said: {message}"),
            "load" => new CpSatRuntimeException(CpSatFailure.PackageMissing,
                $"The npm package or-tools-wasm does not load. Install it again (version 0.9.1; delete artifacts/or-tools and build). Node said: {message}"),
            _ => new CpSatRuntimeException(CpSatFailure.Crashed, $"The CP-SAT solver failed: {message}"),
        };
    }

    private async Task<CpSatRuntimeException> EndedAsync(string moment, Exception cause)
    {
        var code = "unknown";
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            code = process.ExitCode.ToString(CultureInfo.InvariantCulture);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }

        string said;
        lock (errors)
        {
            said = errors.ToString().Trim();
        }

        var memory = said.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || said.Contains("Array buffer allocation failed", StringComparison.Ordinal);
        return new CpSatRuntimeException(memory ? CpSatFailure.OutOfMemory : CpSatFailure.Crashed,
            $"The CP-SAT process (Node.js at '{Node.Path}') ended {moment}, exit code {code}."
            + (memory ? " It ran out of memory: solve the model in smaller parts." : "") + (said.Length > 0 ? $" It said: {said}" : ""), cause);
    }

    private async Task SendAsync(byte type, params ReadOnlyMemory<byte>[] parts)
    {
        var head = new byte[5];
        BinaryPrimitives.WriteUInt32LittleEndian(head, checked((uint)parts.Sum(part => (long)part.Length)));
        head[4] = type;
        await input.WriteAsync(head).ConfigureAwait(false);
        foreach (var part in parts)
        {
            await input.WriteAsync(part).ConfigureAwait(false);
        }

        await input.FlushAsync().ConfigureAwait(false);
    }

    private async Task<(byte Type, byte[] Payload)> ReceiveAsync()
    {
        await output.ReadExactlyAsync(header).ConfigureAwait(false);
        var payload = new byte[BinaryPrimitives.ReadInt32LittleEndian(header)];
        await output.ReadExactlyAsync(payload).ConfigureAwait(false);
        return (header[4], payload);
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        catch (Win32Exception)
        {
            // It is ending right now.
        }
    }
}
