using System;
using System.Threading;

namespace ZmqInterop.Examples.RequestReply;

/// <summary>A REP receives a request and sends the reply, in turn.</summary>
internal static class HelloServer
{
    public static void Run(string endpoint, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        Console.WriteLine($"serving at {server.Bind(endpoint)}");

        for (int served = 0; served != count; served++)
        {
            string name = server.ReceiveString(stop);
            server.Send($"Hello {name}", cancellationToken: stop);
        }

        Console.WriteLine($"answered {count} requests");
    }
}
