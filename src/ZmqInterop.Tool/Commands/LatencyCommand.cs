using System;
using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi perf latency: REQ to REP and back, one at a time.</summary>
internal sealed class LatencyCommand(ToolConsole console)
    : MeasureCommand("latency", "The time of a round trip from a REQ to a REP and back.", 20_000, console)
{
    protected override JsonObject Measure(ParseResult line, byte[] content, CancellationToken stop)
    {
        int count = Count(line);
        int warmup = Math.Min(count, 1000);
        using ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        using ZmqSocket rep = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket req = context.CreateSocket(ZmqSocketType.Req);
        string endpoint = rep.Bind(Endpoint(line));
        req.Connect(endpoint);
        Task serving = Task.Factory.StartNew(() => Echo(rep, warmup + count, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        double[] times = new double[count];
        using ZmqFrame frame = new();
        for (int i = -warmup; i < count; i++)
        {
            long started = Stopwatch.GetTimestamp();
            req.Send(content, more: false, stop);
            req.Receive(frame, stop);
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            }
        }

        serving.Wait(stop);
        Array.Sort(times);
        return new JsonObject
        {
            ["endpoint"] = endpoint,
            ["size"] = content.Length,
            ["count"] = count,
            ["microsecondsMedian"] = Rounded(Percentile(times, 50)),
            ["microsecondsOf90Percent"] = Rounded(Percentile(times, 90)),
            ["microsecondsOf99Percent"] = Rounded(Percentile(times, 99)),
            ["microsecondsMost"] = Rounded(times[^1]),
        };
    }

    private static void Echo(ZmqSocket rep, int count, CancellationToken stop)
    {
        using ZmqFrame frame = new();
        for (int i = 0; i < count; i++)
        {
            rep.Receive(frame, stop);
            rep.Send(frame, more: false, stop);
        }
    }

    private static double Percentile(double[] sorted, int percent) => sorted[(sorted.Length - 1) * percent / 100];
}
