using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Helpers;

public sealed class ZmqPublisherTests : IDisposable
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(20);

    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };
    private readonly ZmqPublisher _publisher;

    public ZmqPublisherTests() => _publisher = new ZmqPublisher(_context);

    public void Dispose()
    {
        _publisher.Dispose();
        _context.Dispose();
    }

    [Theory]
    [InlineData("inproc", 0)]
    [InlineData("inproc", 1)]
    [InlineData("tcp", 2)]
    [InlineData("tcp", 3)]
    [InlineData("ipc", 4)]
    public void WaitForSubscribers_StartUpsInRandomOrder_LosesNoFirstMessage(string transport, uint seed)
    {
        FixedRandom random = new(seed);
        for (int round = 0; round < 15; round++)
        {
            using ZmqPublisher publisher = new(_context);
            int subscribers = 1 + random.Next(4);
            string endpoint = publisher.Socket.Bind(Endpoints.For(transport));
            BackgroundCall[] calls =
            [
                .. Enumerable.Range(0, subscribers).Select(_ => BackgroundCall.Start(() =>
                {
                    using ZmqSocket subscriber = _context.CreateSocket(ZmqSocketType.Sub);
                    subscriber.Connect(endpoint);
                    subscriber.Subscribe("t");
                    Assert.Equal("t 0", subscriber.ReceiveString());
                    Assert.Equal("t 1", subscriber.ReceiveString());
                })),
            ];
            for (int spin = random.Next(1000); spin > 0; spin--)
            {
                Thread.SpinWait(10);
            }

            Assert.True(publisher.WaitForSubscribers(subscribers, "t", BackgroundCall.Limit));
            publisher.Socket.Send("t 0");
            publisher.Socket.Send("t 1");
            foreach (BackgroundCall call in calls)
            {
                call.Finish();
            }
        }
    }

    [Fact]
    public async Task WaitForSubscribersAsync_PublisherThatConnects_LosesNoFirstMessage()
    {
        List<Task<string>> received = [];
        for (int i = 0; i < 3; i++)
        {
            ZmqSocket subscriber = _context.CreateSocket(ZmqSocketType.Sub);
            subscriber.Subscribe("a");
            _publisher.Socket.Connect(subscriber.Bind("tcp://127.0.0.1:*"));

            // A SUB that is bound learns of a publisher, and tells it its subscriptions, when it is used.
            received.Add(subscriber.ReceiveStringAsync().AsTask());
        }

        Assert.True(await _publisher.WaitForSubscribersAsync(3, BackgroundCall.Limit));
        await _publisher.Socket.SendAsync("a");
        Assert.Equal(["a", "a", "a"], await Task.WhenAll(received).WaitAsync(BackgroundCall.Limit));
    }

    [Fact]
    public async Task WaitForSubscribers_Topic_CountsItsPrefixesOnly()
    {
        using ZmqSocket first = Subscribe("weather");
        using ZmqSocket second = Subscribe("weather.berlin");
        using ZmqSocket third = Subscribe("sport");
        Assert.True(_publisher.WaitForSubscribers(3, BackgroundCall.Limit));
        Assert.Equal(3, _publisher.SubscriptionCount);
        Assert.Equal(1, _publisher.CountSubscriptions("weather.paris"));
        Assert.Equal(2, _publisher.CountSubscriptions("weather.berlin"));
        Assert.Equal(0, _publisher.CountSubscriptions("weath"));
        Assert.True(await _publisher.WaitForSubscribersAsync(2, "weather.berlin", BackgroundCall.Limit));
        Assert.False(_publisher.WaitForSubscribers(2, "weather.paris", s_short));
        Assert.False(await _publisher.WaitForSubscribersAsync(2, "weather.paris", s_short));
        Assert.True(_publisher.WaitForSubscribers(0, "nobody", TimeSpan.Zero));

        Task<bool> waiting = _publisher.WaitForSubscribersAsync(2, "weather.paris", Timeout.InfiniteTimeSpan);
        third.Subscribe(string.Empty);
        Assert.True(await waiting.WaitAsync(BackgroundCall.Limit));
        Assert.Contains("4 subscriptions", _publisher.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SubscriptionCount_SubscribersThatLeave_GoesDown()
    {
        using ZmqSocket first = Subscribe("a");
        ZmqSocket second = Subscribe("a");
        Assert.True(_publisher.WaitForSubscribers(2, "a", BackgroundCall.Limit));
        second.Dispose();
        Parked.Until(() => _publisher.SubscriptionCount == 1, "one subscription left");
        first.Unsubscribe("a");
        Parked.Until(() => _publisher.SubscriptionCount == 0, "no subscriptions left");
        first.Subscribe("Grüße");
        Assert.True(_publisher.WaitForSubscribers(1, "Grüße aus", BackgroundCall.Limit));
    }

    [Fact]
    public void SubscriptionCount_OtherMessagesOfAnXSub_AreIgnored()
    {
        using ZmqSocket subscriber = _context.CreateSocket(ZmqSocketType.XSub);
        subscriber.Connect(_publisher.Socket.Bind(Endpoints.Inproc()));
        subscriber.Send(string.Empty);
        subscriber.Send("no subscription");
        subscriber.Send([1, (byte)'a']);
        Assert.True(_publisher.WaitForSubscribers(1, "a", BackgroundCall.Limit));
        Assert.Equal(1, _publisher.SubscriptionCount);
    }

    [Fact]
    public async Task WaitForSubscribers_TokenCanceled_Throws()
    {
        using CancellationTokenSource cancellation = new();
        BackgroundCall call = BackgroundCall.Start(() => _publisher.WaitForSubscribers(1, Timeout.InfiniteTimeSpan, cancellation.Token));
        Task<bool> task = _publisher.WaitForSubscribersAsync(1, Timeout.InfiniteTimeSpan, cancellation.Token);
        await cancellation.CancelAsync();
        Assert.IsType<OperationCanceledException>(call.Exception(), exactMatch: false);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(BackgroundCall.Limit));
        Assert.ThrowsAny<OperationCanceledException>(() => _publisher.WaitForSubscribers(0, "x", TimeSpan.Zero, cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _publisher.WaitForSubscribersAsync(0, "x", TimeSpan.Zero, cancellation.Token));
    }

    [Fact]
    public async Task WaitForSubscribers_PublisherDisposed_Throws()
    {
        BackgroundCall call = BackgroundCall.Start(() => _publisher.WaitForSubscribers(1, "x", Timeout.InfiniteTimeSpan));
        Task<bool> task = _publisher.WaitForSubscribersAsync(1, Timeout.InfiniteTimeSpan);
        _publisher.Dispose();
        Assert.IsType<ObjectDisposedException>(call.Exception());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => task.WaitAsync(BackgroundCall.Limit));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _publisher.WaitForSubscribersAsync(1, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void WaitForSubscribers_ContextDisposed_Throws()
    {
        BackgroundCall call = BackgroundCall.Start(() => _publisher.WaitForSubscribers(1, Timeout.InfiniteTimeSpan));
        _context.Dispose();
        Exception? exception = call.Exception();
        Assert.True(exception is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated }, $"{exception}");
        Assert.Throws<ObjectDisposedException>(() => new ZmqPublisher(_context));
    }

    [Fact]
    public void WaitForSubscribers_BadArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>("context", () => new ZmqPublisher(null!));
        Assert.Throws<ArgumentNullException>("topic", () => _publisher.CountSubscriptions(null!));
        Assert.Throws<ArgumentNullException>("topic", () => _publisher.WaitForSubscribers(1, null!, s_short));
        Assert.Throws<ArgumentNullException>("topic", () => { _ = _publisher.WaitForSubscribersAsync(1, null!, s_short); });
        Assert.Throws<ArgumentOutOfRangeException>("count", () => _publisher.WaitForSubscribers(-1, s_short));
        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => _publisher.WaitForSubscribers(1, TimeSpan.FromSeconds(-2)));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => { _ = _publisher.WaitForSubscribersAsync(-1, s_short); });
    }

    private ZmqSocket Subscribe(string prefix)
    {
        if (_publisher.Socket.LastEndpoint.Length == 0)
        {
            _publisher.Socket.Bind("tcp://127.0.0.1:*");
        }

        ZmqSocket subscriber = _context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Subscribe(prefix);
        subscriber.Connect(_publisher.Socket.LastEndpoint);
        return subscriber;
    }
}
