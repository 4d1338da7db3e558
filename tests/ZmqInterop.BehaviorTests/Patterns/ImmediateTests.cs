using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Whether messages are queued for connections that are not made yet (ZMQ_IMMEDIATE).</summary>
public sealed class ImmediateTests : PatternTest
{
    private const int Count = 10;

    [Theory]
    [MemberData(nameof(Wires))]
    public void NotImmediate_OneOfTwoPeersIsAbsent_GetsItsShareAllTheSame(string transport)
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket push = Create(ZmqSocketType.Push);
        string absent = Unbound(transport);
        push.Connect(absent);
        Connect(pull, pull.Bind(Endpoints.For(transport)), push);
        for (int i = 0; i < Count; i++)
        {
            Send(push, "content");
        }

        // What is queued for the absent one goes with it.
        push.Disconnect(absent);
        Send(push, "end");
        Assert.Equal(
            [.. Enumerable.Repeat("content", Count / 2), "end"],
            Enumerable.Range(0, (Count / 2) + 1).Select(_ => pull.ReceiveString()));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Immediate_OneOfTwoPeersIsAbsent_GetsNothing(string transport)
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Options.Immediate = true;
        push.Connect(Unbound(transport));
        Assert.False(push.TrySend("nobody is there"));
        push.Connect(pull.Bind(Endpoints.For(transport)));
        for (int i = 0; i < Count; i++)
        {
            Send(push, $"{i}");
        }

        for (int i = 0; i < Count; i++)
        {
            Assert.Equal([$"{i}"], Receive(pull));
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Immediate_ConnectionBreaks_SendingWaitsForTheNext(string transport)
    {
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Options.Immediate = true;
        ZmqSocket first = Create(ZmqSocketType.Dealer);
        string endpoint = Unbound(transport);
        BindWhenFree(first, endpoint);
        client.Connect(endpoint);
        Send(first, "hello");
        Assert.Equal(["hello"], Receive(client));
        Assert.True(client.TrySend("for the first"));
        Assert.Equal(["for the first"], Receive(first));

        first.Dispose();
        Parked.Until(() => !client.TrySend("for nobody"), "a DEALER without peers");

        ZmqSocket second = Create(ZmqSocketType.Dealer);
        BindWhenFree(second, endpoint);
        Send(second, "hello again");
        Assert.Equal(["hello again"], Receive(client));
        Assert.True(client.TrySend("for the second"));
        Assert.Equal(["for the second"], Receive(second));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Immediate_PeerLeaves_WhatIsNotReceivedYetIsLost(string transport)
    {
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Options.Immediate = true;
        AnswerAndLeave(client, transport);
        Parked.Until(() => !client.TrySend("for nobody"), "a DEALER without peers");
        Assert.False(client.TryReceiveString(out _));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void NotImmediate_PeerLeaves_WhatIsNotReceivedYetIsKept(string transport)
    {
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        AnswerAndLeave(client, transport);
        Assert.Equal(["answer"], Receive(client));
    }

    // Returns when the connection has ended, with the answer unread on this side of it.
    private void AnswerAndLeave(ZmqSocket client, string transport)
    {
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        using ZmqMonitor monitor = client.Monitor(ZmqMonitorEvents.Disconnected);
        client.Connect(server.Bind(Endpoints.For(transport)));
        Send(client, "question");
        Assert.Equal(["question"], Receive(server));
        Send(server, "answer");
        server.Dispose();
        Assert.True(monitor.TryReceive(out _, BackgroundCall.Limit));
    }
}
