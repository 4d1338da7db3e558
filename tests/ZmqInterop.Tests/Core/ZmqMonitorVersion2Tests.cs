#pragma warning disable ZMQDRAFT001 // Drafts are what is tested.

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqMonitorVersion2Tests
{
    private const string AnyPort = "tcp://127.0.0.1:*";

    [Fact]
    public void MonitorVersion2_Connection_TellsBothEndpoints()
    {
        SkipWithoutDraft();
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqMonitor atServer = pair.Bound.MonitorVersion2();
        using ZmqMonitor atClient = pair.Connected.MonitorVersion2();
        string endpoint = pair.Bound.Bind(AnyPort);
        pair.Connected.Connect(endpoint);
        ZmqMonitorEvent listening = atServer.WaitFor(ZmqMonitorEvents.Listening);
        Assert.Equal(endpoint, listening.LocalEndpoint);
        Assert.Equal(string.Empty, listening.RemoteEndpoint);
        Assert.Equal(endpoint, listening.Endpoint);
        ZmqMonitorEvent accepted = atServer.WaitFor(ZmqMonitorEvents.Accepted);
        ZmqMonitorEvent connected = atClient.WaitFor(ZmqMonitorEvents.Connected);
        Assert.Equal(endpoint, accepted.LocalEndpoint);
        Assert.Equal(endpoint, connected.RemoteEndpoint);
        Assert.Equal(accepted.RemoteEndpoint, connected.LocalEndpoint);
        Assert.NotNull(connected.Descriptor);
    }

    [Fact]
    public void RequestPipeStatistics_QueuedMessages_AreCounted()
    {
        SkipWithoutDraft();
        using ZmqContext context = new();
        (ZmqSocket push, ZmqSocket[] pulls) = Full(context);
        using ZmqMonitor monitor = push.MonitorVersion2(ZmqMonitorEvents.PipeStatistics);
        Assert.True(monitor.RequestPipeStatistics());
        for (int i = 0; i < pulls.Length; i++)
        {
            // Nobody else uses the socket: receiving alone has it publish the answers.
            Assert.True(monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit));
            Assert.Equal(ZmqMonitorEvents.PipeStatistics, monitorEvent.Kind);
            Assert.True(monitorEvent.PipeStatistics is { OutboundQueue: > 0, InboundQueue: 0 }, monitorEvent.ToString());
            Assert.Equal(push.LastEndpoint, monitorEvent.LocalEndpoint);
        }
    }

    [Fact]
    public async Task RequestPipeStatistics_ReadAsynchronously_IsAnswered()
    {
        SkipWithoutDraft();
        using ZmqContext context = new();
        (ZmqSocket push, _) = Full(context);
        using ZmqMonitor monitor = push.MonitorVersion2();
        Assert.True(monitor.RequestPipeStatistics());
        ZmqMonitorEvent monitorEvent;
        do
        {
            monitorEvent = await monitor.ReceiveAsync().AsTask().WaitAsync(BackgroundCall.Limit);
        }
        while (monitorEvent.Kind != ZmqMonitorEvents.PipeStatistics);

        Assert.NotNull(monitorEvent.PipeStatistics);
    }

    [Fact]
    public void RequestPipeStatistics_NoPeers_ReturnsFalse()
    {
        SkipWithoutDraft();
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        using ZmqMonitor monitor = socket.MonitorVersion2();
        Assert.False(monitor.RequestPipeStatistics());
        Assert.False(monitor.TryReceive(out _));
    }

    [Fact]
    public void RequestPipeStatistics_NotAskedFor_Throws()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        using ZmqMonitor monitor = socket.Monitor();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => monitor.RequestPipeStatistics());
        Assert.Contains(nameof(ZmqSocket.MonitorVersion2), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequestPipeStatistics_SocketClosedMeanwhile_DoesNoHarm()
    {
        SkipWithoutDraft();
        for (int round = 0; round < 20; round++)
        {
            using ZmqContext context = new();
            (ZmqSocket push, _) = Full(context);
            using ZmqMonitor monitor = push.MonitorVersion2();
            monitor.RequestPipeStatistics();
            push.Dispose();
            List<ZmqMonitorEvents> kinds = [];
            while (!monitor.HasEnded && monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit))
            {
                kinds.Add(monitorEvent.Kind);
            }

            Assert.Equal(ZmqMonitorEvents.MonitorStopped, kinds[^1]);
            Assert.Throws<InvalidOperationException>(() => monitor.RequestPipeStatistics());
        }
    }

    [Fact]
    public void MonitorVersion2_StableLibrary_IsRefused()
    {
        Assert.SkipWhen(ZmqDraft.IsSupported, "This libzmq has drafts.");
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => socket.MonitorVersion2());
        Assert.Contains(Zmq.Version.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, context.SocketCount);
    }

    /// <summary>A PUSH with two peers that have room for no more.</summary>
    private static (ZmqSocket Push, ZmqSocket[] Pulls) Full(ZmqContext context)
    {
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.Linger = TimeSpan.Zero;
        push.Options.SendHighWatermark = 5;
        push.Options.SendBufferSize = 4096;
        string endpoint = push.Bind(AnyPort);
        ZmqSocket[] pulls = [context.CreateSocket(ZmqSocketType.Pull), context.CreateSocket(ZmqSocketType.Pull)];
        using ZmqMonitor monitor = push.Monitor(ZmqMonitorEvents.HandshakeSucceeded);
        foreach (ZmqSocket pull in pulls)
        {
            pull.Options.ReceiveHighWatermark = 1;
            pull.Options.ReceiveBufferSize = 4096;
            pull.Connect(endpoint);
            monitor.WaitFor(ZmqMonitorEvents.HandshakeSucceeded);
        }

        byte[] large = new byte[1024 * 1024];
        while (push.TrySend(large, timeout: TimeSpan.FromMilliseconds(100)))
        {
        }

        return (push, pulls);
    }

    private static void SkipWithoutDraft() => Assert.SkipUnless(ZmqDraft.IsSupported, "This libzmq was built without drafts.");
}
