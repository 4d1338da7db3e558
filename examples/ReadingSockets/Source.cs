using System;
using System.Threading;

namespace ZmqInterop.Examples.ReadingSockets;

/// <summary>Something to read.</summary>
internal static class Source
{
    public static void Run(string tasksEndpoint, string weatherEndpoint, int interval, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket tasks = context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket weather = context.CreateSocket(ZmqSocketType.Pub);
        tasks.Options.Linger = TimeSpan.Zero;
        Console.WriteLine($"tasks at {tasks.Bind(tasksEndpoint)} weather at {weather.Bind(weatherEndpoint)}");
        while (!stop.WaitHandle.WaitOne(interval))
        {
            tasks.TrySend("task", cancellationToken: stop);
            weather.Send("weather"u8, cancellationToken: stop);
        }

        Console.WriteLine("stopped");
    }
}
