using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>
/// A subscriber that does not read holds up the publisher through a proxy, when both publishing sockets wait in place of dropping. The proxy can be asked and
/// stopped meanwhile, and nothing is lost.
/// </summary>
public sealed class ProxyBackpressureTests : BehaviorTest
{
    private const int HighWatermark = 10;
    private const int MessageSize = 50_000;

    [Fact]
    public void Statistics_SubscriberDoesNotRead_CanBeAskedAndNothingIsLost()
    {
        ZmqSocket frontend = CreateSmall(ZmqSocketType.XSub);
        ZmqSocket backend = CreateSmall(ZmqSocketType.XPub);
        backend.Options.SetXPubNoDrop(true);
        string publishTo = frontend.Bind(Endpoints.Inproc());
        string subscribeTo = backend.Bind(Endpoints.Inproc());
        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);

        ZmqSocket publisher = CreateSmall(ZmqSocketType.XPub);
        publisher.Options.SetXPubNoDrop(true);
        publisher.Connect(publishTo);
        ZmqSocket subscriber = CreateSmall(ZmqSocketType.Sub);
        subscriber.Subscribe("");
        subscriber.Connect(subscribeTo);
        Assert.Equal([1], publisher.ReceiveBytes());

        int sent = 0;
        while (publisher.TrySend(Bytes.Pattern(MessageSize, sent), TimeSpan.FromMilliseconds(200)))
        {
            sent++;
        }

        // Two queues, each as long as the watermarks of both of its ends, and the message that the proxy has in hand. Room is announced in portions.
        Assert.InRange(sent, 2 * HighWatermark, (4 * HighWatermark) + 1);
        ZmqProxyStatistics statistics = proxy.Statistics;
        Assert.InRange(statistics.BackendMessagesSent, HighWatermark, 2 * HighWatermark);
        Assert.InRange(statistics.FrontendMessagesReceived, statistics.BackendMessagesSent, sent);

        for (int i = 0; i < sent; i++)
        {
            Assert.Equal(Bytes.Pattern(MessageSize, i), subscriber.ReceiveBytes());
        }

        Assert.False(subscriber.TryReceiveBytes(out _));
    }

    [Fact]
    public void Stop_SubscriberDoesNotRead_Ends()
    {
        ZmqSocket frontend = CreateSmall(ZmqSocketType.Pull);
        ZmqSocket backend = CreateSmall(ZmqSocketType.Push);
        ZmqSocket producer = CreateSmall(ZmqSocketType.Push);
        producer.Connect(frontend.Bind(Endpoints.Inproc()));
        CreateSmall(ZmqSocketType.Pull).Connect(backend.Bind(Endpoints.Inproc()));
        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);
        while (producer.TrySend("message", TimeSpan.FromMilliseconds(200)))
        {
        }

        BackgroundCall.Start(proxy.Stop).Finish();
        Assert.True(proxy.Completion.IsCompletedSuccessfully);
    }

    private ZmqSocket CreateSmall(ZmqSocketType type)
    {
        ZmqSocket socket = Create(type);
        socket.Options.SendHighWatermark = HighWatermark;
        socket.Options.ReceiveHighWatermark = HighWatermark;
        return socket;
    }
}
