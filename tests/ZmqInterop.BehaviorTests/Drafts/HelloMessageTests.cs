#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>A message that each new peer gets first.</summary>
public sealed class HelloMessageTests : BehaviorTest
{
    public HelloMessageTests() => Draft.Require();

    [Theory]
    [MemberData(nameof(Transports))]
    public void Peer_Connected_GetsTheHello(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.SetHelloMessage("H"u8);
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Connect(router.Bind(Endpoints.For(transport)));
        Assert.Equal("H", Receive(dealer));
    }

    [Fact]
    public void BothPeers_InprocBoundAfterwards_GetTheHelloOfTheOther()
    {
        string endpoint = Endpoints.Inproc();
        ZmqSocket server = Create(ZmqSocketType.Server);
        server.Options.SetHelloMessage("W"u8);
        ZmqSocket client = Create(ZmqSocketType.Client);
        client.Options.SetHelloMessage("H"u8);
        client.Connect(endpoint);
        _ = server.Bind(endpoint);
        Assert.Equal("W", Receive(client));
        Assert.Equal("H", Receive(server));
    }

    private static string? Receive(ZmqSocket socket)
    {
        Assert.True(socket.TryReceiveString(out string? text, BackgroundCall.Limit));
        return text;
    }
}
