using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Ends of monitors, in every order, and what must not come of them: a libzmq that stands still because nobody takes an event.</summary>
public sealed class ZmqMonitorLifetimeTests
{
    private const string AnyPort = "tcp://127.0.0.1:*";

    [Fact]
    public void Receive_SocketDisposed_TellsMonitorStoppedAndNothingAfter()
    {
        using ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor(ZmqMonitorEvents.None);
        Assert.Same(socket, monitor.Socket);
        socket.Bind(AnyPort);
        socket.Dispose();
        Assert.False(monitor.HasEnded);
        Assert.Equal(ZmqMonitorEvents.MonitorStopped, monitor.Receive().Kind);
        Assert.True(monitor.HasEnded);
        Assert.Contains("ended", monitor.ToString(), StringComparison.Ordinal);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => monitor.Receive());
        Assert.Contains("MonitorStopped", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => monitor.TryReceive(out _));
        Parked.Until(() => context.SocketCount == 0, "no sockets");
    }

    [Fact]
    public void Members_AfterDispose_ThrowObjectDisposedException()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        ZmqMonitor monitor = socket.Monitor();
        monitor.Dispose();
        monitor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => monitor.Receive());
        Assert.Throws<ObjectDisposedException>(() => monitor.TryReceive(out _));
        Assert.Contains("disposed", monitor.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, context.SocketCount);
    }

    [Fact]
    public void Monitor_OfDisposedSocket_Throws()
    {
        using ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        socket.Dispose();
        Assert.Throws<ObjectDisposedException>(() => socket.Monitor());
        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Monitor_Second_IsRefusedUntilTheFirstIsDisposed()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        ZmqMonitor first = socket.Monitor();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => socket.Monitor());
        Assert.Contains("has a monitor", exception.Message, StringComparison.Ordinal);
        string endpoint = socket.Bind(AnyPort);
        Assert.Equal(endpoint, first.WaitFor(ZmqMonitorEvents.Listening).Endpoint);
        first.Dispose();
        using ZmqMonitor second = socket.Monitor();
        socket.Unbind(endpoint);
        second.WaitFor(ZmqMonitorEvents.Closed);
    }

    [Fact]
    public void Monitor_NoRoomForItsSockets_ThrowsAndLeavesNothingBehind()
    {
        // One for the monitored socket and one more: libzmq needs two.
        using ZmqContext context = new() { MaxSockets = 2 };
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        ZmqException exception = Assert.Throws<ZmqException>(() => socket.Monitor());
        Assert.Equal(ZmqError.TooManyOpenFiles, exception.Error);
        Assert.Equal("zmq_socket_monitor", exception.Operation);
        Assert.Equal(1, context.SocketCount);
        Parked.Until(() => CanCreateAndClose(context), "room for a second socket again");
    }

    [Fact]
    public void Receive_MonitorDisposedMeanwhile_ThrowsObjectDisposedException()
    {
        using ZmqContext context = new();
        for (int round = 0; round < 100; round++)
        {
            using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
            ZmqMonitor monitor = socket.Monitor();
            BackgroundCall call = BackgroundCall.Start(() => monitor.Receive());
            if (round % 2 == 0)
            {
                Thread.Yield();
            }

            monitor.Dispose();
            Assert.IsType<ObjectDisposedException>(call.Exception(() => $"round {round}"), exactMatch: false);
        }
    }

    [Fact]
    public void Receive_ContextDisposedMeanwhile_Throws()
    {
        ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor();
        BackgroundCall call = BackgroundCall.Start(() =>
        {
            while (true)
            {
                // The last event may come through before the end.
                monitor.Receive();
            }
        });
        context.Dispose();
        Exception? exception = call.Exception();
        Assert.True(exception is ObjectDisposedException or InvalidOperationException or ZmqException { Error: ZmqError.ContextTerminated }, $"{exception}");
    }

    [Fact]
    public async Task ReadAllAsync_SocketOrContextOrMonitorDisposed_EndsNormally()
    {
        foreach (int what in new[] { 0, 1, 2 })
        {
            ZmqContext context = new();
            ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
            ZmqMonitor monitor = socket.Monitor();
            List<ZmqMonitorEvents> kinds = [];
            TaskCompletionSource reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Task reader = Task.Run(async () =>
            {
                await foreach (ZmqMonitorEvent monitorEvent in monitor.ReadAllAsync())
                {
                    kinds.Add(monitorEvent.Kind);
                    reading.TrySetResult();
                }
            });
            socket.Bind(AnyPort);
            await reading.Task.WaitAsync(BackgroundCall.Limit);
            IDisposable[] ends = [socket, context, monitor];
            ends[what].Dispose();
            await reader.WaitAsync(BackgroundCall.Limit);
            Assert.Equal(ZmqMonitorEvents.Listening, kinds[0]);
            if (what == 0)
            {
                Assert.Equal(ZmqMonitorEvents.MonitorStopped, kinds[^1]);
            }

            await context.DisposeAsync();
            monitor.Dispose();
        }
    }

    [Fact]
    public async Task ReceiveAsync_EventComesLaterOrTokenIsCanceled_EndsAccordingly()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor();
        using CancellationTokenSource cancellation = new();
        Task<ZmqMonitorEvent> canceled = monitor.ReceiveAsync(cancellation.Token).AsTask();
        Assert.False(canceled.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled.WaitAsync(BackgroundCall.Limit));
        Task<ZmqMonitorEvent> pending = monitor.ReceiveAsync().AsTask();
        string endpoint = socket.Bind(AnyPort);
        Assert.Equal(endpoint, (await pending.WaitAsync(BackgroundCall.Limit)).Endpoint);
    }

    [Fact]
    public void Receive_TokenCanceled_ThrowsAndLosesNothing()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor();
        using CancellationTokenSource cancellation = new();
        BackgroundCall call = BackgroundCall.Start(() => monitor.Receive(cancellation.Token));
        cancellation.Cancel();
        Assert.IsType<OperationCanceledException>(call.Exception(), exactMatch: false);
        string endpoint = socket.Bind(AnyPort);
        Assert.Equal(endpoint, monitor.Receive().Endpoint);
    }

    [Fact]
    public void Events_ManyUnread_HoldUpNobody()
    {
        // With libzmq's usual watermark of 2000 at most the third thousand would block Bind, or the I/O thread and with it the whole context.
        const int Rounds = 1500;
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor(ZmqMonitorEvents.Listening | ZmqMonitorEvents.Closed);
        BackgroundCall.Start(() =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                socket.Unbind(socket.Bind(AnyPort));
            }
        }).Finish();
        AssertContextWorks(context);
        int listening = 0;
        int closed = 0;
        while (listening < Rounds || closed < Rounds)
        {
            Assert.True(monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit), $"{listening} listening, {closed} closed");
            listening += monitorEvent.Kind == ZmqMonitorEvents.Listening ? 1 : 0;
            closed += monitorEvent.Kind == ZmqMonitorEvents.Closed ? 1 : 0;
        }
    }

    [Fact]
    public void Dispose_AfterSocketThatLingers_HoldsUpNobody()
    {
        // The closed socket goes on connecting, and would go on telling so, to a monitor that is not there any more.
        using ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(1);
        ZmqMonitor monitor = socket.Monitor();
        socket.Connect(Endpoints.Nobody());
        socket.Send("to nobody");
        monitor.WaitFor(ZmqMonitorEvents.ConnectRetried);
        socket.Dispose();
        monitor.Dispose();
        AssertContextWorks(context);
    }

    [Fact]
    public void Receiver_DisposedOfBeforeItsSocket_StaysOpenUntilMonitoringHasStopped()
    {
        // Disposing of an attached context closes its sockets in any order, and libzmq goes on sending events meanwhile.
        using ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor();
        Receiver(monitor).Dispose();
        Assert.Equal(2, context.SocketCount);
        socket.Bind(AnyPort);
        AssertContextWorks(context);
        socket.Dispose();
        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Finalizer_MonitorForgotten_LetsTheSocketBeMonitoredAgain()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        Forget(socket);
        Parked.Until(() => Collect(() => context.SocketCount == 1), "the monitor's socket closed");
        using ZmqMonitor monitor = socket.Monitor();
        string endpoint = socket.Bind(AnyPort);
        Assert.Equal(endpoint, monitor.Receive().Endpoint);
        AssertContextWorks(context);
    }

    [Fact]
    public void Finalizer_SocketAndMonitorForgotten_ClosesBoth()
    {
        using ZmqContext context = new();
        ForgetBoth(context);
        Parked.Until(() => Collect(() => context.SocketCount == 0), "no sockets");
        AssertContextWorks(context);
    }

    [Fact]
    public void Finalizer_ContextForgottenToo_DoesNotHang()
    {
        WeakReference context = ForgetAll();
        Parked.Until(() => Collect(() => !context.IsAlive), "the context collected");
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_receiver")]
    private static extern ref ZmqSocket Receiver(ZmqMonitor monitor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(ZmqSocket socket) => _ = socket.Monitor();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForgetBoth(ZmqContext context)
    {
        for (int i = 0; i < 20; i++)
        {
            ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
            _ = socket.Monitor();
            socket.Bind(AnyPort);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ForgetAll()
    {
        ZmqContext context = new();
        ForgetBoth(context);
        return new WeakReference(context);
    }

    private static bool Collect(Func<bool> condition)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return condition();
    }

    private static bool CanCreateAndClose(ZmqContext context)
    {
        try
        {
            context.CreateSocket(ZmqSocketType.Pair).Dispose();
            return true;
        }
        catch (ZmqException)
        {
            return false;
        }
    }

    /// <summary>The I/O thread does its work.</summary>
    private static void AssertContextWorks(ZmqContext context)
    {
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.Connect(server.Bind(AnyPort));
        client.Send("ping");
        using ZmqFrame frame = new();
        Assert.True(server.TryReceive(frame, BackgroundCall.Limit));
    }
}
