using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Calls that a socket of this type, or in this state, cannot serve.</summary>
public sealed class ZmqSocketStateTests
{
    public static TheoryData<int> UndefinedTypes =>
        [.. new[] { -1, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 99, int.MinValue, int.MaxValue }.Where(t => !Enum.IsDefined((ZmqSocketType)t))];

    public static TheoryData<ZmqSocketType> AllTypes => [.. Enum.GetValues<ZmqSocketType>()];

    public static TheoryData<ZmqSocketType> TypesWithoutSubscriptions => [.. Enum.GetValues<ZmqSocketType>().Where(t => t != ZmqSocketType.Sub)];

    private static IEnumerable<Action<ZmqSocket>> Sends =>
    [
        s => s.Send("x"u8),
        s => s.Send("x"),
        s => s.Send(new string('x', 10_000)),
        s => s.Send(new ReadOnlySequence<byte>(new byte[3])),
        s => { using ZmqFrame frame = new("x"); s.Send(frame); },
        s => { using ZmqMessage message = new() { "x", "y" }; s.Send(message); },
        s => s.TrySend("x"u8),
        s => s.TrySend("x"),
        s => s.TrySend(new ReadOnlySequence<byte>(new byte[3])),
        s => { using ZmqFrame frame = new("x"); s.TrySend(frame); },
        s => { using ZmqMessage message = new() { "x", "y" }; s.TrySend(message); },
        s => s.TrySend("x"u8, TimeSpan.FromSeconds(1)),
    ];

    private static IEnumerable<Action<ZmqSocket>> Receives =>
    [
        s => s.Receive(new byte[1]),
        s => s.Receive(new byte[1], out _),
        s => { using ZmqFrame frame = new(); s.Receive(frame); },
        s => s.ReceiveString(),
        s => s.ReceiveBytes(),
        s => s.Receive(new ArrayBufferWriter<byte>()),
        s => { using ZmqMessage message = s.ReceiveMessage(); },
        s => { using ZmqMessage message = new(); s.TryReceive(message); },
        s => s.TryReceive(new byte[1], out _),
        s => s.TryReceive(new byte[1], out _, out _),
        s => { using ZmqFrame frame = new(); s.TryReceive(frame); },
        s => s.TryReceiveString(out _),
        s => s.TryReceiveBytes(out _),
        s => s.TryReceiveString(out _, TimeSpan.FromSeconds(1)),
    ];

    [Theory]
    [MemberData(nameof(UndefinedTypes))]
    public void CreateSocket_UndefinedType_ThrowsArgumentOutOfRangeException(int type)
    {
        using ZmqContext context = new();

        Assert.Throws<ArgumentOutOfRangeException>(nameof(type), () => context.CreateSocket((ZmqSocketType)type));

        Assert.Equal(0, context.SocketCount);
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void CreateSocket_EveryType_HasItsTypeAndName(ZmqSocketType type)
    {
        DraftPair.RequireFor(type);
        using ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(type);

        Assert.Equal(type, socket.Type);
        Assert.Same(context, socket.Context);
        Assert.Equal($"ZmqSocket ({type.ToString().ToUpperInvariant()})", socket.ToString());
        Assert.Equal(1, context.SocketCount);
        socket.Dispose();
        Assert.Equal($"ZmqSocket ({type.ToString().ToUpperInvariant()}, disposed)", socket.ToString());
        Assert.Equal(0, context.SocketCount);
    }

    [Theory]
    [InlineData(ZmqSocketType.Pull)]
    [InlineData(ZmqSocketType.Sub)]
    public void Send_TypeThatOnlyReceives_ThrowsNotSupported(ZmqSocketType type)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(type);
        foreach (Action<ZmqSocket> send in Sends)
        {
            ZmqException exception = Assert.Throws<ZmqException>(() => send(socket));
            Assert.Equal(ZmqError.NotSupported, exception.Error);
            Assert.EndsWith("socket only receives.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ZmqSocketType.Push)]
    [InlineData(ZmqSocketType.Pub)]
    public void Receive_TypeThatOnlySends_ThrowsNotSupported(ZmqSocketType type)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(type);
        foreach (Action<ZmqSocket> receive in Receives)
        {
            ZmqException exception = Assert.Throws<ZmqException>(() => receive(socket));
            Assert.Equal(ZmqError.NotSupported, exception.Error);
            Assert.EndsWith("socket only sends.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Receive_ReqBeforeRequest_ThrowsInvalidStateWithAdvice()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        foreach (Action<ZmqSocket> receive in Receives)
        {
            ZmqException exception = Assert.Throws<ZmqException>(() => receive(pair.Connected));
            Assert.Equal(ZmqError.InvalidState, exception.Error);
            Assert.Contains("A REQ receives only after it has sent a request.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Send_ReqBeforeReply_ThrowsInvalidStateWithAdvice()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        pair.Connected.Send("request");
        foreach (Action<ZmqSocket> send in Sends)
        {
            ZmqException exception = Assert.Throws<ZmqException>(() => send(pair.Connected));
            Assert.Equal(ZmqError.InvalidState, exception.Error);
            Assert.Contains("RequestRelaxed", exception.Message, StringComparison.Ordinal);
        }

        AssertReply(pair);
    }

    [Fact]
    public void Send_RepBeforeRequest_ThrowsInvalidStateWithAdvice()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        foreach (Action<ZmqSocket> send in Sends)
        {
            ZmqException exception = Assert.Throws<ZmqException>(() => send(pair.Bound));
            Assert.Equal(ZmqError.InvalidState, exception.Error);
            Assert.Contains("A REP sends only after it has received a whole request", exception.Message, StringComparison.Ordinal);
        }

        pair.Connected.Send("request");
        AssertReply(pair);
    }

    [Fact]
    public void Receive_RepBeforeReply_ThrowsInvalidStateWithAdvice()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        pair.Connected.Send("request");
        Assert.Equal("request", pair.Bound.ReceiveString());
        foreach (Action<ZmqSocket> receive in Receives)
        {
            ZmqException exception = Assert.Throws<ZmqException>(() => receive(pair.Bound));
            Assert.Equal(ZmqError.InvalidState, exception.Error);
            Assert.Contains("A REP must send the reply", exception.Message, StringComparison.Ordinal);
        }

        pair.Bound.Send("reply");
        Assert.Equal("reply", pair.Connected.ReceiveString());
    }

    [Theory]
    [MemberData(nameof(TypesWithoutSubscriptions))]
    public void Subscribe_TypeWithoutSubscriptions_ThrowsInvalidArgument(ZmqSocketType type)
    {
        DraftPair.RequireFor(type);
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(type);
        foreach (Action call in new Action[]
            { () => socket.Subscribe("x"), () => socket.Subscribe("x"u8), () => socket.Unsubscribe("x"), () => socket.Unsubscribe("x"u8) })
        {
            ZmqException exception = Assert.Throws<ZmqException>(call);
            Assert.Equal(ZmqError.InvalidArgument, exception.Error);
            Assert.Contains(nameof(ZmqSocket.Subscribe)[1..], exception.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Subscribe_Null_ThrowsArgumentNullException()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Sub);
        Assert.Throws<ArgumentNullException>("prefix", () => socket.Subscribe((string)null!));
        Assert.Throws<ArgumentNullException>("prefix", () => socket.Unsubscribe((string)null!));
    }

    [Fact]
    public void SendAndReceive_Null_ThrowsArgumentNullException()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqSocket socket = pair.Bound;
        Assert.Throws<ArgumentNullException>("text", () => socket.Send((string)null!));
        Assert.Throws<ArgumentNullException>("text", () => socket.TrySend((string)null!));
        Assert.Throws<ArgumentNullException>("frame", () => socket.Send((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>("frame", () => socket.TrySend((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>("message", () => socket.Send((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>("message", () => socket.TrySend((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>("frame", () => socket.Receive((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>("frame", () => socket.TryReceive((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>("message", () => socket.Receive((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>("message", () => socket.TryReceive((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>("writer", () => socket.Receive((IBufferWriter<byte>)null!));
    }

    [Fact]
    public void EveryCall_NegativeTimeout_ThrowsArgumentOutOfRangeException()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqSocket socket = pair.Bound;
        using ZmqFrame frame = new("x");
        using ZmqMessage message = new() { "x" };
        foreach (TimeSpan timeout in new[]
            { TimeSpan.FromTicks(-1), TimeSpan.FromMilliseconds(-2), TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromMilliseconds(int.MaxValue + 1L) })
        {
            foreach (Action call in new Action[]
            {
                () => socket.TrySend("x"u8, timeout),
                () => socket.TrySend("x", timeout),
                () => socket.TrySend(ReadOnlySequence<byte>.Empty, timeout),
                () => socket.TrySend(frame, timeout),
                () => socket.TrySend(message, timeout),
                () => socket.TryReceive(new byte[1], out _, timeout),
                () => socket.TryReceive(new byte[1], out _, out _, timeout),
                () => socket.TryReceive(frame, timeout),
                () => socket.TryReceive(message, timeout),
                () => socket.TryReceiveString(out _, timeout),
                () => socket.TryReceiveString(out _, out _, timeout),
                () => socket.TryReceiveBytes(out _, timeout),
                () => socket.TryReceiveBytes(out _, out _, timeout),
            })
            {
                Assert.Throws<ArgumentOutOfRangeException>(nameof(timeout), call);
            }
        }

        Assert.Equal(1, frame.Size);
        Assert.Single(message);
        Assert.False(pair.Connected.TryReceiveBytes(out _));
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void TryReceive_NothingThere_IsFalseOrRefused(ZmqSocketType type)
    {
        DraftPair.RequireFor(type);
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(type);
        try
        {
            Assert.False(socket.TryReceiveBytes(out byte[]? content, out bool more));
            Assert.Null(content);
            Assert.False(more);
        }
        catch (ZmqException e)
        {
            Assert.Contains(e.Error, new[] { ZmqError.NotSupported, ZmqError.InvalidState });
        }
    }

    [Theory]
    [InlineData(ZmqSocketType.Push)]
    [InlineData(ZmqSocketType.Dealer)]
    [InlineData(ZmqSocketType.Pair)]
    [InlineData(ZmqSocketType.Req)]
    public void TrySend_NoPeer_IsFalseAndTheFrameIsAsItWas(ZmqSocketType type)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(type);
        using ZmqFrame frame = new("content");
        using ZmqMessage message = new() { "a", "b" };

        Assert.False(socket.TrySend("x"u8));
        Assert.False(socket.TrySend("x", TimeSpan.FromMilliseconds(1)));
        Assert.False(socket.TrySend(frame));
        Assert.False(socket.TrySend(message, TimeSpan.FromMilliseconds(1)));

        Assert.Equal("content", Encoding.UTF8.GetString(frame.Span));
        Assert.Equal(["a", "b"], message.Select(f => Encoding.UTF8.GetString(f.Span)));
    }

    [Fact]
    public void HasMore_BetweenFrames_IsTrue()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        pair.Connected.Send("a", more: true);
        pair.Connected.Send("b");

        Assert.Equal("a", pair.Bound.ReceiveString(out bool more));
        Assert.True(more);
        Assert.True(pair.Bound.HasMore);
        Assert.Equal("b", pair.Bound.ReceiveString(out more));
        Assert.False(more);
        Assert.False(pair.Bound.HasMore);
    }

    [Fact]
    public void Events_PeerSends_BecomesIn()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Assert.Equal(ZmqPollEvents.None, pair.Bound.Events);
        Assert.Equal(ZmqPollEvents.Out, pair.Connected.Events);
        pair.Connected.Send("x");
        Assert.Equal(ZmqPollEvents.In, pair.Bound.Events);
        Assert.Equal("x", pair.Bound.ReceiveString(CancellationToken.None));
        Assert.Equal(ZmqPollEvents.None, pair.Bound.Events);
    }

    private static void AssertReply(SocketPair pair)
    {
        Assert.Equal("request", pair.Bound.ReceiveString());
        pair.Bound.Send("reply");
        Assert.Equal("reply", pair.Connected.ReceiveString());
    }
}
