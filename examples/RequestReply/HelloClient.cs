using System;
using System.Threading;

namespace ZmqInterop.Examples.RequestReply;

/// <summary>A REQ sends a request and receives the reply, in turn.</summary>
internal static class HelloClient
{
    public static void Run(string endpoint, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.Connect(endpoint);

        string reply = "";
        for (int i = 1; i <= count; i++)
        {
            client.Send($"C# {i}", cancellationToken: stop);
            reply = client.ReceiveString(stop);
        }

        Console.WriteLine($"got {count} replies, the last one \"{reply}\"");
    }
}
