using System;
using System.Threading;

namespace ZmqInterop.Examples.Multipart;

/// <summary>The frames of a message arrive together or not at all. One message object serves for all: its frames are used again.</summary>
internal static class Receiver
{
    public static void Run(string endpoint, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        Console.WriteLine($"receiving at {pull.Bind(endpoint)}");

        using ZmqMessage message = new();
        for (int i = 0; i < count; i++)
        {
            pull.Receive(message, stop);
            Frames.Print(message);
        }
    }
}
