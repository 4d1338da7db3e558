using System;
using System.Threading;

namespace ZmqInterop.Examples.ReadingSockets;

/// <summary>The thread sleeps until there is something to do, and is awake at once. One message of each that is ready keeps it fair.</summary>
internal static class PollingReader
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

        using ZmqPoller poller = new();
        poller.Add(tasks);
        poller.Add(weather);
        ZmqPollResult[] ready = new ZmqPollResult[2];
        (int Tasks, int Reports) read = default;
        while (read.Tasks < count || read.Reports < count)
        {
            int found = poller.Wait(ready, cancellationToken: stop);
            foreach (ZmqPollResult result in ready.AsSpan(0, found))
            {
                result.Socket!.ReceiveString(stop);
                read = result.Socket == tasks ? (read.Tasks + 1, read.Reports) : (read.Tasks, read.Reports + 1);
            }
        }

        Console.WriteLine($"{count} tasks and {count} reports, at least");
    }
}
