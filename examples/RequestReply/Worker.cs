using System;
using System.Threading;

namespace ZmqInterop.Examples.RequestReply;

/// <summary>A server that connects to a broker: any number of them may come and go.</summary>
internal static class Worker
{
    public static void Run(string endpoint, string name, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket worker = context.CreateSocket(ZmqSocketType.Rep);
        worker.Connect(endpoint);
        Console.WriteLine($"{name} works for {endpoint}");

        while (true)
        {
            string request = worker.ReceiveString(stop);
            worker.Send($"Hello {request} from {name}", cancellationToken: stop);
        }
    }
}
