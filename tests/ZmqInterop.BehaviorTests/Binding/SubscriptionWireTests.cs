using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Subscriptions on the wire: a command to peers of ZMTP 3.1, a message that begins with 1 or 0 to those of 3.0.</summary>
public sealed class SubscriptionWireTests : BehaviorTest
{
    private const byte Old = 0;
    private const byte New = 1;

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public void XPub_PeerSubscribes_IsToldAndSends(byte minor)
    {
        ZmqSocket publisher = Create(ZmqSocketType.XPub);
        using RawPeer peer = RawPeer.Connect(publisher.Bind(Endpoints.For("tcp")));
        peer.Handshake("SUB", minor);
        Write(peer, minor, "SUBSCRIBE", 1);
        Assert.Equal("\u0001A"u8.ToArray(), publisher.ReceiveBytes());
        publisher.Send("BLOL");
        publisher.Send("ALOL");
        Assert.Equal("ALOL"u8.ToArray(), peer.ReadFrame(out byte flags));
        Assert.Equal(0, flags);
        Write(peer, minor, "CANCEL", 0);
        Assert.Equal("\0A"u8.ToArray(), publisher.ReceiveBytes());
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public void Sub_Subscribes_PeerIsToldAndItsMessagesArrive(byte minor)
    {
        ZmqSocket subscriber = Create(ZmqSocketType.Sub);
        using RawPeer peer = RawPeer.Connect(subscriber.Bind(Endpoints.For("tcp")));
        peer.Handshake("XPUB", minor);
        subscriber.Subscribe("A");

        // A socket learns of a new peer, and tells it what it subscribes to, while it is used.
        string? received = null;
        BackgroundCall call = BackgroundCall.Start(() => received = subscriber.ReceiveString());
        AssertSays(peer, minor, "SUBSCRIBE", 1);
        peer.WriteFrame(0, "ALOL"u8);
        call.Finish();
        Assert.Equal("ALOL", received);
        subscriber.Unsubscribe("A");
        AssertSays(peer, minor, "CANCEL", 0);
    }

    private static void Write(RawPeer peer, byte minor, string command, byte legacy)
    {
        if (minor == New)
        {
            peer.WriteFrame(RawPeer.Command, RawPeer.CommandBody(command, (byte)'A'));
        }
        else
        {
            peer.WriteFrame(0, legacy, (byte)'A');
        }
    }

    private static void AssertSays(RawPeer peer, byte minor, string command, byte legacy)
    {
        byte[] body = peer.ReadFrame(out byte flags);
        Assert.Equal(minor == New ? RawPeer.Command : (byte)0, flags);
        Assert.Equal(minor == New ? RawPeer.CommandBody(command, (byte)'A') : [legacy, (byte)'A'], body);
    }
}
