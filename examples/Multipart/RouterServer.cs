using System;
using System.Threading;

namespace ZmqInterop.Examples.Multipart;

/// <summary>
/// A ROUTER puts the routing id of the sender in front of what it receives, and takes the first frame of what it sends as the one to send it to. A REQ puts
/// an empty frame between that and its request, and expects one in front of the reply.
/// </summary>
internal static class RouterServer
{
    public static void Run(string endpoint, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        Console.WriteLine($"routing at {router.Bind(endpoint)}");

        using ZmqMessage message = new();
        for (int i = 0; i < count; i++)
        {
            router.Receive(message, stop);
            Frames.Print(message);

            // Routing id and empty frame stay, the request is replaced.
            message.RemoveAt(2);
            message.Add("reply");
            router.Send(message, stop);
        }
    }
}
