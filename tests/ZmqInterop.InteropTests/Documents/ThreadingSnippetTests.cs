using System;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/threading.md and docs/disposal.md, word for word, and what they promise.</summary>
public sealed class ThreadingSnippetTests
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Send_AsShown_GoesOutWhileAnotherThreadWaits()
    {
        using ZmqContext context = new();
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        using ZmqSocket other = context.CreateSocket(ZmqSocketType.Dealer);
        other.Connect(dealer.Bind("tcp://127.0.0.1:*"));
        Task answering = Task.Run(() =>
        {
            Assert.True(other.TryReceiveString(out string? question, s_limit));
            Assert.Equal("question", question);
            other.Send("answer");
        });

        Task<string> waiting = Task.Run(() => dealer.ReceiveString());
        dealer.Send("question");                                                       // goes out while the other thread waits
        string answer = await waiting;

        await answering.WaitAsync(s_limit);
        Assert.Equal("answer", answer);
    }

    [Fact]
    public void Message_AsShown_IsSentWhole()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        pull.Connect(socket.Bind("tcp://127.0.0.1:*"));

        using ZmqMessage message = new() { "topic", "content" };
        socket.Send(message);                                                          // from any thread: both frames or none

        pull.Receive(message);
        Assert.Equal(2, message.Count);
    }

    [Fact]
    public void LastWords_AsShown_GoOut()
    {
        using ZmqContext other = new();
        using ZmqSocket pull = other.CreateSocket(ZmqSocketType.Pull);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");
        SendLastWords(endpoint);
        Assert.True(pull.TryReceiveString(out string? words, s_limit));
        Assert.Equal("last words", words);
    }

    [Fact]
    public void Limits_AsShown_AreTaken()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);

        socket.Options.Linger = TimeSpan.Zero;                                         // this socket's unsent messages are dropped when it is closed
        context.ShutdownTimeout = TimeSpan.FromSeconds(30);                            // more time at the end, for all sockets
        context.SocketDefaults = options => options.Linger = TimeSpan.FromSeconds(1);  // for every socket made from now on

        using ZmqSocket next = context.CreateSocket(ZmqSocketType.Push);
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(1)), (socket.Options.Linger, next.Options.Linger));
    }

    [Fact]
    public void Shared_Always_IsOneContext() => Assert.Same(ZmqContext.Shared, ZmqContext.Shared);

    private static void SendLastWords(string endpoint)
    {
        using ZmqContext context = new();                                              // disposed of last, being first
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        push.Send("last words");                                                       // still goes out: the context waits for it
    }
}
