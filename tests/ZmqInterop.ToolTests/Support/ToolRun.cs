using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Tool;

namespace ZmqInterop.ToolTests.Support;

/// <summary>zmqi in this process, stopped with the test.</summary>
internal sealed class ToolRun : IAsyncDisposable
{
    /// <summary>What nothing takes unless it hangs.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly CancellationTokenSource _stop = new();
    private readonly MemoryStream _output = new();
    private readonly ToolConsole _console;
    private readonly Task<int> _exitCode;

    private ToolRun(byte[] input, string[] arguments)
    {
        _console = new ToolConsole(new MemoryStream(input), _output, Errors);
        _exitCode = Task.Run(async () =>
        {
            try
            {
                return await ToolProgram.RunAsync(arguments, _console, _stop.Token);
            }
            finally
            {
                Errors.Complete();
            }
        });
    }

    public ErrorLines Errors { get; } = new();

    public static ToolRun Start(params string[] arguments) => new([], arguments);

    public static ToolRun StartWith(string input, params string[] arguments) => new(Encoding.UTF8.GetBytes(input), arguments);

    public static ToolRun StartWith(byte[] input, params string[] arguments) => new(input, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<ToolResult> RunAsync(params string[] arguments)
    {
        await using ToolRun run = Start(arguments);
        return await run.EndAsync();
    }

    /// <summary>Runs it to its end with something on standard input.</summary>
    public static async Task<ToolResult> RunWithAsync(string input, params string[] arguments)
    {
        await using ToolRun run = StartWith(input, arguments);
        return await run.EndAsync();
    }

    /// <summary>Waits until it has told where it is bound.</summary>
    public Task<string> EndpointAsync() => Errors.MatchAsync("bound to (.*)");

    public async Task<ToolResult> EndAsync()
    {
        int exitCode = await _exitCode.WaitAsync(Limit);
        return new ToolResult(exitCode, _output.ToArray(), Errors.ToString());
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    public async Task<ToolResult> StopAsync()
    {
        await _stop.CancelAsync();
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _exitCode.WaitAsync(Limit);
        }
        finally
        {
            _console.Dispose();
            _stop.Dispose();
        }
    }
}
