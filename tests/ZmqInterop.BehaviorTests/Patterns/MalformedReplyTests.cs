using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Replies that are none.</summary>
public sealed class MalformedReplyTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Reply_WithoutItsParts_IsPassedOver(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        ZmqSocket req = Create(ZmqSocketType.Req, "client");
        req.Connect(router.Bind(Endpoints.For(transport)));
        Send(req, "request");
        Assert.Equal(["client", "", "request"], Receive(router));

        // Only a routing id: nothing is sent.
        Send(router, "client");
        if (transport == "inproc")
        {
            // No empty frame, or nothing after it: the REQ drops it. Over a wire, it would drop the connection.
            Send(router, "client", "no empty frame", "reply");
            Send(router, "client", "");
        }

        Send(router, "client", "", "reply");
        Assert.Equal(["reply"], Receive(req));
    }
}
