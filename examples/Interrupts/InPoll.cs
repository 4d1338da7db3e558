using System;
using System.Threading;

namespace ZmqInterop.Examples.Interrupts;

/// <summary>A poller takes the token as well. The messages that have come by then are still there.</summary>
internal static class InPoll
{
    public static void Run(string endpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        Console.WriteLine($"serving at {server.Bind(endpoint)}");
        using ZmqPoller poller = new();
        poller.Add(server);
        ZmqPollResult[] ready = new ZmqPollResult[1];
        int answered = 0;
        try
        {
            while (poller.Wait(ready, cancellationToken: stop) > 0)
            {
                while (server.TryReceiveString(out string? request, cancellationToken: stop))
                {
                    server.Send($"Hello {request}", cancellationToken: CancellationToken.None);
                    answered++;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"interrupted in a poll, after {answered} requests");
            throw;
        }
    }
}
