using System.Threading;

namespace ZmqInterop.Examples.Multipart;

/// <summary>A DEALER sends and shows all frames but the routing id, which only the ROUTER sees.</summary>
internal static class DealerClient
{
    public static void Run(string endpoint, string routingId, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        if (routingId.Length > 0)
        {
            dealer.Options.SetRoutingId(routingId);
        }

        dealer.Connect(endpoint);
        using ZmqMessage message = new() { "", "request of a DEALER" };
        dealer.Send(message, stop);
        dealer.Receive(message, stop);
        Frames.Print(message);
    }
}
