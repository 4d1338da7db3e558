using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi perf throughput: PUSH to PULL, one way, as fast as it goes.</summary>
internal sealed class ThroughputCommand(ToolConsole console)
    : MeasureCommand("throughput", "Messages per second from a PUSH to a PULL.", 1_000_000, console)
{
    protected override JsonObject Measure(ParseResult line, byte[] content, CancellationToken stop)
    {
        int count = Count(line);
        using ZmqContext context = new() { ShutdownTimeout = System.TimeSpan.Zero };
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        string endpoint = pull.Bind(Endpoint(line));
        push.Connect(endpoint);
        Task sending = Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i <= count; i++)
                {
                    push.Send(content, more: false, stop);
                }
            },
            stop,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        // The first one starts the clock.
        using ZmqFrame frame = new();
        pull.Receive(frame, stop);
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            pull.Receive(frame, stop);
        }

        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        sending.Wait(stop);
        return new JsonObject
        {
            ["endpoint"] = endpoint,
            ["size"] = content.Length,
            ["count"] = count,
            ["seconds"] = Rounded(seconds),
            ["messagesPerSecond"] = Rounded(count / seconds),
            ["megabytesPerSecond"] = Rounded((double)count * content.Length / seconds / 1e6),
        };
    }
}
