using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Helpers;

/// <summary>Both last-value caches: the one between publishers and subscribers, and the one of a publisher.</summary>
public sealed class ZmqLastValueTests : IDisposable
{
    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public void Publisher_NewSubscriber_GetsTheLastMessageOfItsTopicOnce(string transport)
    {
        using ZmqLastValuePublisher publisher = new(_context);
        string endpoint = publisher.Socket.Bind(Endpoints.For(transport));
        publisher.Send("a", "1");
        publisher.Send("a", "2");
        publisher.Send("b", "1");
        Assert.Equal(2, publisher.Count);
        using ZmqSocket first = Subscribe(endpoint, "a");
        Assert.Equal(["a", "2"], first.ReceiveTexts());
        using ZmqSocket second = Subscribe(endpoint, "a");
        Assert.Equal(["a", "2"], second.ReceiveTexts());

        // What the second one got was for it alone, and what is published now is for both.
        publisher.Send("a", "3");
        Assert.Equal(["a", "3"], first.ReceiveTexts());
        Assert.Equal(["a", "3"], second.ReceiveTexts());
        Assert.Contains("2 topics", publisher.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Publisher_PublishesAfterAnUnsubscription_ReachesTheOthers()
    {
        // With ZMQ_XPUB_MANUAL_LAST_VALUE left on this message would go to the one who has left, and to nobody else.
        using ZmqLastValuePublisher publisher = new(_context);
        string endpoint = publisher.Socket.Bind(Endpoints.Inproc());
        publisher.Send("a", "1");
        using ZmqSocket stays = Subscribe(endpoint, "a");
        using ZmqSocket leaves = Subscribe(endpoint, "a");
        Assert.Equal(["a", "1"], stays.ReceiveTexts());
        Assert.Equal(["a", "1"], leaves.ReceiveTexts());
        leaves.Unsubscribe("a");
        leaves.Subscribe("none");
        publisher.Send("a", "2");
        Assert.Equal(["a", "2"], stays.ReceiveTexts());
        leaves.Subscribe("a");
        Assert.Equal(["a", "2"], leaves.ReceiveTexts());
    }

    [Fact]
    public void Publisher_SubscriptionThatManyTopicsMatch_GetsAllOfThem()
    {
        using ZmqLastValuePublisher publisher = new(_context);
        string endpoint = publisher.Socket.Bind(Endpoints.Inproc());
        string[] topics = [.. Enumerable.Range(0, 200).Select(i => $"topic {i:000}")];
        foreach (string topic in topics)
        {
            publisher.Send(topic, "old");
            publisher.Send(topic, "new");
        }

        publisher.Send("other", "x");
        using ZmqSocket subscriber = Subscribe(endpoint, "topic");
        Assert.Equal(topics.Select(topic => $"{topic}: new"), topics.Select(_ => string.Join(": ", subscriber.ReceiveTexts())));
        using ZmqSocket exact = Subscribe(endpoint, "topic 007");
        Assert.Equal(["topic 007", "new"], exact.ReceiveTexts());
    }

    [Fact]
    public void Publisher_MoreTopicsThanRoom_ForgetsThoseOfLongestAgo()
    {
        using ZmqLastValuePublisher publisher = new(_context, maxTopics: 2);
        string endpoint = publisher.Socket.Bind(Endpoints.Inproc());
        publisher.Send("a", "1");
        publisher.Send("b", "1");
        publisher.Send("a", "2");
        publisher.Send("c", "1");
        Assert.Equal(2, publisher.Count);
        using ZmqSocket subscriber = Subscribe(endpoint, string.Empty);
        Assert.Equal(["a", "2"], subscriber.ReceiveTexts());
        Assert.Equal(["c", "1"], subscriber.ReceiveTexts());

        Assert.True(publisher.Remove("a"));
        Assert.False(publisher.Remove("a"));
        using ZmqSocket later = Subscribe(endpoint, string.Empty);
        Assert.Equal(["c", "1"], later.ReceiveTexts());
    }

    [Fact]
    public void Publisher_MessagesOfManyFrames_AreKeptWhole()
    {
        using ZmqLastValuePublisher publisher = new(_context);
        string endpoint = publisher.Socket.Bind(Endpoints.Inproc());
        using ZmqMessage message = new() { string.Empty, "only the empty topic", string.Empty, new byte[100_000] };
        publisher.Send(message);
        Assert.True(message.IsEmpty);
        using ZmqSocket subscriber = Subscribe(endpoint, string.Empty);
        using ZmqMessage received = new();
        Assert.True(subscriber.TryReceive(received, BackgroundCall.Limit));
        Assert.Equal([0, 20, 0, 100_000], received.Texts().Select(text => text.Length));
    }

    [Fact]
    public void Publisher_SubscribersComeAndGoWhileItPublishes_AllGetTheirValues()
    {
        using ZmqLastValuePublisher publisher = new(_context);
        string endpoint = publisher.Socket.Bind("tcp://127.0.0.1:*");
        publisher.Send("a", "0");
        bool stop = false;
        BackgroundCall publishing = BackgroundCall.Start(() =>
        {
            for (int i = 1; !stop; i++)
            {
                publisher.Send("a", $"{i}");
                publisher.Send($"b{i % 10}", $"{i}");
            }
        });
        List<BackgroundCall> calls = [];
        for (int thread = 0; thread < 3; thread++)
        {
            calls.Add(BackgroundCall.Start(() =>
            {
                for (int round = 0; round < 30; round++)
                {
                    using ZmqSocket subscriber = Subscribe(endpoint, "a");
                    int last = -1;
                    for (int i = 0; i < 5; i++)
                    {
                        // The same value may come again, an older one never.
                        int value = int.Parse(subscriber.ReceiveTexts()[1], System.Globalization.CultureInfo.InvariantCulture);
                        Assert.True(value >= last, $"{value} after {last}");
                        last = value;
                    }
                }
            }));
        }

        try
        {
            calls.ForEach(call => call.Finish());
        }
        finally
        {
            stop = true;
        }

        publishing.Finish();
    }

    [Fact]
    public void Publisher_BadArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>("context", () => new ZmqLastValuePublisher(null!));
        Assert.Throws<ArgumentOutOfRangeException>("maxTopics", () => new ZmqLastValuePublisher(_context, 0));
        ZmqLastValuePublisher publisher = new(_context);
        using ZmqMessage empty = new();
        Assert.Throws<ArgumentNullException>("message", () => publisher.Send(null!));
        Assert.Throws<InvalidOperationException>(() => publisher.Send(empty));
        Assert.Throws<ArgumentNullException>("topic", () => publisher.Remove(null!));
        Assert.ThrowsAny<OperationCanceledException>(() => publisher.Send("a", "b", new System.Threading.CancellationToken(canceled: true)));
        publisher.Dispose();
        publisher.Dispose();
        Assert.Throws<ObjectDisposedException>(() => publisher.Send("a", "b"));
        Assert.Equal(0, _context.SocketCount);
    }

    [Fact]
    public async Task Publisher_DisposeAsync_ClosesTheSocket()
    {
        ZmqLastValuePublisher publisher = new(_context);
        await publisher.DisposeAsync().AsTask().WaitAsync(BackgroundCall.Limit);
        Assert.Equal(0, _context.SocketCount);
    }

    [Fact]
    public async Task Cache_BetweenPublisherAndSubscribers_ForwardsAndKeeps()
    {
        ZmqLastValueCache cache = ZmqLastValueCache.Start(_context, "tcp://127.0.0.1:*", "@tcp://127.0.0.1:*", maxTopics: 10);
        using ZmqSocket publisher = _context.CreateSocket(ZmqSocketType.Pub);
        publisher.Connect(cache.UpstreamEndpoint);
        using ZmqSocket early = Subscribe(cache.DownstreamEndpoint, "a");

        // The cache's subscription reaches the publisher some time.
        Parked.Until(
            () =>
            {
                publisher.Send("a", more: true);
                publisher.Send("1");
                return early.TryReceiveString(out _, TimeSpan.FromMilliseconds(10));
            },
            "messages through the cache");
        using ZmqSocket late = Subscribe(cache.DownstreamEndpoint, "a");
        Assert.Equal(["a", "1"], late.ReceiveTexts());
        Assert.Equal(1, cache.Count);
        Assert.Contains("1 topics", cache.ToString(), StringComparison.Ordinal);
        Assert.True(cache.Remove("a"));
        Assert.Throws<ArgumentNullException>("topic", () => cache.Remove(null!));
        await cache.DisposeAsync().AsTask().WaitAsync(BackgroundCall.Limit);
        Assert.True(cache.Completion.IsCompletedSuccessfully);
        Assert.Equal(3, _context.SocketCount);
        Assert.Equal("ZmqLastValueCache (ended)", cache.ToString());
    }

    [Fact]
    public void Cache_WithSocketsOfTheCaller_LeavesThemOpen()
    {
        using ZmqSocket upstream = _context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket downstream = _context.CreateSocket(ZmqSocketType.XPub);
        using ZmqSocket producer = _context.CreateSocket(ZmqSocketType.Push);
        ZmqLastValueCache cache = ZmqLastValueCache.Start(upstream, downstream);
        producer.Connect(upstream.Bind(Endpoints.Inproc()));
        string endpoint = downstream.Bind(Endpoints.Inproc());
        producer.Send("a");
        using ZmqSocket subscriber = Subscribe(endpoint, string.Empty);
        Assert.Equal(["a"], subscriber.ReceiveTexts());
        Assert.Equal((string.Empty, string.Empty), (cache.UpstreamEndpoint, cache.DownstreamEndpoint));
        BackgroundCall.Start(cache.Dispose).Finish();
        producer.Send("b");
        Assert.Equal("b", upstream.ReceiveString());
        downstream.Send("c");
        Assert.Equal(["c"], subscriber.ReceiveTexts());
    }

    [Fact]
    public async Task Cache_SocketOrContextDisposed_EndsByItself()
    {
        using ZmqSocket upstream = _context.CreateSocket(ZmqSocketType.Sub);
        using ZmqSocket downstream = _context.CreateSocket(ZmqSocketType.XPub);
        using ZmqLastValueCache cache = ZmqLastValueCache.Start(upstream, downstream);
        upstream.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => cache.Completion.WaitAsync(BackgroundCall.Limit));
        Assert.Equal("ZmqLastValueCache (failed)", cache.ToString());
        using ZmqLastValueCache other = ZmqLastValueCache.Start(_context, Endpoints.Inproc(), Endpoints.Inproc());
        BackgroundCall.Start(_context.Dispose).Finish();
        await Assert.ThrowsAnyAsync<Exception>(() => other.Completion.WaitAsync(BackgroundCall.Limit));
    }

    [Fact]
    public void Cache_BadArguments_Throw()
    {
        using ZmqSocket sub = _context.CreateSocket(ZmqSocketType.Sub);
        using ZmqSocket pub = _context.CreateSocket(ZmqSocketType.Pub);
        using ZmqSocket xpub = _context.CreateSocket(ZmqSocketType.XPub);
        Assert.Throws<ArgumentNullException>("upstream", () => ZmqLastValueCache.Start(null!, xpub));
        Assert.Throws<ArgumentNullException>("downstream", () => ZmqLastValueCache.Start(sub, null!));
        Assert.Throws<ArgumentException>("upstream", () => ZmqLastValueCache.Start(xpub, xpub));
        Assert.Throws<ArgumentException>("downstream", () => ZmqLastValueCache.Start(sub, pub));
        Assert.Throws<ArgumentOutOfRangeException>("maxTopics", () => ZmqLastValueCache.Start(sub, xpub, 0));
        Assert.Throws<ArgumentNullException>("context", () => ZmqLastValueCache.Start(null!, "inproc://a", "inproc://b"));
        Assert.ThrowsAny<ArgumentException>(() => ZmqLastValueCache.Start(_context, string.Empty, "inproc://b"));
        Assert.ThrowsAny<ArgumentException>(() => ZmqLastValueCache.Start(_context, Endpoints.Inproc(), "nonsense"));
        Assert.Throws<ArgumentOutOfRangeException>("maxTopics", () => ZmqLastValueCache.Start(_context, "inproc://a", "inproc://b", -1));
        Assert.Equal(3, _context.SocketCount);
    }

    private ZmqSocket Subscribe(string endpoint, string prefix)
    {
        ZmqSocket subscriber = _context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Subscribe(prefix);
        subscriber.Connect(endpoint);
        return subscriber;
    }
}
