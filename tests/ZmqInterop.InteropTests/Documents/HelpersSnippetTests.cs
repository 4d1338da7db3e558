using System;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/helpers.md, word for word.</summary>
public sealed class HelpersSnippetTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Publisher_AsShown_ReachesAllThree()
    {
        string endpoint = $"inproc://{Guid.NewGuid():N}";
        ZmqSocket[] subscribers = new ZmqSocket[3];
        for (int i = 0; i < subscribers.Length; i++)
        {
            subscribers[i] = Subscribe("weather");
            subscribers[i].Connect(endpoint);
        }

        Publish(_context, endpoint);
        Assert.All(subscribers, subscriber => Assert.Equal("weather.berlin 11 degrees", subscriber.ReceiveString()));
    }

    [Fact]
    public void LastValues_AsShown_ReachWhoComesLate()
    {
        string feed = $"inproc://{Guid.NewGuid():N}";
        string downstream = $"inproc://{Guid.NewGuid():N}";
        PublishLastValues(_context, feed, ">" + feed, "@" + downstream, () =>
        {
            using ZmqSocket late = Subscribe("weather");
            late.Connect(downstream);
            Assert.Equal("weather.berlin", late.ReceiveString(out bool more));
            Assert.True(more);
            Assert.Equal("11 degrees", late.ReceiveString());
        });
    }

    [Fact]
    public async Task Requester_AsShown_GetsTheReply()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        string first = server.Bind($"inproc://{Guid.NewGuid():N}");
        string second = server.Bind($"inproc://{Guid.NewGuid():N}");
        Task serving = Task.Run(async () => await server.SendAsync("answer to " + await server.ReceiveStringAsync()));
        Assert.Equal("answer to question", await Task.Run(() => Ask(_context, first, second)));
        await serving;
    }

    [Fact]
    public void Actor_AsShown_SendsBackWhatItGets() => Assert.Equal("work", Act(_context));

    [Fact]
    public void Batches_AsShown_MoveAllFrames()
    {
        using ZmqSocket sender = _context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket receiver = _context.CreateSocket(ZmqSocketType.Pull);
        receiver.Connect(sender.Bind($"inproc://{Guid.NewGuid():N}"));
        ZmqFrame[] frames = [new("a"), new("b"), new("c")];
        string processed = "";
        Move(sender, receiver, frames, content => processed += System.Text.Encoding.UTF8.GetString(content));
        Assert.Equal("abc", processed);
        Array.ForEach(frames, frame => frame.Dispose());
    }

    private ZmqSocket Subscribe(string topic)
    {
        ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Sub);
        socket.Options.ReceiveTimeout = TimeSpan.FromMinutes(1);
        socket.Subscribe(topic);
        return socket;
    }

    private static void Publish(ZmqContext context, string endpoint)
    {
        using ZmqPublisher publisher = new(context);
        publisher.Socket.Bind(endpoint);                                               // "tcp://*:5556"
        if (!publisher.WaitForSubscribers(3, "weather", TimeSpan.FromSeconds(10)))     // and WaitForSubscribersAsync
        {
            throw new TimeoutException("Somebody is missing.");
        }

        publisher.Socket.Send("weather.berlin 11 degrees");                            // all three get it
    }

    private static void PublishLastValues(ZmqContext context, string feed, string upstream, string downstream, Action meanwhile)
    {
        using ZmqLastValuePublisher publisher = new(context, maxTopics: 10_000);       // the publisher itself keeps them
        publisher.Socket.Bind(feed);                                                   // "tcp://*:5556"
        publisher.Send("weather.berlin", "11 degrees");

        using ZmqLastValueCache cache = ZmqLastValueCache.Start(                       // or something in between: SUB here, XPUB there
            context, upstream, downstream, maxTopics: 10_000);                         // ">tcp://feed:5556", "@tcp://*:5557"
        meanwhile();
    }

    private static string Ask(ZmqContext context, string first, string second)
    {
        using ZmqRequester requester = new(context) { TryTimeout = TimeSpan.FromSeconds(2), Tries = 5 };
        requester.Connect(first);                                                      // "tcp://one:5555"
        requester.Connect(second);                                                     // asked when the first one does not answer
        string reply = requester.Request("question");                                  // TimeoutException after five tries
        return reply;
    }

    private static string Act(ZmqContext context)
    {
        using ZmqActor actor = ZmqActor.Start(
            context,
            () => OpenSockets(),                             // on the thread; Start returns when this has, or throws what it throws
            (sockets, pipe) =>
            {
                foreach (ZmqMessage message in pipe.ReadAll())     // until the owner disposes of the actor
                {
                    pipe.Socket.Send(message);
                }
            });
        actor.Send("work");
        string result = actor.ReceiveString();               // InvalidOperationException with the inner exception when the body has failed
        return result;
    }

    private static void Move(ZmqSocket sender, ZmqSocket receiver, ZmqFrame[] frames, Action<ReadOnlySpan<byte>> process)
    {
        sender.SendBatch(frames);                            // all of them, in order; waits where there is no room

        int received = receiver.ReceiveBatch(frames);        // waits for the first, takes what is there
        foreach (ZmqFrame frame in frames.AsSpan(0, received))
        {
            process(frame.Span);
        }
    }

    private static ZmqSocket[] OpenSockets() => [];
}
