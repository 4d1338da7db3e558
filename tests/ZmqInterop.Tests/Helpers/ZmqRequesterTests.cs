using System;
using System.IO;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Helpers;

public sealed class ZmqRequesterTests : IDisposable
{
    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };
    private readonly ZmqRequester _requester;
    private readonly ZmqSocket _router;

    public ZmqRequesterTests()
    {
        _requester = new ZmqRequester(_context);
        _router = _context.CreateSocket(ZmqSocketType.Router);
    }

    public void Dispose()
    {
        _requester.Dispose();
        _router.Dispose();
        _context.Dispose();
    }

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public void Request_ServerThatAnswers_IsAnsweredAtTheFirstTry(string transport)
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        _requester.TryTimeout = BackgroundCall.Limit;
        _requester.Connect(server.Bind(Endpoints.For(transport)));
        BackgroundCall serving = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                using ZmqMessage message = server.ReceiveMessage();
                message.Add("!");
                server.Send(message);
            }
        });
        for (int i = 0; i < 99; i++)
        {
            Assert.Equal($"request {i}", _requester.Request($"request {i}"));
        }

        using ZmqMessage request = new() { "a", string.Empty, "b" };
        using ZmqMessage reply = _requester.Request(request);
        Assert.Equal(["a", string.Empty, "b", "!"], reply.Texts());
        Assert.Equal(["a", string.Empty, "b"], request.Texts());
        serving.Finish();
    }

    [Fact]
    public void Request_ServerThatAnswersTheLastTryOnly_IsAnswered()
    {
        _requester.TryTimeout = TimeSpan.FromMilliseconds(200);
        _requester.Tries = 100;
        _requester.Connect(_router.Bind(Endpoints.Inproc()));
        BackgroundCall serving = BackgroundCall.Start(() =>
        {
            using ZmqMessage first = _router.ReceiveMessage();
            using ZmqMessage second = _router.ReceiveMessage();
            Assert.Equal("question", second[^1].GetString());
            second.RemoveAt(second.Count - 1);
            second.Add("answer");
            _router.Send(second);
        });
        Assert.Equal("answer", _requester.Request("question"));
        serving.Finish();
    }

    [Fact]
    public void Request_LateReplyToAnEarlierTry_IsNotTakenForTheAnswer()
    {
        _requester.TryTimeout = TimeSpan.FromMilliseconds(100);
        _requester.Tries = 2;
        _requester.Connect(_router.Bind(Endpoints.Inproc()));
        using ZmqMessage request = new() { "first" };
        using ZmqMessage reply = new();
        Assert.False(_requester.TryRequest(request, reply));

        // The replies to both tries of the first request come before and while the second one waits.
        using ZmqMessage early = _router.ReceiveMessage();
        using ZmqMessage late = _router.ReceiveMessage();
        AnswerTo(early, "late reply 1");
        _requester.TryTimeout = BackgroundCall.Limit;
        BackgroundCall serving = BackgroundCall.Start(() =>
        {
            using ZmqMessage second = _router.ReceiveMessage();
            AnswerTo(late, "late reply 2");
            AnswerTo(second, "the reply");
        });
        Assert.Equal("the reply", _requester.Request("second"));
        serving.Finish();
    }

    [Fact]
    public void Request_NoServer_ThrowsAndCanBeUsedAgain()
    {
        _requester.TryTimeout = TimeSpan.FromMilliseconds(10);
        TimeoutException exception = Assert.Throws<TimeoutException>(() => _requester.Request("x"));
        Assert.Contains("call Connect", exception.Message, StringComparison.Ordinal);

        using ZmqSocket probe = _context.CreateSocket(ZmqSocketType.Rep);
        string endpoint = Endpoints.Ipc(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")));
        _requester.Connect(endpoint);
        exception = Assert.Throws<TimeoutException>(() => _requester.Request("x"));
        Assert.Contains($"3 tries of {0.01} s", exception.Message, StringComparison.Ordinal);
        Assert.Contains(endpoint, exception.Message, StringComparison.Ordinal);

        // Nothing was kept for the server that was away.
        _requester.TryTimeout = BackgroundCall.Limit;
        BackgroundCall asking = BackgroundCall.Start(() => Assert.Equal("y!", _requester.Request("y")));
        probe.Bind(endpoint);
        probe.Send(probe.ReceiveString() + "!");
        asking.Finish();
        Assert.False(probe.TryReceiveString(out _));
    }

    // Most of these replies are lost with the connection, for the sake of which the next server is asked.
    [Fact]
    public void Request_ServersThatAnswerAndLeave_IsAnsweredByOneOfThem()
    {
        string endpoint = Endpoints.Ipc(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")));
        using CancellationTokenSource stop = new();
        BackgroundCall serving = BackgroundCall.Start(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
                server.Options.Linger = Timeout.InfiniteTimeSpan;
                server.Bind(endpoint);
                if (server.TryReceiveString(out string? request, TimeSpan.FromMilliseconds(100)))
                {
                    server.Send(request + "!");
                }
            }
        });
        _requester.TryTimeout = TimeSpan.FromMilliseconds(100);
        _requester.Tries = 1000;
        _requester.Connect(endpoint);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal($"{i}!", _requester.Request($"{i}"));
        }

        stop.Cancel();
        serving.Finish();
    }

    [Fact]
    public void Request_SilentServerAndAnother_AsksThemInTurn()
    {
        using ZmqSocket other = _context.CreateSocket(ZmqSocketType.Rep);
        _requester.TryTimeout = TimeSpan.FromMilliseconds(100);
        _requester.Tries = 1000;
        _requester.Connect(_router.Bind("tcp://127.0.0.1:*"));
        _requester.Connect(other.Bind("tcp://127.0.0.1:*"));
        BackgroundCall serving = BackgroundCall.Start(() => other.Send(other.ReceiveString() + "!"));
        Assert.Equal("x!", _requester.Request("x"));
        serving.Finish();
    }

    [Fact]
    public void Request_TokenCanceled_ThrowsAndCanBeUsedAgain()
    {
        _requester.TryTimeout = Timeout.InfiniteTimeSpan;
        _requester.Connect(_router.Bind(Endpoints.Inproc()));
        using CancellationTokenSource cancellation = new();
        BackgroundCall asking = BackgroundCall.Start(() => _requester.Request("x", cancellation.Token));
        using ZmqMessage first = _router.ReceiveMessage();
        cancellation.Cancel();
        Assert.IsType<OperationCanceledException>(asking.Exception(), exactMatch: false);

        asking = BackgroundCall.Start(() => Assert.Equal("answer", _requester.Request("y")));
        using ZmqMessage second = _router.ReceiveMessage();
        AnswerTo(first, "late");
        AnswerTo(second, "answer");
        asking.Finish();
    }

    [Fact]
    public void Request_ManyThreads_HaveTheirOwnReplies()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        _requester.TryTimeout = BackgroundCall.Limit;
        _requester.Connect(server.Bind(Endpoints.Inproc()));
        BackgroundCall serving = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 400; i++)
            {
                server.Send(server.ReceiveString() + "!");
            }
        });
        BackgroundCall[] calls = new BackgroundCall[4];
        for (int thread = 0; thread < calls.Length; thread++)
        {
            string name = $"{thread}";
            calls[thread] = BackgroundCall.Start(() =>
            {
                for (int i = 0; i < 100; i++)
                {
                    Assert.Equal($"{name}.{i}!", _requester.Request($"{name}.{i}"));
                }
            });
        }

        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }

        serving.Finish();
    }

    [Fact]
    public void Dispose_RequestUnderWay_EndsIt()
    {
        _requester.TryTimeout = Timeout.InfiniteTimeSpan;
        _requester.Connect(_router.Bind(Endpoints.Inproc()));
        BackgroundCall asking = BackgroundCall.Start(() => _requester.Request("x"));
        Parked.Wait(_requester.Socket);
        _requester.Dispose();
        Assert.IsType<ObjectDisposedException>(asking.Exception());
        Assert.Throws<ObjectDisposedException>(() => _requester.Request("x"));
        Assert.Throws<ObjectDisposedException>(() => _requester.Connect("inproc://x"));
    }

    [Fact]
    public void Request_BadArguments_Throw()
    {
        using ZmqMessage message = new();
        using ZmqMessage reply = new();
        Assert.Throws<ArgumentNullException>("context", () => new ZmqRequester(null!));
        Assert.Throws<ArgumentNullException>("request", () => _requester.Request((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>(() => _requester.Request((string)null!));
        Assert.Throws<ArgumentNullException>("request", () => _requester.TryRequest(null!, reply));
        Assert.Throws<ArgumentNullException>("reply", () => _requester.TryRequest(message, null!));
        Assert.Throws<ArgumentException>("reply", () => _requester.TryRequest(message, message));
        Assert.Throws<InvalidOperationException>(() => _requester.TryRequest(message, reply));
        Assert.Throws<ArgumentOutOfRangeException>(() => _requester.Tries = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => _requester.TryTimeout = TimeSpan.FromSeconds(-2));
        Assert.ThrowsAny<ArgumentException>(() => _requester.Connect("nonsense"));
        Assert.Equal((ZmqRequester.DefaultTries, ZmqRequester.DefaultTryTimeout), (_requester.Tries, _requester.TryTimeout));
        _requester.TryTimeout = Timeout.InfiniteTimeSpan;
        Assert.Equal(Timeout.InfiniteTimeSpan, _requester.TryTimeout);
        Assert.Contains("3 tries", _requester.ToString(), StringComparison.Ordinal);
        using ZmqContext disposed = new();
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new ZmqRequester(disposed));
    }

    private void AnswerTo(ZmqMessage request, string text)
    {
        request.RemoveAt(request.Count - 1);
        request.Add(text);
        _router.Send(request);
    }
}
