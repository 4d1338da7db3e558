using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqFrameMetadataTests
{
    [Fact]
    public void Properties_OfAFrameReceivedOverTcp_TellAboutThePeer()
    {
        using SocketPair pair = new(ZmqSocketType.Router, ZmqSocketType.Dealer, "tcp");
        using ZmqFrame frame = new();
        pair.Connected.Send("hello");
        pair.Bound.Receive(frame);
        Assert.Equal(5, frame.Size);
        pair.Bound.Receive(frame);
        Assert.Equal("hello", frame.GetString());
        Assert.Equal("127.0.0.1", frame.PeerAddress);
        Assert.Equal("DEALER", frame.PeerSocketType);
        Assert.Null(frame.UserId);
        Assert.Equal("127.0.0.1", frame.GetMetadata("Peer-Address"));
    }

    [Fact]
    public void GetMetadata_UnknownName_IsNull()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqFrame frame = new();
        pair.Connected.Send("hello");
        pair.Bound.Receive(frame);
        Assert.Null(frame.GetMetadata("X-unknown"));
        Assert.Null(frame.GetMetadata("Größe"));
        Assert.Null(frame.GetMetadata(new string('x', 100_000)));
    }

    [Fact]
    public void Properties_OfAFrameReceivedOverInproc_AreNull()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new();
        pair.Connected.Send("hello");
        pair.Bound.Receive(frame);
        Assert.Null(frame.PeerAddress);
        Assert.Null(frame.PeerSocketType);
        Assert.Null(frame.UserId);
    }

    [Fact]
    public void Properties_OfAFrameMadeHere_AreNull()
    {
        using ZmqFrame frame = new("mine");
        Assert.Null(frame.PeerAddress);
        Assert.Null(frame.PeerSocketType);
        Assert.Null(frame.UserId);
        Assert.Null(frame.GetMetadata("Routing-Id"));
    }

    [Fact]
    public void Properties_FrameRefilled_ForgetThePeer()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqFrame frame = new();
        pair.Connected.Send("hello");
        pair.Bound.Receive(frame);
        Assert.NotNull(frame.PeerAddress);
        frame.Write("mine");
        Assert.Null(frame.PeerAddress);
    }

    [Fact]
    public void Properties_OfACopy_AreThoseOfTheOriginal()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqFrame frame = new();
        pair.Connected.Send(Bytes.Pattern(1000));
        pair.Bound.Receive(frame);
        using ZmqFrame copy = frame.Copy();
        frame.Clear();
        Assert.Equal("127.0.0.1", copy.PeerAddress);
        Assert.Equal("PAIR", copy.PeerSocketType);
    }

    [Fact]
    public void GetMetadata_NoName_ThrowsArgument()
    {
        using ZmqFrame frame = new("mine");
        Assert.Throws<ArgumentException>("name", () => frame.GetMetadata(""));
        Assert.Throws<ArgumentNullException>("name", () => frame.GetMetadata(null!));
    }
}
