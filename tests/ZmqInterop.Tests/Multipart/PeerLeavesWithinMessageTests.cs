using System;
using System.Linq;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Multipart;

/// <summary>
/// A peer leaves while a message is half sent or half received: its own, or that of another of three. libzmq keeps the peers in a list, in which the last one
/// then takes the place of the one that has left (native/patches/libzmq/next-peer-after-another-left.patch).
/// </summary>
public sealed class PeerLeavesWithinMessageTests
{
    [Theory]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Pull)]
    [InlineData(ZmqSocketType.Dealer, ZmqSocketType.Dealer)]
    public void Send_AnotherPeerLeavesWithinAMessage_TheRestGoesWhereItsBeginningWent(ZmqSocketType type, ZmqSocketType peerType)
    {
        BundledLibrary.Require();
        using ZmqContext context = new() { MaxSockets = 4 };
        using ZmqSocket sender = context.CreateSocket(type);
        string endpoint = sender.Bind(Endpoints.For("inproc"));
        ZmqSocket[] peers = new ZmqSocket[3];
        for (int i = 0; i < 3; i++)
        {
            peers[i] = CreatePeer(context, peerType);
            peers[i].Connect(endpoint);
        }

        // The third peer, whose turn it is then, is the last in the list.
        sender.Send("one");
        sender.Send("two");
        sender.Send("first", more: true);
        peers[1].Dispose();
        CreateWhenItHasLeft(context, sender, peerType).Dispose();
        sender.Send("last");

        Assert.Equal("one", peers[0].ReceiveString());
        Assert.Equal(["first", "last"], peers[2].ReceiveTexts());
        Assert.False(peers[0].TryReceiveString(out string? lost), lost);
        peers[0].Dispose();
        peers[2].Dispose();
    }

    /// <summary>The rest of a message without a peer is dropped, in whatever form it comes, and the next message is a whole one again.</summary>
    [Theory]
    [InlineData(ZmqSocketType.Pair)]
    [InlineData(ZmqSocketType.Dealer)]
    public void Send_TheOnlyPeerLeavesWithinAMessage_TheRestIsDropped(ZmqSocketType type)
    {
        using ZmqContext context = new() { MaxSockets = 2 };
        using ZmqSocket sender = context.CreateSocket(type);
        string endpoint = sender.Bind(Endpoints.For("inproc"));
        ZmqSocket gone = CreatePeer(context, type);
        gone.Connect(endpoint);
        sender.Send("first"u8, more: true);
        gone.Dispose();
        using ZmqSocket next = CreateWhenItHasLeft(context, sender, type);
        sender.Send("second"u8, more: true);
        sender.Send("third"u8, more: true);
        using ZmqFrame fourth = new("fourth");
        sender.Send(fourth, more: true);
        Assert.Equal(0, fourth.Size);
        sender.Send(Bytes.Sequence([5, 6, 7], segmentSize: 1), more: true);
        sender.Send("last"u8);

        next.Connect(endpoint);
        sender.Send("whole");
        Assert.Equal("whole", next.ReceiveString());
        Assert.False(next.HasMore);
    }

    [Fact]
    public void Send_TheContextIsShutDownWithinAMessage_ThrowsAndKeepsTheFrame()
    {
        using ZmqContext context = new();
        using ZmqSocket sender = context.CreateSocket(ZmqSocketType.Dealer);
        using ZmqSocket peer = CreatePeer(context, ZmqSocketType.Dealer);
        peer.Connect(sender.Bind(Endpoints.For("inproc")));
        sender.Send("first", more: true);
        _ = LibZmq.zmq_ctx_shutdown(context.Handle.DangerousGetHandle());
        // A send looks only now and then whether there is something that it should know.
        Assert.Throws<ZmqException>(() => sender.Events);

        using ZmqFrame last = new("last");
        Assert.Equal(ZmqError.ContextTerminated, Assert.Throws<ZmqException>(() => sender.Send(last)).Error);
        Assert.Equal("last", last.GetString());
    }

    /// <summary>The beginning of a message that is never sent whole is given up with the peer (native/patches/libzmq/message-of-which-the-peer-left.patch).</summary>
    [Theory]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Pull)]
    [InlineData(ZmqSocketType.Dealer, ZmqSocketType.Dealer)]
    [InlineData(ZmqSocketType.Pub, ZmqSocketType.Sub)]
    public void Send_ThePeerLeavesWithinAMessage_WrappedMemoryIsGivenBack(ZmqSocketType type, ZmqSocketType peerType)
    {
        BundledLibrary.Require();
        using ZmqContext context = new() { MaxSockets = 2 };
        using ZmqSocket sender = context.CreateSocket(type);
        if (type == ZmqSocketType.Pub)
        {
            // Who has subscribed to nothing gets everything.
            sender.Options.InvertMatching = true;
        }

        ZmqSocket peer = CreatePeer(context, peerType);
        peer.Connect(sender.Bind(Endpoints.For("inproc")));

        // A PUB sends to those that it knows of: libzmq looks for new ones here, and when it sends only now and then.
        _ = sender.Events;
        CountingOwner owner = SendBeginning(sender);
        Assert.Equal(0, owner.Disposals);
        peer.Dispose();
        CreateWhenItHasLeft(context, sender, peerType).Dispose();
        owner.WaitForDisposal();
    }

    /// <summary>The same where libzmq makes the queue of a connection anew, since the one that broke must not be used until the peer is back.</summary>
    [Fact]
    public void Send_TheConnectionBreaksWithinAMessage_WrappedMemoryIsGivenBack()
    {
        BundledLibrary.Require();
        using ZmqContext context = new();
        using ZmqSocket sender = context.CreateSocket(ZmqSocketType.Push);
        sender.Options.Immediate = true;
        sender.Options.Linger = TimeSpan.Zero;
        ZmqSocket peer = CreatePeer(context, ZmqSocketType.Pull);
        sender.Connect(peer.Bind("tcp://127.0.0.1:*"));
        CountingOwner owner = SendBeginning(sender);
        peer.Dispose();
        Parked.Until(() => sender.Events == ZmqPollEvents.Out && owner.Disposals > 0, "a wrapped memory given back with the connection");
        owner.WaitForDisposal();
    }

    [Theory]
    [InlineData(ZmqSocketType.Pull, ZmqSocketType.Push)]
    [InlineData(ZmqSocketType.Dealer, ZmqSocketType.Dealer)]
    public void Receive_AnotherPeerIsLeftWithinAMessage_TheRestComesFromTheSamePeer(ZmqSocketType type, ZmqSocketType peerType)
    {
        BundledLibrary.Require();
        using ZmqContext context = new() { MaxSockets = 4 };
        using ZmqSocket receiver = context.CreateSocket(type);
        ZmqSocket[] peers = new ZmqSocket[3];
        string[] endpoints = new string[3];
        for (int i = 0; i < 3; i++)
        {
            peers[i] = CreatePeer(context, peerType);
            endpoints[i] = peers[i].Bind(Endpoints.For("inproc"));
            receiver.Connect(endpoints[i]);
            peers[i].Send("before");
            peers[i].Send("first", more: true);
            peers[i].Send("last");
        }

        // One message of each, and one more: the third peer, whose turn it is then, is the last in the list.
        Assert.Equal(["before", "before", "before"], peers.Select(_ => receiver.ReceiveString()));
        Assert.Equal(["first", "last"], receiver.ReceiveTexts());
        Assert.Equal(["first", "last"], receiver.ReceiveTexts());
        Assert.Equal("first", receiver.ReceiveString());
        peers[0].Send("another");
        receiver.Disconnect(endpoints[1]);
        peers[1].Dispose();
        CreateWhenItHasLeft(context, receiver, peerType).Dispose();
        Assert.Equal(["last"], receiver.ReceiveTexts());
        Assert.Equal(["another"], receiver.ReceiveTexts());
        peers[0].Dispose();
        peers[2].Dispose();
    }

    private static ZmqSocket CreatePeer(ZmqContext context, ZmqSocketType type)
    {
        ZmqSocket peer = context.CreateSocket(type);
        peer.Options.Linger = TimeSpan.Zero;
        return peer;
    }

    private static CountingOwner SendBeginning(ZmqSocket sender)
    {
        CountingOwner owner = new(new byte[1000]);
        using ZmqFrame frame = ZmqFrame.Wrap(owner);
        sender.Send(frame, more: true);
        return owner;
    }

    // Its place in the context is free when it is gone for good, for which the other one has to do its part.
    private static ZmqSocket CreateWhenItHasLeft(ZmqContext context, ZmqSocket other, ZmqSocketType type)
    {
        ZmqSocket? created = null;
        Parked.Until(
            () =>
            {
                _ = other.Events;
                try
                {
                    created = context.CreateSocket(type);
                    return true;
                }
                catch (ZmqException exception) when (exception.Error == ZmqError.TooManyOpenFiles)
                {
                    return false;
                }
            },
            "room for another socket");
        _ = other.Events;
        return created!;
    }
}
