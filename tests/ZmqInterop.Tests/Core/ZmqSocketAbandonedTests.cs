using System;
using System.Runtime.CompilerServices;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>What is never disposed of, and what disposing leaves behind.</summary>
[Collection(AloneCollection.Name)]
public sealed class ZmqSocketAbandonedTests
{
    [Fact]
    public void Socket_Forgotten_IsClosedByTheCollectorAndThePeerSeesIt()
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.Linger = TimeSpan.Zero;
        string endpoint = push.Bind("tcp://127.0.0.1:*");
        ForgetPull(context, endpoint);
        SocketPair.WaitForPeer(push);

        Collect(() => context.SocketCount == 1, "sockets closed");

        // A PUSH without a peer cannot send.
        Parked.Until(() => (push.Events & ZmqPollEvents.Out) == 0, "peers that noticed");
    }

    [Fact]
    public void SocketWithPendingMessages_Forgotten_DeliversThem()
    {
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");
        ForgetPush(context, endpoint, 100);
        Collect(() => context.SocketCount == 1, "sockets closed");
        for (int i = 0; i < 100; i++)
        {
            Assert.True(pull.TryReceiveBytes(out _, BackgroundCall.Limit));
        }
    }

    [Fact]
    public void ContextAndSockets_Forgotten_AreFinalizedWithoutAHang()
    {
        int before = Descriptors.Count();
        WeakReference[] contexts = new WeakReference[20];
        for (int i = 0; i < contexts.Length; i++)
        {
            contexts[i] = ForgetContext();
        }

        Collect(() => Array.TrueForAll(contexts, c => !c.IsAlive), "contexts collected");
        Descriptors.WaitUntilAtMost(before + 2);
    }

    [Fact]
    public void ContextForgotten_SocketHeld_LivesOn()
    {
        ZmqSocket socket = SocketOfForgottenContext();
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        socket.Bind("tcp://127.0.0.1:*");
        Assert.Equal(1, socket.Context.SocketCount);
        socket.Context.Dispose();
    }

    [Fact]
    public void SocketOfABlockedThread_Forgotten_GoesOnWaitingUntilTheContextIsDisposed()
    {
        using ZmqContext context = new();
        BackgroundCall receive = ForgetBlocked(context);
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(receive.IsRunning);
        Assert.Equal(1, context.SocketCount);
        BackgroundCall.Start(context.Dispose).Finish();
        ZmqSocketDisposeTests.AssertEnded(receive);
    }

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public void Dispose_BlockedCalls_LeaksNoDescriptors(string transport)
    {
        Rounds(transport, 20);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int before = Descriptors.Count();

        Rounds(transport, 300);

        Descriptors.WaitUntilAtMost(before + 3);
    }

    [Fact]
    public void PollersAndContexts_Disposed_LeakNoDescriptors()
    {
        int before = Descriptors.Count();
        for (int i = 0; i < 100; i++)
        {
            using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
            using ZmqPoller poller = new();
            poller.Add(pair.Bound);
            Assert.Equal(0, poller.Wait(new ZmqPollResult[1], TimeSpan.FromMilliseconds(1)));
        }

        Descriptors.WaitUntilAtMost(before + 3);
    }

    [Fact]
    public void ThreadsThatWaited_Ended_GiveTheirDescriptorsBack()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
        int before = Descriptors.Count();
        for (int i = 0; i < 200; i++)
        {
            BackgroundCall.Start(() => socket.TryReceiveBytes(out _, TimeSpan.FromMilliseconds(1))).Finish();
        }

        Descriptors.WaitUntilAtMost(before + 3);
    }

    private static void Collect(Func<bool> condition, string what) => Parked.Until(
        () =>
        {
            GC.Collect();
            BackgroundCall.Start(GC.WaitForPendingFinalizers).Finish(() => "A finalizer hangs.");
            return condition();
        },
        what);

    private static void Rounds(string transport, int count)
    {
        using SocketPair pair = new(ZmqSocketType.Push, ZmqSocketType.Push, transport);
        for (int i = 0; i < count; i++)
        {
            ZmqSocket pull = pair.Context.CreateSocket(ZmqSocketType.Pull);
            pull.Connect(pair.Endpoint);
            BackgroundCall receive = BackgroundCall.Start(() => pull.ReceiveBytes());
            Parked.Wait(pull);
            pull.Dispose();
            Assert.IsType<ObjectDisposedException>(receive.Exception());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForgetPull(ZmqContext context, string endpoint) => context.CreateSocket(ZmqSocketType.Pull).Connect(endpoint);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForgetPush(ZmqContext context, string endpoint, int count)
    {
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        for (int i = 0; i < count; i++)
        {
            push.Send("x");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ForgetContext()
    {
        ZmqContext context = new();
        ZmqSocket bound = context.CreateSocket(ZmqSocketType.Pair);
        ZmqSocket connected = context.CreateSocket(ZmqSocketType.Pair);
        connected.Connect(bound.Bind("tcp://127.0.0.1:*"));
        connected.Send("x");
        Assert.Equal("x", bound.ReceiveString());
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ZmqSocket SocketOfForgottenContext() => new ZmqContext().CreateSocket(ZmqSocketType.Pair);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BackgroundCall ForgetBlocked(ZmqContext context)
    {
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        BackgroundCall receive = BackgroundCall.Start(() => pull.ReceiveBytes());
        Parked.Wait(pull);
        return receive;
    }
}
