using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop.Examples.Multipart;

/// <summary>Sends by name. A ROUTER drops what is for somebody it does not know, unless it is told not to.</summary>
internal static class Dispatcher
{
    public static void Run(string endpoint, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        router.Options.SetRouterMandatory(true);
        Console.WriteLine($"dispatching at {router.Bind(endpoint)}");

        using ZmqMessage message = new();
        HashSet<string> present = [];
        while (!present.IsSupersetOf(["A", "B"]))
        {
            router.Receive(message, stop);
            present.Add(message.PopString());
        }

        // A is twice as fast as B.
        for (int i = 0; i < count; i++)
        {
            Send(router, i % 3 == 2 ? "B" : "A", $"task {i}", stop);
        }

        Send(router, "A", "", stop);
        Send(router, "B", "", stop);
        try
        {
            Send(router, "C", "", stop);
        }
        catch (ZmqException exception) when (exception.Error == ZmqError.HostUnreachable)
        {
            Console.WriteLine("nobody is called C");
        }
    }

    private static void Send(ZmqSocket router, string name, string task, CancellationToken stop)
    {
        using ZmqMessage message = new() { name, task };
        router.Send(message, stop);
    }
}
