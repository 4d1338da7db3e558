using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>A mandatory ROUTER does not drop what a peer has no room for: sending waits.</summary>
public sealed class RouterMandatoryHighWatermarkTests : PatternTest
{
    // More than the system's buffers of any transport hold.
    private const int Enough = 10_000;

    [Theory]
    [MemberData(nameof(Transports))]
    public void Send_ToAPeerThatDoesNotRead_HasNoRoomSoonAndLosesNothing(string transport)
    {
        byte[] content = new byte[65536];
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.SetRouterMandatory(true);
        router.Options.SendHighWatermark = 1;
        ZmqSocket dealer = Create(ZmqSocketType.Dealer, "X");
        dealer.Options.ReceiveHighWatermark = 1;
        dealer.Connect(router.Bind(Endpoints.For(transport)));
        Send(dealer, "here I am");
        Assert.Equal(["X", "here I am"], Receive(router));

        int sent = Fill(router, content);
        Assert.InRange(sent, 1, Enough - 1);
        if (transport == "inproc")
        {
            Assert.Equal(2, sent);
        }

        for (int i = 0; i < sent; i++)
        {
            Assert.Equal(content.Length, dealer.ReceiveBytes().Length);
        }

        // A wire may have taken some more meanwhile.
        router.Send("X", more: true);
        router.Send("end");
        Assert.Equal("end", dealer.ReceiveString());
    }

    private static int Fill(ZmqSocket router, byte[] content)
    {
        int count = 0;
        while (count < Enough && router.TrySend("X", more: true))
        {
            router.Send(content);
            count++;
        }

        return count;
    }
}
