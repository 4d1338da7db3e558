using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Peers;

/// <summary>
/// A process that takes the other side, directed line by line (peers/peer.py). A command that is not answered in time ends the process, and the test with
/// what it had to say on standard error.
/// </summary>
internal sealed class Peer : IAsyncDisposable
{
    // Longer than the peer's own limit for a call on a socket, so that usually the peer says what it waited for.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly SemaphoreSlim _turn = new(1);
    private int _sockets;

    private Peer(PeerProgram program, Process process)
    {
        Program = program;
        _process = process;
        process.ErrorDataReceived += (_, e) => _errors.Enqueue(e.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>What it runs.</summary>
    public PeerProgram Program { get; }

    /// <summary>The versions, as the process has reported them.</summary>
    public string Versions { get; private set; } = "";

    /// <summary>Whether it can be used: it has ended neither by itself nor by missing a limit.</summary>
    public bool IsUsable => !_process.HasExited;

    /// <summary>Starts a process. Skips the test where its program is not installed, except in continuous integration.</summary>
    /// <param name="program">What it runs.</param>
    public static async Task<Peer> StartAsync(PeerProgram program)
    {
        Peer peer;
        try
        {
            peer = new Peer(program, program.Start());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw NotInstalled($"{program.Command} cannot be started ({e.Message})");
        }

        try
        {
            JsonNode hello = await peer.ReadAnswerAsync("start");
            peer.Versions = $"{hello["peer"]}, libzmq {hello["libzmq"]}";
            return peer;
        }
        catch (PeerException e) when (e.Message.Contains(program.Missing, StringComparison.Ordinal))
        {
            await peer.DisposeAsync();
            throw NotInstalled($"{program.Command} cannot run {program.Name} ({program.Missing})");
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a socket in the process.</summary>
    /// <param name="type">As pyzmq calls it (REP, SUB); TCP is one of the operating system.</param>
    /// <param name="routingId">Its routing id, where it matters.</param>
    /// <param name="security">What peers are told of its mechanism.</param>
    public async Task<PeerSocket> OpenAsync(string type, string? routingId = null, JsonObject? security = null)
    {
        int number = Interlocked.Increment(ref _sockets);
        _ = await CallAsync(new JsonObject { ["do"] = "open", ["socket"] = number, ["type"] = type, ["routing_id"] = routingId, ["security"] = security });
        return new PeerSocket(this, number, type);
    }

    /// <summary>Ends the process as it stands: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await EndAsync();
    }

    /// <summary>Sends the process a signal: STOP, CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Has the process end in its own way, which flushes its sockets.</summary>
    public async Task FinishAsync()
    {
        _process.StandardInput.Close();
        await EndAsync();
    }

    /// <summary>Has a command carried out and returns its result.</summary>
    internal async Task<JsonNode?> CallAsync(JsonObject command)
    {
        string name = $"{command["do"]}";
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(command.ToJsonString());
            await _process.StandardInput.FlushAsync();
            JsonNode answer = await ReadAnswerAsync(name);
            return answer["error"] is JsonNode error ? throw new PeerException($"'{name}' of {Program.Name} failed: {error}") : answer["result"];
        }
        catch (IOException e)
        {
            throw new PeerException($"The {Program.Name} process is gone ({name}). {await CollectErrorsAsync()}", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await FinishAsync();
        }

        _process.Dispose();
        _turn.Dispose();
    }

    private static PeerException NotInstalled(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") is "true")
        {
            return new PeerException($"{what}; build/setup installs it.");
        }

        Assert.Skip($"{what}; build/setup installs it.");
        throw new UnreachableException();
    }

    private async Task<JsonNode> ReadAnswerAsync(string name)
    {
        using CancellationTokenSource limit = new(s_limit);
        try
        {
            string? line = await _process.StandardOutput.ReadLineAsync(limit.Token);
            return line is not null
                ? JsonNode.Parse(line)!
                : throw new PeerException($"The {Program.Name} process ended instead of answering '{name}'. {await CollectErrorsAsync()}");
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new PeerException($"The {Program.Name} process did not answer '{name}' within {s_limit.TotalSeconds} s and was ended. {await CollectErrorsAsync()}");
        }
    }

    private async Task<string> CollectErrorsAsync()
    {
        await EndAsync();
        return $"Its standard error: {string.Join('\n', _errors).Trim()}";
    }

    /// <summary>Waits for the end of the process, and its last words with it.</summary>
    private async Task EndAsync()
    {
        using CancellationTokenSource limit = new(s_limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
