using System;
using System.Linq;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Security;

/// <summary>Speaks to an authenticator directly, as libzmq does and as it never would.</summary>
internal sealed class ZapClient : IDisposable
{
    internal ZapClient(ZmqContext context)
    {
        Socket = context.CreateSocket(ZmqSocketType.Dealer);
        Socket.Options.SendTimeout = BackgroundCall.Limit;
        Socket.Options.ReceiveTimeout = BackgroundCall.Limit;

        // A test may send thousands of requests before it reads the replies, and a ROUTER drops what a peer has no room for.
        Socket.Options.ReceiveHighWatermark = 0;
        Socket.Connect(ZmqAuthenticator.Endpoint);
    }

    internal ZmqSocket Socket { get; }

    /// <summary>The frames of a request, from the delimiter on.</summary>
    internal static byte[][] Request(string requestId, string domain, string mechanism, params byte[][] credentials) =>
    [
        [], .. new[] { "1.0", requestId, domain, "127.0.0.1", "", mechanism }.Select(Encoding.UTF8.GetBytes), .. credentials,
    ];

    internal void Send(params byte[][] frames)
    {
        using ZmqMessage message = [];
        foreach (byte[] frame in frames)
        {
            message.Add(frame);
        }

        Socket.Send(message);
    }

    internal string[] Receive()
    {
        using ZmqMessage message = Socket.ReceiveMessage();
        return [.. message.Select(frame => frame.GetString())];
    }

    /// <summary>Sends a request that has no reply. What is answered next is the request after it.</summary>
    internal void AssertIgnored(params byte[][] frames)
    {
        Send(frames);
        Send(Request("after", "global", "NULL"));
        Assert.Equal(["", "1.0", "after", "200", "OK", "guest", ""], Receive());
    }

    /// <summary>Sends a request that is refused.</summary>
    internal void AssertRefused(string requestId, string reason, params byte[][] frames)
    {
        Send(frames);
        Assert.Equal(["", "1.0", requestId, "400", reason, "", ""], Receive());
    }

    public void Dispose() => Socket.Dispose();
}
