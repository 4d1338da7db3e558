#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Core;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Heartbeats between two sockets of each pattern, which keep a connection as long as they come and no longer.</summary>
public sealed class HeartbeatPairTests : BehaviorTest
{
    private const ZmqMonitorEvents Life = ZmqMonitorEvents.Accepted | ZmqMonitorEvents.Disconnected;

    private static readonly (ZmqSocketType Client, ZmqSocketType Server)[] s_pairs =
    [
        (ZmqSocketType.Dealer, ZmqSocketType.Router),
        (ZmqSocketType.Req, ZmqSocketType.Rep),
        (ZmqSocketType.Pull, ZmqSocketType.Push),
        (ZmqSocketType.Sub, ZmqSocketType.Pub),
        (ZmqSocketType.Pair, ZmqSocketType.Pair),
    ];

    private static readonly (ZmqSocketType Client, ZmqSocketType Server)[] s_draftPairs =
    [
        (ZmqSocketType.Gather, ZmqSocketType.Scatter),
        (ZmqSocketType.Client, ZmqSocketType.Server),
    ];

    public static TheoryData<ZmqSocketType, ZmqSocketType> Pairs => [.. s_pairs];

    public static TheoryData<ZmqSocketType, ZmqSocketType> DraftPairs => [.. s_draftPairs];

    // The client promises to be heard of every tenth of a second, and then says something every half second.
    [Theory]
    [MemberData(nameof(Pairs))]
    public void HeartbeatTimeToLive_ClientIsLate_ServerGivesUp(ZmqSocketType clientType, ZmqSocketType serverType)
    {
        ZmqSocket server = Create(serverType);
        ZmqSocket client = Create(clientType);
        client.Options.HeartbeatTimeToLive = TimeSpan.FromMilliseconds(100);
        client.Options.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
        client.Options.HeartbeatTimeout = BackgroundCall.Limit;
        using ZmqMonitor monitor = server.Monitor(Life);
        client.Connect(server.Bind(Endpoints.For("tcp")));
        Assert.Equal(ZmqMonitorEvents.Accepted, monitor.Next());
        monitor.WaitFor(ZmqMonitorEvents.Disconnected);
    }

    [Theory]
    [MemberData(nameof(DraftPairs))]
    public void HeartbeatTimeToLive_DraftClientIsLate_ServerGivesUp(ZmqSocketType clientType, ZmqSocketType serverType)
    {
        Draft.Require();
        HeartbeatTimeToLive_ClientIsLate_ServerGivesUp(clientType, serverType);
    }

    // That nothing happens takes time to see: that of twenty heartbeats.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HeartbeatInterval_ClientAnswers_ConnectionsLast(bool curve)
    {
        Assert.SkipUnless(!curve || Zmq.Has("curve"), "This libzmq is built without CURVE.");
        using ZmqCurveKeyPair? serverKeys = curve ? ZmqCurveKeyPair.Generate() : null;
        using ZmqCurveKeyPair? clientKeys = curve ? ZmqCurveKeyPair.Generate() : null;
        List<ZmqMonitor> monitors = [];
        foreach ((ZmqSocketType clientType, ZmqSocketType serverType) in Zmq.Has("draft") ? s_pairs.Concat(s_draftPairs) : s_pairs)
        {
            ZmqSocket server = Create(serverType);
            ZmqSocket client = Create(clientType);
            server.Options.HeartbeatInterval = TimeSpan.FromMilliseconds(50);
            server.Options.HeartbeatTimeout = BackgroundCall.Limit;
            if (curve)
            {
                server.UseCurveServer(serverKeys!);
                client.UseCurveClient(clientKeys!, serverKeys!.PublicKey);
            }

            monitors.Add(server.Monitor(Life | ZmqMonitorEvents.HandshakeSucceeded));
            client.Connect(server.Bind(Endpoints.For("tcp")));
        }

        foreach (ZmqMonitor monitor in monitors)
        {
            monitor.WaitFor(ZmqMonitorEvents.HandshakeSucceeded);
        }

        Assert.False(monitors[0].TryReceive(out ZmqMonitorEvent end, TimeSpan.FromSeconds(1)), end.ToString());
        Assert.All(monitors, monitor => Assert.False(monitor.TryReceive(out ZmqMonitorEvent end), end.ToString()));
        monitors.ForEach(monitor => monitor.Dispose());
    }
}
