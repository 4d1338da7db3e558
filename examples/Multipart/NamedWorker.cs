using System;
using System.Threading;

namespace ZmqInterop.Examples.Multipart;

/// <summary>The ROUTER learns the name with the connection; the first message tells it that the worker is there.</summary>
internal static class NamedWorker
{
    public static void Run(string endpoint, string name, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        dealer.Options.SetRoutingId(name);
        dealer.Connect(endpoint);
        dealer.Send("here", cancellationToken: stop);

        int tasks = 0;
        while (dealer.ReceiveString(stop).Length > 0)
        {
            tasks++;
        }

        Console.WriteLine($"{name} got {tasks} tasks");
    }
}
