using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.InteropTests.Documents;

namespace ZmqInterop.InteropTests.Examples;

/// <summary>An example that runs, in C# or Python. Ended with the test.</summary>
internal sealed class ExampleProcess : IAsyncDisposable
{
    // Generous: what is waited for is on its way, unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();

    private ExampleProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, e) => _errors.Enqueue(e.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>An example as it was built with the tests.</summary>
    public static ExampleProcess StartBuilt(string name, params string[] arguments) => Start(
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")),
        [Path.Combine(Repository.Root, "examples", name, "bin", "Release", "net10.0", $"{name}.dll"), .. arguments]);

    /// <summary>A script of the examples' folder.</summary>
    public static ExampleProcess StartPython(string script, params string[] arguments) => Start(
        Environment.GetEnvironmentVariable("ZMQINTEROP_PYTHON") ?? "/usr/bin/python3",
        [Path.Combine(Repository.Root, "examples", script), .. arguments]);

    public static ExampleProcess Start(string program, params string[] arguments) => new(Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    /// <summary>Reads on until a line matches, and returns what did.</summary>
    public async Task<string> ReadAsync(string pattern)
    {
        using CancellationTokenSource limit = new(s_limit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Regex.Match(line, pattern) is { Success: true } match)
            {
                return match.Value;
            }
        }

        throw new InvalidOperationException($"The program ended before it said \"{pattern}\": {string.Join('\n', _errors)}");
    }

    /// <summary>Waits for the end, and returns the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        using CancellationTokenSource limit = new(s_limit);
        await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
