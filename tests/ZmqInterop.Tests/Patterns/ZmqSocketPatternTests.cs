using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Patterns;

/// <summary>What each pattern does with a message.</summary>
public sealed class ZmqSocketPatternTests : IDisposable
{
    private static readonly string[] s_ids = ["one", "two"];

    private readonly ZmqContext _context = new();

    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public void PubSub_Prefixes_SelectMessages(string transport)
    {
        using ZmqSocket pub = _context.CreateSocket(ZmqSocketType.XPub);
        using ZmqSocket sub = _context.CreateSocket(ZmqSocketType.Sub);
        sub.Connect(pub.Bind(Endpoints.For(transport)));
        sub.Subscribe("a");
        sub.Subscribe("bc"u8);
        sub.Subscribe("a");
        Assert.Equal("\u0001a", pub.ReceiveString());
        Assert.Equal("\u0001bc", pub.ReceiveString());

        foreach (string text in new[] { "a1", "b", "bc", "c", "A" })
        {
            pub.Send(text);
        }

        pub.Send("a", more: true);
        pub.Send("end");
        Assert.Equal(["a1", "bc", "a", "end"], Enumerable.Range(0, 4).Select(_ => sub.ReceiveString()));

        // Subscribed to twice: the first Unsubscribe leaves one.
        sub.Unsubscribe("a");
        sub.Unsubscribe("bc"u8);
        Assert.Equal("\u0000bc", pub.ReceiveString());
        pub.Send("bc");
        pub.Send("a2");
        Assert.Equal("a2", sub.ReceiveString());
        sub.Unsubscribe("a");
        Assert.Equal("\u0000a", pub.ReceiveString());
    }

    [Fact]
    public void PubSub_EmptyPrefix_SubscribesToEverything()
    {
        using ZmqSocket pub = _context.CreateSocket(ZmqSocketType.XPub);
        using ZmqSocket sub = _context.CreateSocket(ZmqSocketType.Sub);
        sub.Connect(pub.Bind(Endpoints.Inproc()));
        sub.Subscribe("");
        Assert.Equal([1], pub.ReceiveBytes());
        pub.Send("");
        pub.Send("x");
        Assert.Equal(["", "x"], [sub.ReceiveString(), sub.ReceiveString()]);
    }

    [Fact]
    public void Pub_SlowSubscriber_NeverWaits()
    {
        using ZmqSocket pub = _context.CreateSocket(ZmqSocketType.XPub);
        pub.Options.SendHighWatermark = 5;
        using ZmqSocket sub = _context.CreateSocket(ZmqSocketType.Sub);
        sub.Options.ReceiveHighWatermark = 5;
        sub.Connect(pub.Bind(Endpoints.Inproc()));
        sub.Subscribe("");
        Assert.Equal([1], pub.ReceiveBytes());
        BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                pub.Send($"{i}");
            }
        }).Finish();
        int received = 0;
        while (sub.TryReceiveString(out string? text))
        {
            Assert.Equal($"{received++}", text);
        }

        Assert.InRange(received, 1, 20);
    }

    [Fact]
    public void XSub_SubscribesBySending_AndRefusesWhatIsNone()
    {
        using ZmqSocket pub = _context.CreateSocket(ZmqSocketType.XPub);
        using ZmqSocket xsub = _context.CreateSocket(ZmqSocketType.XSub);
        xsub.Connect(pub.Bind(Endpoints.Inproc()));
        xsub.Send("\u0001t"u8);
        Assert.Equal("\u0001t", pub.ReceiveString());
        pub.Send("t1");
        Assert.Equal("t1", xsub.ReceiveString());
    }

    [Fact]
    public void PushPull_SeveralPeers_TakeTurns()
    {
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        string endpoint = push.Bind(Endpoints.Inproc());
        List<ZmqSocket> pulls = [];
        for (int i = 0; i < 3; i++)
        {
            ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
            pull.Connect(endpoint);
            pulls.Add(pull);
        }

        for (int i = 0; i < 30; i++)
        {
            push.Send($"{i}");
        }

        foreach (ZmqSocket pull in pulls)
        {
            int count = 0;
            while (pull.TryReceiveString(out _))
            {
                count++;
            }

            Assert.Equal(10, count);
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void ReqRep_ManyRounds_AnswerEachRequest(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req, transport);
        BackgroundCall server = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 500; i++)
            {
                string request = pair.Bound.ReceiveString();
                pair.Bound.Send(request + "!");
            }
        });
        for (int i = 0; i < 500; i++)
        {
            pair.Connected.Send($"{i}");
            Assert.Equal($"{i}!", pair.Connected.ReceiveString());
        }

        server.Finish();
    }

    [Fact]
    public void RouterDealer_RoutingIds_SelectThePeer()
    {
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        router.SetOption(ZmqConstants.ZMQ_ROUTER_MANDATORY, "RouterMandatory", 1);
        string endpoint = router.Bind("tcp://127.0.0.1:*");
        ZmqSocket[] dealers = [.. s_ids.Select(id =>
        {
            ZmqSocket dealer = _context.CreateSocket(ZmqSocketType.Dealer);
            dealer.SetOption(ZmqConstants.ZMQ_ROUTING_ID, "RoutingId", Encoding.UTF8.GetBytes(id));
            dealer.Connect(endpoint);
            dealer.Send("hello");
            return dealer;
        })];
        using (ZmqMessage first = router.ReceiveMessage())
        using (ZmqMessage second = router.ReceiveMessage())
        {
            Assert.Equal(s_ids, new[] { first, second }.Select(m => m[0].GetString()).Order());
        }

        router.Send("two", more: true);
        router.Send("for two");
        Assert.Equal("for two", dealers[1].ReceiveString());

        ZmqException exception = Assert.Throws<ZmqException>(() => router.Send("three", more: true));
        Assert.Equal(ZmqError.HostUnreachable, exception.Error);
        Assert.Contains("routing id", exception.Message, StringComparison.Ordinal);

        router.Send("one", more: true);
        router.Send("for one");
        Assert.Equal("for one", dealers[0].ReceiveString());
    }

    [Fact]
    public void Pair_SecondPeer_IsNotServed()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqSocket third = pair.Create(ZmqSocketType.Pair);
        third.Connect(pair.Endpoint);
        pair.Bound.Send("x");
        Assert.Equal("x", pair.Connected.ReceiveString());
        Assert.False(third.TryReceiveBytes(out _, TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void Stream_RawTcp_SendsAndReceivesBytes()
    {
        using ZmqSocket stream = _context.CreateSocket(ZmqSocketType.Stream);
        stream.Options.Linger = TimeSpan.Zero;
        int port = stream.BindRandomPort();
        using Socket tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        tcp.Connect(IPAddress.Loopback, port);
        tcp.Send("hi"u8);
        byte[] id = [];
        string text = "";
        while (text.Length == 0)
        {
            // A connection announces itself with an empty message.
            id = stream.ReceiveBytes(out bool more);
            Assert.True(more);
            text = stream.ReceiveString();
        }

        Assert.Equal("hi", text);
        stream.Send(id, more: true);
        stream.Send("ho");
        byte[] answer = new byte[2];
        Assert.Equal(2, tcp.Receive(answer));
        Assert.Equal("ho"u8, answer);
    }

    [Fact]
    public void Connect_BeforeBind_DeliversWhenThePeerAppears()
    {
        string endpoint = Endpoints.Inproc();
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        push.Send("early");
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        pull.Bind(endpoint);
        Assert.Equal("early", pull.ReceiveString());
    }

    public void Dispose() => _context.Dispose();
}
