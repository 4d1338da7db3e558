using System.Threading;

namespace ZmqInterop.Examples.Multipart;

/// <summary>A REQ shows nothing of the frames around request and reply.</summary>
internal static class ReqClient
{
    public static void Run(string endpoint, string routingId, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket req = context.CreateSocket(ZmqSocketType.Req);
        if (routingId.Length > 0)
        {
            req.Options.SetRoutingId(routingId);
        }

        req.Connect(endpoint);
        req.Send("request of a REQ", cancellationToken: stop);
        using ZmqMessage reply = req.ReceiveMessage(stop);
        Frames.Print(reply);
    }
}
