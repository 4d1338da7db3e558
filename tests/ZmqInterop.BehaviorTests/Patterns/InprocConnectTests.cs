using System;
using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Connections within the process, which may be made before the other end is bound.</summary>
public sealed class InprocConnectTests : PatternTest
{
    private readonly string _endpoint = Endpoints.Inproc();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Connect_BeforeOrAfterBind_PassesMessages(bool before)
    {
        ZmqSocket bound = Create(ZmqSocketType.Pair);
        ZmqSocket connected = Create(ZmqSocketType.Pair);
        if (!before)
        {
            bound.Bind(_endpoint);
        }

        connected.Connect(_endpoint);
        Send(connected, "content");
        if (before)
        {
            bound.Bind(_endpoint);
        }

        Assert.Equal(["content"], Receive(bound));
    }

    [Fact]
    public void Connect_OfAPublisherBeforeBind_DropsWhatNobodySubscribedTo()
    {
        // An XPUB, to know when the subscription has come.
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        pub.Connect(_endpoint);
        Send(pub, "before");
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Subscribe("");
        sub.Bind(_endpoint);
        Assert.Equal(["\u0001"], Receive(pub));
        Send(pub, "after");
        Assert.Equal(["after"], Receive(sub));
    }

    [Fact]
    public void Connect_WithoutBind_DoesNotKeepTheContext()
    {
        for (int i = 0; i < 20; i++)
        {
            ZmqSocket router = Create(ZmqSocketType.Router);
            router.Connect(Endpoints.Inproc());
            if (i % 2 == 0)
            {
                router.Dispose();
            }
        }

        BackgroundCall.Start(Context.Dispose).Finish();
    }

    [Fact]
    public void Connect_WithoutBindWithAMessage_DoesNotKeepTheContextWithoutLinger()
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Connect(_endpoint);
        Send(push, "for nobody");
        BackgroundCall.Start(Context.Dispose).Finish();
    }

    [Fact]
    public void Connect_OfManySocketsBeforeBind_LosesNothing()
    {
        foreach (ZmqSocket push in Create(ZmqSocketType.Push, 10))
        {
            push.Connect(_endpoint);
            Send(push, "content");
        }

        ZmqSocket pull = Create(ZmqSocketType.Pull);
        pull.Bind(_endpoint);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(["content"], Receive(pull));
        }
    }

    [Fact]
    public void Connect_OfManyThreadsWhileBinding_LosesNothing()
    {
        const int Count = 30;
        BackgroundCall[] senders = [.. Enumerable.Range(0, Count).Select(_ => BackgroundCall.Start(() =>
        {
            // Closed with its message under way, which has to arrive all the same.
            using ZmqSocket push = Create(ZmqSocketType.Push);
            push.Options.Linger = Limit;
            push.Connect(_endpoint);
            push.Send("content");
        }))];
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        pull.Bind(_endpoint);
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(["content"], Receive(pull));
        }

        Assert.All(senders, sender => sender.Finish());
    }

    [Fact]
    public void Connect_WhileAnotherThreadBinds_EndsWell()
    {
        BackgroundCall[] calls = [.. Enumerable.Range(0, 50).SelectMany(_ =>
        {
            string endpoint = Endpoints.Inproc();
            return new[]
            {
                BackgroundCall.Start(() => Use(ZmqSocketType.Sub, socket => socket.Connect(endpoint))),
                BackgroundCall.Start(() => Use(ZmqSocketType.Pub, socket => socket.Bind(endpoint))),
            };
        })];
        Assert.All(calls, call => call.Finish());
    }

    [Fact]
    public void Connect_BeforeBindOfARouter_HasARoutingId()
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Connect(_endpoint);
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Bind(_endpoint);
        Send(dealer, "A", "B");
        using ZmqMessage message = router.ReceiveMessage();
        Assert.Equal(3, message.Count);
        Assert.Equal(5, message[0].Size);
        Assert.Equal("A", message[1].GetString());
        Assert.Equal("B", message[2].GetString());
    }

    [Fact]
    public void Unbind_LeavesTheNameToAnother()
    {
        ZmqSocket first = Create(ZmqSocketType.Pair);
        first.Bind(_endpoint);
        first.Unbind(_endpoint);
        ZmqSocket second = Create(ZmqSocketType.Pair);
        second.Bind(_endpoint);
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect(_endpoint);
        Send(client, "content");
        Assert.Equal(["content"], Receive(second));
        AssertNothing(first);
    }

    private void Use(ZmqSocketType type, Action<ZmqSocket> action)
    {
        using ZmqSocket socket = Create(type);
        action(socket);
    }
}
