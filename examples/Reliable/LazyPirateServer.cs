using System;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>A server that may crash: it is the client who has to cope.</summary>
internal static class LazyPirateServer
{
    public static void Run(string endpoint, int crashAfter, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        Console.WriteLine($"serving at {server.Bind(endpoint)}");
        for (int served = 0; ; served++)
        {
            string request = server.ReceiveString(stop);
            if (crashAfter > 0 && served == crashAfter)
            {
                Console.WriteLine("crashed");
                return;
            }

            server.Send(request, cancellationToken: stop);
        }
    }
}
