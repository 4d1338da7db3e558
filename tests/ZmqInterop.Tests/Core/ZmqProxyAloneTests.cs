using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>What needs the process for itself: descriptors, processor time.</summary>
[Collection(AloneCollection.Name)]
public sealed class ZmqProxyAloneTests
{
    [Fact]
    public void StartAndStop_ThousandTimes_LeavesNothingBehind()
    {
        using ZmqContext context = new();
        using ZmqProxyPipeline pipeline = new(context);
        StartAndStop(pipeline, 10);
        int descriptors = Descriptors.Count();
        BackgroundCall.Start(() => StartAndStop(pipeline, 1000)).Finish();
        Assert.Equal(4, context.SocketCount);
        Descriptors.WaitUntilAtMost(descriptors);
    }

    [Fact]
    public void StartQueue_HundredTimes_LeavesNothingBehind()
    {
        using ZmqContext context = new();
        ZmqProxy.StartQueue(context, Endpoints.Inproc(), Endpoints.Inproc(), Endpoints.Inproc()).Dispose();
        int descriptors = Descriptors.Count();
        BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                ZmqProxy.StartQueue(context, Endpoints.Inproc(), Endpoints.Inproc(), Endpoints.Inproc()).Dispose();
            }
        }).Finish();
        Assert.Equal(0, context.SocketCount);
        Descriptors.WaitUntilAtMost(descriptors);
    }

    [Theory]
    [InlineData("idle")]
    [InlineData("paused")]
    [InlineData("blocked")]
    public void Wait_NothingToForward_TakesNoProcessorTime(string how)
    {
        using ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        using ZmqProxyPipeline pipeline = new(context, watermark: 5);
        using ZmqProxy proxy = pipeline.StartProxy();
        if (how == "paused")
        {
            proxy.Pause();
        }

        if (how != "idle")
        {
            SocketPair.Fill(pipeline.Producer);
        }

        pipeline.Consumer.Dispose();
        ProcessorTime.AssertLittle();
    }

    [Fact]
    public void Wait_MandatoryRouterWithOneFullPeer_TakesLittleProcessorTimeAndLosesNothing()
    {
        using ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket producer = context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket backend = context.CreateSocket(ZmqSocketType.Router);
        backend.Options.SendHighWatermark = 2;
        backend.SetOption(33, "RouterMandatory", 1);
        producer.Connect(frontend.Bind(Endpoints.Inproc()));
        string endpoint = backend.Bind(Endpoints.Inproc());
        using ZmqSocket full = Peer(context, endpoint, "full");
        using ZmqSocket other = Peer(context, endpoint, "other");
        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);
        const int Messages = 20;
        for (int i = 0; i < Messages; i++)
        {
            // Nobody has this id: dropped, not the end of the proxy.
            Send(producer, "gone", i);
            Send(producer, "full", i);
        }

        ProcessorTime.AssertLittle();
        Send(producer, "other", 0);
        for (int i = 0; i < Messages; i++)
        {
            using ZmqFrame frame = new();
            Assert.True(full.TryReceive(frame, BackgroundCall.Limit), $"{i}");
            Assert.Equal($"{i}", frame.GetString());
        }

        Assert.Equal("0", other.ReceiveString());
    }

    private static void StartAndStop(ZmqProxyPipeline pipeline, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            using ZmqProxy proxy = pipeline.StartProxy();
            pipeline.Producer.Send("x");
            Assert.Equal("x", pipeline.Consumer.ReceiveString());
        }
    }

    private static ZmqSocket Peer(ZmqContext context, string endpoint, string routingId)
    {
        ZmqSocket peer = context.CreateSocket(ZmqSocketType.Dealer);
        peer.Options.ReceiveHighWatermark = 2;
        peer.SetOption(5, "RoutingId", System.Text.Encoding.UTF8.GetBytes(routingId));
        peer.Connect(endpoint);
        return peer;
    }

    private static void Send(ZmqSocket producer, string routingId, int number)
    {
        using ZmqMessage message = new() { routingId, $"{number}" };
        producer.Send(message);
    }
}
