using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Hub;

/// <summary>A publisher may as well connect; it is the hub that is always there.</summary>
internal static class Publisher
{
    public static void Run(string endpoint, string topic, int interval, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.Pub);
        publisher.Connect(endpoint);
        for (int number = 1; !stop.WaitHandle.WaitOne(interval); number++)
        {
            publisher.Send(string.Create(CultureInfo.InvariantCulture, $"{topic} {number}"), cancellationToken: stop);
        }

        Console.WriteLine("stopped");
    }
}
