using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketDisposeTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp"];

    [Theory]
    [MemberData(nameof(Transports))]
    public void Dispose_ReceiveBlockedOnAnotherThread_EndsItWithObjectDisposedException(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Push, ZmqSocketType.Push, transport);
        for (int i = 0; i < 1_000; i++)
        {
            ZmqSocket pull = pair.Context.CreateSocket(ZmqSocketType.Pull);
            pull.Connect(pair.Endpoint);
            BackgroundCall receive = BackgroundCall.Start(() => pull.ReceiveBytes());
            if (i % 4 != 0)
            {
                Parked.Wait(pull);
            }

            pull.Dispose();
            ObjectDisposedException exception = Assert.IsType<ObjectDisposedException>(receive.Exception(() => $"Round {i}."));
            Assert.Contains("PULL", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dispose_SendBlockedOnAnotherThread_EndsItWithObjectDisposedException()
    {
        using ZmqContext context = new();
        for (int i = 0; i < 1_000; i++)
        {
            ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
            using ZmqFrame frame = new("content");
            BackgroundCall send = BackgroundCall.Start(() => push.Send(frame));
            if (i % 4 != 0)
            {
                Parked.Wait(push);
            }

            push.Dispose();
            Assert.IsType<ObjectDisposedException>(send.Exception(() => $"Round {i}."));
            Assert.Equal("content", frame.GetString());
        }

        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Dispose_ManyCallsOfEveryKindBlocked_EndsThemAll()
    {
        using ZmqContext context = new();
        for (int i = 0; i < 50; i++)
        {
            ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
            using ZmqPoller poller = new();
            poller.Add(dealer);
            Action[] actions =
            [
                () => dealer.Send("x"), () => dealer.Send("x"u8), () => dealer.ReceiveBytes(), () => dealer.Receive(new byte[1]),
                () => dealer.TryReceiveString(out _, BackgroundCall.Limit), () => poller.Wait(new ZmqPollResult[1]),
                () => { using ZmqMessage message = dealer.ReceiveMessage(); }, () => { using ZmqMessage message = new() { "x" }; dealer.Send(message); },
            ];
            BackgroundCall[] calls = [.. actions.Select(BackgroundCall.Start)];
            Parked.Wait(dealer, actions.Length);

            dealer.Dispose();

            Assert.All(calls, c => Assert.IsType<ObjectDisposedException>(c.Exception()));
            Assert.Equal(0, context.SocketCount);
        }
    }

    [Fact]
    public void Dispose_FromManyThreadsAtOnce_ClosesOnce()
    {
        using ZmqContext context = new();
        for (int i = 0; i < 200; i++)
        {
            ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
            using Barrier barrier = new(4);
            BackgroundCall[] calls = [.. Enumerable.Range(0, 4).Select(n => BackgroundCall.Start(() =>
            {
                barrier.SignalAndWait();
                if (n % 2 == 0)
                {
                    socket.Dispose();
                }
                else
                {
                    socket.Handle.Dispose();
                }
            }))];
            foreach (BackgroundCall call in calls)
            {
                call.Finish();
            }

            Assert.Equal(0, context.SocketCount);
        }
    }

    [Fact]
    public void ReleaseHandle_ClosesTheNativeSocketOnce()
    {
        using ZmqContext context = new();
        for (int i = 0; i < 100; i++)
        {
            using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);

            // libzmq marks a socket that it closes, and refuses to close it again. Nobody else sees that.
            Assert.True(Release(socket.Handle));

            socket.Handle.SetHandleAsInvalid();
        }
    }

    [Fact]
    public void Dispose_ThreadIsAboutToSleepOnTheDescriptor_ClosesWhenItHasLeft()
    {
        using ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);

        // Such a thread has left the gate, and no test can hold it there.
        Sleepers(socket)++;
        socket.Dispose();

        // The descriptor's number would go to the next file that anybody opens.
        Assert.Equal(1, context.SocketCount);
        GateOf.Socket(socket).Enter();
        ExitAfterSleep(socket);
        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Dispose_MessagesPending_GoOnBeingSent()
    {
        const int Messages = 500;
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        for (int i = 0; i < Messages; i++)
        {
            push.Send(BitConverter.GetBytes(i));
        }

        push.Dispose();

        for (int i = 0; i < Messages; i++)
        {
            Assert.True(pull.TryReceiveBytes(out byte[]? content, BackgroundCall.Limit));
            Assert.Equal(i, BitConverter.ToInt32(content));
        }
    }

    [Fact]
    public void HandleDispose_SameAsDisposeOfTheSocket()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ZmqSocketHandle handle = pair.Bound.Handle;
        BackgroundCall receive = BackgroundCall.Start(() => pair.Bound.ReceiveBytes());
        Parked.Wait(pair.Bound);
        Assert.False(handle.IsInvalid);

        handle.Dispose();

        Assert.IsType<ObjectDisposedException>(receive.Exception());
        Assert.Throws<ObjectDisposedException>(() => pair.Bound.ReceiveBytes());
        Assert.True(handle.IsClosed);
        Assert.Equal(1, pair.Context.SocketCount);
        handle.Dispose();
        pair.Bound.Dispose();
    }

    [Fact]
    public void DangerousAddRef_KeepsTheNativeSocketOpenAfterDispose()
    {
        using ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        string endpoint = socket.Bind("tcp://127.0.0.1:*");
        using ZmqSocket other = context.CreateSocket(ZmqSocketType.Pair);
        bool referenced = false;
        socket.Handle.DangerousAddRef(ref referenced);
        Assert.True(referenced);

        socket.Dispose();

        Assert.Equal(2, context.SocketCount);
        Assert.Equal(ZmqError.AddressInUse, Assert.Throws<ZmqException>(() => other.Bind(endpoint)).Error);
        Assert.Equal((int)ZmqSocketType.Pair, NativeType(socket.Handle.DangerousGetHandle()));
        socket.Handle.DangerousRelease();
        Assert.Equal(1, context.SocketCount);
        Parked.Until(() => Record.Exception(() => other.Bind(endpoint)) is null, $"a free {endpoint}");
    }

    [Fact]
    public void ContextHandle_Dispose_SameAsDisposeOfTheContext()
    {
        ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
        BackgroundCall receive = BackgroundCall.Start(() => socket.ReceiveBytes());
        Parked.Wait(socket);
        Assert.False(context.Handle.IsInvalid);

        context.Handle.Dispose();

        AssertEnded(receive);
        Assert.True(context.IsDisposed);
        Assert.True(context.Handle.IsClosed);
        Assert.Equal(0, context.SocketCount);
        context.Dispose();
    }

    [Fact]
    public void ContextHandle_DangerousAddRef_KeepsTheNativeContext()
    {
        ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        bool referenced = false;
        context.Handle.DangerousAddRef(ref referenced);

        BackgroundCall dispose = BackgroundCall.Start(context.Dispose);
        Parked.Until(() => context.IsDisposed, "disposed contexts");
        context.Handle.DangerousRelease();

        dispose.Finish();
    }

    internal static void AssertEnded(BackgroundCall call)
    {
        Exception? exception = call.Exception();
        Assert.True(
            exception is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated }, $"{exception}");
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ReleaseHandle")]
    private static extern bool Release(ZmqSocketHandle handle);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ExitAfterSleep")]
    private static extern void ExitAfterSleep(ZmqSocket socket);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_sleepers")]
    private static extern ref int Sleepers(ZmqSocket socket);

    private static unsafe int NativeType(nint socket)
    {
        int type;
        nuint length = sizeof(int);
        Assert.Equal(0, ZmqInterop.Native.LibZmq.zmq_getsockopt(socket, ZmqInterop.Native.ZmqConstants.ZMQ_TYPE, &type, &length));
        return type;
    }
}
