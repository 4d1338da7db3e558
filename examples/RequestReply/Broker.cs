using System;
using System.Threading;

namespace ZmqInterop.Examples.RequestReply;

/// <summary>
/// A ROUTER remembers from whom each request came, in frames in front of it; a DEALER hands the requests to the workers in turn. The broker forwards all
/// frames of a message as they are: by the ones in front the ROUTER knows later whose reply it is.
/// </summary>
internal static class Broker
{
    public static void Run(string frontendEndpoint, string backendEndpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket backend = context.CreateSocket(ZmqSocketType.Dealer);
        Console.WriteLine($"clients at {frontend.Bind(frontendEndpoint)} workers at {backend.Bind(backendEndpoint)}");

        using ZmqPoller poller = new();
        poller.Add(frontend);
        poller.Add(backend);
        ZmqPollResult[] ready = new ZmqPollResult[2];
        using ZmqMessage message = new();
        while (true)
        {
            int count = poller.Wait(ready, cancellationToken: stop);
            foreach (ZmqPollResult result in ready.AsSpan(0, count))
            {
                result.Socket!.Receive(message, stop);
                (result.Socket == frontend ? backend : frontend).Send(message, stop);
            }
        }
    }
}
