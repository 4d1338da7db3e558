using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A ROUTER and a DEALER, forwarding frame by frame, are invisible between a REQ and a REP.</summary>
public sealed class RequestReplyDeviceTests : BehaviorTest
{
    // The routing id, the empty frame that ends the addresses, and two frames of content.
    private const int Frames = 4;

    [Fact]
    public void Forward_RequestAndReply_ArriveAsSent()
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        ZmqSocket router = Create(ZmqSocketType.Router);
        ZmqSocket worker = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        worker.Connect(dealer.Bind(Endpoints.For("tcp")));
        client.Connect(router.Bind(Endpoints.For("tcp")));
        BackgroundCall device = BackgroundCall.Start(() =>
        {
            Forward(router, dealer);
            Forward(dealer, router);
        });
        Exchange.Bounce(worker, client);
        device.Finish();
    }

    private static void Forward(ZmqSocket from, ZmqSocket to)
    {
        using ZmqFrame frame = new();
        for (int i = 1; i <= Frames; i++)
        {
            from.Receive(frame);
            Assert.Equal(i < Frames, frame.More);
            Assert.Equal(frame.More, from.HasMore);
            to.Send(frame, frame.More);
        }
    }
}
