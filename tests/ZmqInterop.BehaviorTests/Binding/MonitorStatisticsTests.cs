#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A monitor of version 2 counts what waits in the queue of each connection.</summary>
public sealed class MonitorStatisticsTests : BehaviorTest
{
    private const int Peers = 4;
    private const int HighWatermark = 20;
    private const int BufferSize = 4096;

    // Peers tell what they have taken off in portions of half their watermark, so that less than one may be counted although it is gone.
    private const int Portion = HighWatermark / 2;

    [Theory]
    [InlineData("tcp://127.0.0.1:*")]
    [InlineData("tcp://[::1]:*")]
    [InlineData("ipc://*")]
    public void RequestPipeStatistics_OnePeerReads_ItsQueueAloneIsShort(string bindTo)
    {
        Draft.Require();
        bool ipv6 = bindTo.Contains("::1", StringComparison.Ordinal);
        if (ipv6)
        {
            LoopbackV6.Require();
        }

        ZmqSocket push = Create(ipv6, ZmqSocketType.Push);
        using ZmqMonitor monitor = push.MonitorVersion2(ZmqMonitorEvents.PipeStatistics);
        Assert.False(monitor.RequestPipeStatistics());
        push.Bind(bindTo);
        ZmqSocket[] pulls = [.. Enumerable.Range(0, Peers).Select(_ => Create(ipv6, ZmqSocketType.Pull))];
        Assert.All(pulls, pull => Assert.True(pull.ConnectAndWait(push.LastEndpoint, BackgroundCall.Limit)));
        FillAll(push);

        List<ZmqPipeStatistics> queues = [];
        Parked.Until(
            () =>
            {
                while (pulls[0].TryReceiveBytes(out _))
                {
                }

                queues = Ask(monitor, push);
                return queues.Count(queue => queue.OutboundQueue < Portion) == 1;
            },
            "a short queue");
        Assert.Equal(Peers - 1, queues.Count(queue => queue.OutboundQueue is >= Portion and <= HighWatermark));
        Assert.All(queues, queue => Assert.Equal(0, queue.InboundQueue));
    }

    [Fact]
    public void RequestPipeStatistics_MonitorOfVersion1_Throws()
    {
        using ZmqMonitor monitor = Create(ZmqSocketType.Push).Monitor();
        Assert.Throws<InvalidOperationException>(() => monitor.RequestPipeStatistics());
    }

    // Until no peer takes any more. The system's buffers do, in bursts.
    private static void FillAll(ZmqSocket push)
    {
        byte[] data = new byte[2 * BufferSize];
        while (push.TrySend(data, TimeSpan.FromMilliseconds(200)))
        {
        }
    }

    private static List<ZmqPipeStatistics> Ask(ZmqMonitor monitor, ZmqSocket push)
    {
        // What the peers have taken off is learned of by the way.
        _ = push.Events;
        Assert.True(monitor.RequestPipeStatistics());
        List<ZmqPipeStatistics> queues = [];
        while (queues.Count < Peers)
        {
            Assert.True(monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit));
            Assert.Equal(push.LastEndpoint, monitorEvent.LocalEndpoint);
            queues.Add(monitorEvent.PipeStatistics!.Value);
        }

        return queues;
    }

    private ZmqSocket Create(bool ipv6, ZmqSocketType type)
    {
        ZmqSocket socket = Create(type);
        socket.Options.IPv6 = ipv6;
        socket.Options.SendHighWatermark = HighWatermark;
        socket.Options.ReceiveHighWatermark = HighWatermark;

        // So that hardly anything is on the way.
        socket.Options.SendBufferSize = BufferSize;
        socket.Options.ReceiveBufferSize = BufferSize;
        return socket;
    }
}
