using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Requests with a number, and replies to others (ZMQ_REQ_CORRELATE).</summary>
public sealed class RequestCorrelateTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Reply_ToAnotherRequest_IsDropped(string transport)
    {
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Options.SetRequestCorrelate(true);
        ZmqSocket router = Create(ZmqSocketType.Router);
        req.Connect(router.Bind(Endpoints.For(transport)));
        Send(req, "two", "frames");

        using ZmqMessage message = router.ReceiveMessage();
        Assert.Equal(5, message.Count);
        Assert.Equal(4, message[1].Size);
        Assert.Equal(0, message[2].Size);
        Assert.Equal("two", message[3].GetString());
        Assert.Equal("frames", message[4].GetString());

        byte[] client = message[0].ToArray();
        byte[] number = message[1].ToArray();
        byte[] another = BitConverter.GetBytes(BitConverter.ToUInt32(number) + 1);
        foreach ((byte[] id, string reply) in new[] { (another, "wrong"), (number, "right") })
        {
            router.Send(client, more: true);
            router.Send(id, more: true);
            Send(router, "", reply);
        }

        Assert.Equal(["right"], Receive(req));
    }
}
