using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.ExampleTests.Support;

/// <summary>An example that runs in a process of its own.</summary>
public sealed partial class ExampleProcess : IAsyncDisposable
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _name;
    private readonly Language _language;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _output = new();

    private ExampleProcess(Process process, Language language, string name)
    {
        _process = process;
        _language = language;
        _name = $"{name} ({language})";
        process.OutputDataReceived += (_, e) => Keep(e.Data, isOutput: true);
        process.ErrorDataReceived += (_, e) => Keep(e.Data, isOutput: false);
    }

    /// <summary>Everything that it has written until now.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    internal static ExampleProcess Start(ProcessStartInfo start, Language language, string name, string[] arguments)
    {
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        ExampleProcess process = new(new Process { StartInfo = start }, language, name);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits for a line of the output that has the text; lines before it are passed over.</summary>
    /// <param name="text">A part of the line.</param>
    /// <returns>The line.</returns>
    public async Task<string> LineAsync(string text)
    {
        using CancellationTokenSource limit = new(s_limit);
        try
        {
            while (true)
            {
                string line = await _lines.Reader.ReadAsync(limit.Token);
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"{_name} did not write \"{text}\", but: {Output}", exception);
        }
    }

    /// <summary>Waits for the line that tells where the program is bound.</summary>
    /// <returns>The endpoints in that line.</returns>
    public async Task<string[]> EndpointsAsync() => [.. Endpoint().Matches(await LineAsync("://")).Select(match => match.Value)];

    /// <summary>Writes a line to the program's input.</summary>
    public async Task WriteAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the program has ended by itself, with exit code 0.</summary>
    /// <returns>What it wrote that no one has waited for yet.</returns>
    public async Task<string[]> EndAsync()
    {
        Assert.True(await ExitAsync() == 0, $"{_name} ended with {_process.ExitCode}: {Output}");
        List<string> rest = [];
        await foreach (string line in _lines.Reader.ReadAllAsync())
        {
            rest.Add(line);
        }

        return [.. rest];
    }

    /// <summary>Waits until the program has ended by itself.</summary>
    /// <returns>The last line that it wrote.</returns>
    public async Task<string> LastLineAsync() => (await EndAsync()) is [.., string last] ? last : throw new InvalidOperationException($"{_name} wrote nothing more: {Output}");

    /// <summary>Ends the program as service managers and terminals do, and expects that it ends well.</summary>
    /// <param name="signal">SIGTERM or SIGINT.</param>
    /// <returns>What it wrote that no one has waited for yet.</returns>
    public async Task<string[]> StopAsync(PosixSignal signal = PosixSignal.SIGTERM)
    {
        Signal(signal);

        // A signal that comes between Python's last look and the sleep inside libzmq wakes nobody up; a user presses Ctrl-C once more.
        while (_language == Language.Python && !await HasEndedAsync(s_patience))
        {
            Signal(signal);
        }

        string[] rest = await EndAsync();

        // Python may be interrupted in the middle of a line.
        Assert.Contains(rest, line => line.EndsWith("stopped", StringComparison.Ordinal));
        return rest;
    }

    /// <summary>Ends the program without a chance to do anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    public void Signal(PosixSignal signal) => Assert.Equal(0, kill(_process.Id, signal == PosixSignal.SIGINT ? 2 : 15));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
            {
                await KillAsync();
            }
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"(tcp|ipc|inproc)://\S+")]
    private static partial Regex Endpoint();

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int kill(int process, int signal);

    internal async Task<int> ExitAsync()
    {
        using CancellationTokenSource limit = new(s_limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"{_name} did not end within {s_limit.TotalSeconds} s: {Output}", exception);
        }
    }

    private async Task<bool> HasEndedAsync(TimeSpan limit)
    {
        using CancellationTokenSource time = new(limit);
        try
        {
            await _process.WaitForExitAsync(time.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line, bool isOutput)
    {
        if (line is null)
        {
            if (isOutput)
            {
                _lines.Writer.TryComplete();
            }

            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (isOutput)
        {
            _lines.Writer.TryWrite(line);
        }
    }
}
