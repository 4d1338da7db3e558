using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>What RFC 30 says of PUSH and PULL.</summary>
public sealed class PipelinePatternTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_SeveralPeers_GoToEachInTurn(string transport)
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket[] pulls = Create(ZmqSocketType.Pull, 5);
        Connect(push, push.Bind(Endpoints.For(transport)), pulls);
        Distribution.AssertRoundRobin(push, pulls);
    }

    [Fact]
    public void Messages_OfSeveralPeers_AreTakenInTurn()
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket[] pushes = Create(ZmqSocketType.Push, 5);
        Connect(pull, pull.Bind(Endpoints.Inproc()), pushes);
        Distribution.AssertTurns(pull, pushes);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_OfAPeerThatNeverStops_DoNotKeepOthersWaiting(string transport)
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket[] pushes = Create(ZmqSocketType.Push, 5);
        Connect(pull, pull.Bind(Endpoints.For(transport)), pushes);
        Distribution.AssertNobodyIsStarved(pull, pushes);
    }

    [Fact]
    public void Send_NoPeers_Waits()
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Options.SendTimeout = TimeSpan.FromMilliseconds(20);
        Assert.False(push.TrySend(""));
        Assert.Throws<TimeoutException>(() => push.Send(""));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Disconnect_OfThePeer_DropsWhatWasSentToIt(string transport)
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        string endpoint = push.Bind(Endpoints.For(transport));
        Connect(push, endpoint, pull);
        Send(push, "lost");
        pull.Disconnect(endpoint);
        Parked.Until(() => IsClosing(pull) && !push.TrySend("lost as well"), "a PUSH without peers");

        Connect(push, endpoint, pull);
        Send(push, "kept");
        Assert.Equal(["kept"], Receive(pull));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_PeerGoesAndComesBackBetweenFrames_ArriveWholeOrNotAtAll(string transport)
    {
        const int Count = 30;
        string large = new('x', 1 << 20);
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        push.Options.SendHighWatermark = 1;
        pull.Options.ReceiveHighWatermark = 1;
        string endpoint = push.Bind(Endpoints.For(transport));
        Connect(push, endpoint, pull);

        List<string[]> received = [];
        int latest = -1;
        BackgroundCall receiver = BackgroundCall.Start(() =>
        {
            do
            {
                received.Add(Receive(pull));
                Volatile.Write(ref latest, int.TryParse(received[^1][0], CultureInfo.InvariantCulture, out int number) ? number : -1);
            }
            while (received[^1][0] != "end");
        });

        for (int i = 0; i < Count; i++)
        {
            push.Send($"{i}", more: true);
            if (i % 3 == 1)
            {
                pull.Disconnect(endpoint);
                pull.Connect(endpoint);
            }

            push.Send($"{i}", more: true);
            push.Send(large);
        }

        // The first ones may be lost with the last connection.
        int next = Count;
        Parked.Until(
            () =>
            {
                Send(push, $"{next}", $"{next}", large);
                next++;
                return Volatile.Read(ref latest) >= Count;
            },
            "a message of the last connection");
        Parked.Until(() => !receiver.IsRunning || (push.TrySend("end") && !receiver.IsRunning), "the end");
        receiver.Finish();
        received.RemoveAt(received.Count - 1);
        int last = -1;
        Assert.All(received, message =>
        {
            Assert.Equal(3, message.Length);
            Assert.Equal(message[0], message[1]);
            Assert.Equal(large.Length, message[2].Length);
            Assert.True(int.Parse(message[0], CultureInfo.InvariantCulture) > last);
            last = int.Parse(message[0], CultureInfo.InvariantCulture);
        });
        Assert.NotEmpty(received);
    }
}
