using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Interrupts;

/// <summary>A send only puts the message into a queue. Disposing of socket and context waits until the queue is empty, no longer than ShutdownTimeout.</summary>
internal static class Sender
{
    public static void Run(string endpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        int sent = 0;
        while (!stop.IsCancellationRequested)
        {
            push.Send("number"u8, cancellationToken: CancellationToken.None);
            sent++;
            if (sent == 1)
            {
                Console.WriteLine("sending");
            }
        }

        push.Send(string.Create(CultureInfo.InvariantCulture, $"end {sent}"), cancellationToken: CancellationToken.None);
        Console.WriteLine($"stopped, {sent} sent");
    }
}
