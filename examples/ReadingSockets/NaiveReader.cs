using System;
using System.Threading;

namespace ZmqInterop.Examples.ReadingSockets;

/// <summary>
/// Do not do this. Without the pause it keeps a processor busy with nothing; with it every message waits for half of the pause on average, and the sockets
/// whose turn is first come first always.
/// </summary>
internal static class NaiveReader
{
    public static void Run(string tasksEndpoint, string weatherEndpoint, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket tasks = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket weather = context.CreateSocket(ZmqSocketType.Sub);
        tasks.Connect(tasksEndpoint);
        weather.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        weather.Subscribe("");
        weather.Connect(weatherEndpoint);

        (int Tasks, int Reports) read = default;
        while (read.Tasks < count || read.Reports < count)
        {
            while (tasks.TryReceiveString(out _, cancellationToken: stop))
            {
                read.Tasks++;
            }

            while (weather.TryReceiveString(out _, cancellationToken: stop))
            {
                read.Reports++;
            }

            stop.WaitHandle.WaitOne(1);
            stop.ThrowIfCancellationRequested();
        }

        Console.WriteLine($"{count} tasks and {count} reports, at least");
    }
}
