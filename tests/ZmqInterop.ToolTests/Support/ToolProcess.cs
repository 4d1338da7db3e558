using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.ToolTests.Support;

/// <summary>zmqi, or a script of Python, as a process. Ended with the test.</summary>
internal sealed partial class ToolProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly SemaphoreSlim _errorCame = new(0);

    private ToolProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, e) =>
        {
            _errors.Enqueue(e.Data ?? "");
            _errorCame.Release();
        };
        process.BeginErrorReadLine();
    }

    public static string Dotnet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "zmqi.dll");

    private static string Python => Environment.GetEnvironmentVariable("ZMQINTEROP_PYTHON") ?? "/usr/bin/python3";

    /// <summary>A line of standard output, and a next one.</summary>
    public StreamReader Output => _process.StandardOutput;

    public StreamWriter Input => _process.StandardInput;

    public static ToolProcess Start(params string[] arguments) => StartProgram(Dotnet, [Program, .. arguments]);

    public static ToolProcess StartWith(string variable, string value, params string[] arguments)
    {
        ProcessStartInfo start = new(Dotnet, [Program, .. arguments]);
        start.Environment[variable] = value;
        return StartProgram(start);
    }

    /// <summary>Python with pyzmq; a test is skipped where there is none.</summary>
    public static async Task<ToolProcess> StartPythonAsync(string script, params string[] arguments)
    {
        await using ToolProcess probe = TryStartPython("import zmq, zmq.auth") ?? throw Skipped();
        return await probe.ExitAsync() == 0 ? TryStartPython(script, arguments)! : throw Skipped();
    }

    public static ToolProcess StartProgram(string program, params string[] arguments) => StartProgram(new ProcessStartInfo(program, arguments));

    /// <summary>Waits for a line on standard error, and returns what the first group matches.</summary>
    public async Task<string> ErrorAsync(string pattern)
    {
        using CancellationTokenSource limit = new(ToolRun.Limit);
        while (true)
        {
            await _errorCame.WaitAsync(limit.Token);
            if (_errors.TryDequeue(out string? line) && Regex.Match(line, pattern) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }
    }

    public void Signal(PosixSignal signal) => Assert.Equal(0, kill(_process.Id, signal == PosixSignal.SIGINT ? 2 : 15));

    /// <summary>Waits for the end.</summary>
    /// <returns>Everything on standard output that nobody has read, with the exit code checked.</returns>
    public async Task<string> EndAsync(int exitCode = 0)
    {
        using CancellationTokenSource limit = new(ToolRun.Limit);
        string output = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        Assert.True(exitCode == _process.ExitCode, $"Exit code {_process.ExitCode} instead of {exitCode}: {output}{string.Join('\n', _errors)}");
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _errorCame.Dispose();
    }

    private async Task<int> ExitAsync()
    {
        using CancellationTokenSource limit = new(ToolRun.Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    private static ToolProcess? TryStartPython(string script, params string[] arguments)
    {
        try
        {
            return StartProgram(Python, ["-u", "-c", script, .. arguments]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    // In CI what is missing is a failure.
    private static InvalidOperationException Skipped()
    {
        const string Reason = "Python with pyzmq is missing (build/setup installs it).";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Reason);
        return new InvalidOperationException(Reason);
    }

    public static ToolProcess StartProgram(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = new System.Text.UTF8Encoding(false);
        return new ToolProcess(Process.Start(start)!);
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int kill(int process, int signal);
}
