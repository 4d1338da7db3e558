using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Signals that the watcher does not see, or not in time: moments that are too short to be met by chance.</summary>
public sealed class AsyncSignalTests
{
    [Fact]
    public async Task ReceiveAsync_SignalIsPassedOverBeforeTheCallWaits_IsMadeUpFor()
    {
        Assert.SkipUnless(WaitSet.UsesEventFd, "Elsewhere the watcher waits for the gate, and passes nothing over.");
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        await LetWatcherKnow(pair);
        byte[] buffer = new byte[8];
        bool isPassedOver = false;
        ReceiveLate receive = new(new ReceiveMemory(buffer), new Meanwhile(() =>
        {
            Volatile.Write(ref Missed(WatchOf(pair.Bound)!), 0);
            pair.Connected.Send("late");
            isPassedOver = SpinWait.SpinUntil(() => Volatile.Read(ref Missed(WatchOf(pair.Bound)!)) != 0, BackgroundCall.Limit);
        }));

        int size = await pair.Bound.RunAsync(receive, CancellationToken.None).Over();

        Assert.True(isPassedOver);
        Assert.Equal("late", Encoding.UTF8.GetString(buffer, 0, size));
    }

    [Fact]
    public async Task ReceiveAsync_LastSendOfABurstUsesUpItsSignal_IsServedALittleLater()
    {
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer);
        for (int i = 0; i < 20; i++)
        {
            Task<string> reply = pair.Bound.ReceiveStringAsync().AsTask();

            // As if somebody had just looked whether others can go on, so that the send leaves that to the timer.
            Volatile.Write(ref LastRecheck(pair.Bound), long.MaxValue);
            _ = await pair.Bound.RunAsync(new SendBeside(pair.Connected), CancellationToken.None);

            Assert.Equal("reply", await reply.Over());
        }
    }

    [Fact]
    public async Task ReceiveAsync_OnMoreSocketsThanTheWatcherHasPlacesForAtFirst_AreAllServed()
    {
        const int Sockets = 150;
        using ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        string[] endpoints = [.. Enumerable.Range(0, Sockets).Select(_ => Endpoints.Inproc())];
        Task<string>[] calls = [.. endpoints.Select(endpoint =>
        {
            ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
            socket.Bind(endpoint);
            return socket.ReceiveStringAsync().AsTask();
        })];
        for (int i = 0; i < Sockets; i++)
        {
            ZmqSocket peer = context.CreateSocket(ZmqSocketType.Pair);
            peer.Connect(endpoints[i]);
            peer.Send($"{i}");
            Assert.Equal($"{i}", await calls[i].Over());
        }
    }

    // Sockets become known with the first call that waits.
    private static async Task LetWatcherKnow(SocketPair pair)
    {
        Task<string> first = pair.Bound.ReceiveStringAsync().AsTask();
        pair.Connected.Send("first");
        Assert.Equal("first", await first.Over());
        Parked.Until(() => WatchOf(pair.Bound)?.Socket is null, "watched sockets without a call");
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_watch")]
    private static extern ref Watch? WatchOf(ZmqSocket socket);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lastRecheck")]
    private static extern ref long LastRecheck(ZmqSocket socket);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_missed")]
    private static extern ref int Missed(Watch watch);

    /// <summary>Something that happens once.</summary>
    private sealed class Meanwhile(Action action)
    {
        private Action? _action = action;

        public void Happen() => Interlocked.Exchange(ref _action, null)?.Invoke();
    }

    /// <summary>A receive that finds nothing the first time, and lets something happen then.</summary>
    private readonly struct ReceiveLate(ReceiveMemory receive, Meanwhile meanwhile) : IAsyncOperation
    {
        public static ZmqPollEvents Direction => ReceiveMemory.Direction;

        public static string Name => ReceiveMemory.Name;

        public int Try(nint socket)
        {
            int result = receive.Try(socket);
            int error = NativeCall.Error(result);
            meanwhile.Happen();
            return error == 0 ? result : -error;
        }

        public void End(int result) => receive.End(result);
    }

    /// <summary>A send, as far as the socket knows, that processes the command of a reply that comes meanwhile.</summary>
    private readonly struct SendBeside(ZmqSocket peer) : IAsyncOperation
    {
        public static ZmqPollEvents Direction => ZmqPollEvents.Out;

        public static string Name => nameof(LibZmq.zmq_send);

        public unsafe int Try(nint socket)
        {
            peer.Send("reply");
            int events;
            nuint length = sizeof(int);
            return LibZmq.zmq_getsockopt(socket, ZmqConstants.ZMQ_EVENTS, &events, &length);
        }

        public void End(int result)
        {
        }
    }
}
