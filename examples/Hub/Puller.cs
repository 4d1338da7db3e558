using System;
using System.Threading;

namespace ZmqInterop.Examples.Hub;

/// <summary>Gets payloads of all topics, in turn with the other pullers.</summary>
internal static class Puller
{
    public static void Run(string endpoint, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket puller = context.CreateSocket(ZmqSocketType.Pull);
        puller.Connect(endpoint);
        for (int i = 0; i < count; i++)
        {
            Console.WriteLine(puller.ReceiveString(stop));
        }
    }
}
