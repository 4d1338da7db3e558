using System;
using System.Threading;

namespace ZmqInterop.Examples.Interrupts;

/// <summary>
/// In C a signal makes the receive fail with EINTR, whatever it is for. Here signals that are not meant for the program disturb nobody, and the two that end
/// it cancel a token: the receive ends with an exception, having taken no message.
/// </summary>
internal static class InReceive
{
    public static void Run(string endpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        Console.WriteLine($"serving at {server.Bind(endpoint)}");
        int answered = 0;
        try
        {
            while (true)
            {
                string request = server.ReceiveString(stop);

                // Without the token: who has sent a request gets the reply, also when the signal comes in between.
                server.Send($"Hello {request}", cancellationToken: CancellationToken.None);
                answered++;
            }
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"interrupted in a receive, after {answered} requests");
            throw;
        }
    }
}
