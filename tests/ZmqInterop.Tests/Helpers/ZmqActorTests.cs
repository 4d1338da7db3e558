using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Helpers;

public sealed class ZmqActorTests : IDisposable
{
    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Start_RoomForOneSocketOnly_ThrowsAndLeavesNone()
    {
        using ZmqContext context = new() { MaxSockets = 1 };
        ZmqException exception = Assert.Throws<ZmqException>(() => ZmqActor.Start(context, Echo));
        Assert.Equal(ZmqError.TooManyOpenFiles, exception.Error);
        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Start_BodyThatAnswers_TalksToItsOwnerAndEndsWithIt()
    {
        ZmqActor actor = ZmqActor.Start(_context, Echo);
        for (int i = 0; i < 1000; i++)
        {
            actor.Send($"{i}");
            Assert.Equal($"{i}", actor.ReceiveString());
        }

        Assert.Equal("ZmqActor (running)", actor.ToString());
        BackgroundCall.Start(actor.Dispose).Finish();
        Assert.True(actor.Completion.IsCompletedSuccessfully);
        Assert.True(actor.Ended.IsCancellationRequested);
        Assert.Equal(0, _context.SocketCount);
        Assert.Equal("ZmqActor (ended)", actor.ToString());
        actor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => actor.Socket.Send("x"));
    }

    [Fact]
    public void Dispose_MessagesSentBefore_AreStillRead()
    {
        int read = 0;
        for (int round = 0; round < 50; round++)
        {
            ZmqActor actor = ZmqActor.Start(_context, pipe =>
            {
                foreach (ZmqMessage message in pipe.ReadAll())
                {
                    read += int.Parse(message[0].GetString(), System.Globalization.CultureInfo.InvariantCulture);
                }
            });
            for (int i = 0; i < 10; i++)
            {
                actor.Send("1");
            }

            actor.StopTimeout = BackgroundCall.Limit;
            BackgroundCall.Start(actor.Dispose).Finish();
        }

        Assert.Equal(500, read);
    }

    [Fact]
    public void Start_WithPreparation_ReturnsWhenItIsDone()
    {
        bool prepared = false;
        ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        using ZmqActor actor = ZmqActor.Start(
            _context,
            () =>
            {
                string endpoint = server.Bind("tcp://127.0.0.1:*");
                prepared = true;
                return endpoint;
            },
            (endpoint, pipe) =>
            {
                pipe.Socket.Send(endpoint);
                using (server)
                {
                    server.Send(server.ReceiveString(pipe.StopToken) + "!");
                }
            });
        Assert.True(prepared);
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        client.Connect(actor.ReceiveString());
        client.Send("x");
        Assert.Equal("x!", client.ReceiveString());
    }

    [Fact]
    public void Start_PreparationThrows_ThrowsTheSame()
    {
        InvalidTimeZoneException thrown = new();
        Exception exception = Assert.Throws<InvalidTimeZoneException>(
            () => ZmqActor.Start<int>(_context, () => throw thrown, (_, _) => Assert.Fail("The body must not run.")));
        Assert.Same(thrown, exception);
        Assert.Equal(0, _context.SocketCount);
    }

    [Fact]
    public async Task Completion_BodyThrows_HasTheExceptionAndSoHaveTheCalls()
    {
        InvalidTimeZoneException thrown = new();
        ZmqActor actor = ZmqActor.Start(_context, pipe =>
        {
            pipe.Socket.Send("last words");
            _ = pipe.Socket.ReceiveString();
            throw thrown;
        });
        BackgroundCall receiving = BackgroundCall.Start(() =>
        {
            Assert.Equal("last words", actor.ReceiveString());
            actor.ReceiveString();
        });
        actor.Send("go");
        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => actor.Completion.WaitAsync(BackgroundCall.Limit)));
        Assert.Same(thrown, Assert.IsType<InvalidOperationException>(receiving.Exception()).InnerException);
        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => actor.Send("x")).InnerException);
        Assert.Equal("ZmqActor (failed)", actor.ToString());
        BackgroundCall.Start(actor.Dispose).Finish();
        Assert.Equal(0, _context.SocketCount);
    }

    [Fact]
    public void Receive_BodyEnded_GivesWhatItHadSentFirst()
    {
        using ZmqActor actor = ZmqActor.Start(_context, static pipe =>
        {
            pipe.Socket.Send("1");
            pipe.Socket.Send("2");
        });
        Parked.Until(() => actor.Ended.IsCancellationRequested, "the body ended");
        Assert.Equal("1", actor.ReceiveString());
        Assert.Equal("2", actor.ReceiveString());
        Assert.Null(Assert.Throws<InvalidOperationException>(() => actor.ReceiveString()).InnerException);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_BodyBlockedInReceiveWithoutTheToken_EndsIt(bool asynchronously)
    {
        ZmqActor actor = ZmqActor.Start(_context, static pipe => pipe.Socket.ReceiveString());
        actor.StopTimeout = TimeSpan.FromMilliseconds(50);
        if (asynchronously)
        {
            await actor.DisposeAsync().AsTask().WaitAsync(BackgroundCall.Limit);
        }
        else
        {
            BackgroundCall.Start(actor.Dispose).Finish();
        }

        await actor.Completion.WaitAsync(BackgroundCall.Limit);
        Assert.Equal(0, _context.SocketCount);
    }

    [Fact]
    public void Dispose_BodyThatDoesNotStop_LeavesItToItself()
    {
        using ManualResetEventSlim release = new();
        ZmqActor actor = ZmqActor.Start(_context, _ => release.Wait(BackgroundCall.Limit));
        actor.StopTimeout = TimeSpan.FromMilliseconds(10);
        BackgroundCall.Start(actor.Dispose).Finish();
        Assert.False(actor.Completion.IsCompleted);
        Assert.Equal("ZmqActor (stopping)", actor.ToString());
        release.Set();
        Parked.Until(() => actor.Completion.IsCompletedSuccessfully, "the body ended");
    }

    [Fact]
    public void Dispose_ByTheBody_DoesNotWaitForItself()
    {
        ZmqActor? actor = null;
        using ManualResetEventSlim started = new();
        actor = ZmqActor.Start(_context, _ =>
        {
            started.Wait(BackgroundCall.Limit);
            actor!.StopTimeout = Timeout.InfiniteTimeSpan;
            actor.Dispose();
        });
        started.Set();
        Parked.Until(() => actor.Completion.IsCompletedSuccessfully, "the body ended");
    }

    [Fact]
    public void ContextDisposed_ActorRuns_EndsBoth()
    {
        ZmqActor actor = ZmqActor.Start(_context, Echo);
        actor.Send("x");
        Assert.Equal("x", actor.ReceiveString());
        BackgroundCall.Start(_context.Dispose).Finish();
        Parked.Until(() => actor.Completion.IsCompleted, "the body ended");
        BackgroundCall.Start(actor.Dispose).Finish();
    }

    [Fact]
    public void Calls_TokenCanceled_Throw()
    {
        using ZmqActor actor = ZmqActor.Start(_context, static pipe => pipe.StopToken.WaitHandle.WaitOne());
        using CancellationTokenSource cancellation = new();
        BackgroundCall receiving = BackgroundCall.Start(() => actor.ReceiveString(cancellation.Token));
        BackgroundCall sending = BackgroundCall.Start(() =>
        {
            while (true)
            {
                actor.Send("x", cancellation.Token);
            }
        });
        cancellation.Cancel();
        Assert.IsType<OperationCanceledException>(receiving.Exception(), exactMatch: false);
        Assert.IsType<OperationCanceledException>(sending.Exception(), exactMatch: false);
    }

    [Fact]
    public void Members_BadArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>("context", () => ZmqActor.Start(null!, Echo));
        Assert.Throws<ArgumentNullException>("body", () => ZmqActor.Start(_context, null!));
        Assert.Throws<ArgumentNullException>("prepare", () => ZmqActor.Start<int>(_context, null!, static (_, _) => { }));
        Assert.Throws<ArgumentNullException>("body", () => ZmqActor.Start(_context, static () => 1, null!));
        using ZmqActor actor = ZmqActor.Start(_context, Echo);
        Assert.Throws<ArgumentNullException>("message", () => actor.Send((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>(() => actor.Send((string)null!));
        Assert.Throws<ArgumentNullException>("message", () => actor.Receive(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => actor.StopTimeout = TimeSpan.FromSeconds(-2));
        Assert.Equal(ZmqActor.DefaultStopTimeout, actor.StopTimeout);
        using ZmqContext disposed = new();
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ZmqActor.Start(disposed, Echo));
    }

    private static void Echo(ZmqActorPipe pipe)
    {
        foreach (ZmqMessage message in pipe.ReadAll())
        {
            pipe.Socket.Send(message, pipe.StopToken);
        }
    }
}
