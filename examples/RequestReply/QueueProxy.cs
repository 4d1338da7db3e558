using System;
using System.Threading;

namespace ZmqInterop.Examples.RequestReply;

/// <summary>The broker's loop is built in.</summary>
internal static class QueueProxy
{
    public static void Run(string frontendEndpoint, string backendEndpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket backend = context.CreateSocket(ZmqSocketType.Dealer);
        Console.WriteLine($"clients at {frontend.Bind(frontendEndpoint)} workers at {backend.Bind(backendEndpoint)}");

        ZmqProxy.Run(frontend, backend, cancellationToken: stop);
    }
}
