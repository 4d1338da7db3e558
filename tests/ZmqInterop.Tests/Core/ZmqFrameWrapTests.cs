using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqFrameWrapTests
{
    [Fact]
    public void Wrap_Owner_ShowsItsMemoryWithoutACopy()
    {
        byte[] bytes = Bytes.Pattern(1000);
        CountingOwner owner = new(bytes);
        using (ZmqFrame frame = ZmqFrame.Wrap(owner))
        {
            Assert.Equal(1000, frame.Size);
            Assert.True(frame.Span == bytes.AsSpan());
            Assert.Equal(1, owner.Pins);
            Assert.Equal(0, owner.Disposals);
        }

        owner.WaitForDisposal();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1000)]
    public void Wrap_Length_IsTheSizeOfTheFrame(int length)
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        using (ZmqFrame frame = ZmqFrame.Wrap(owner, length))
        {
            Assert.Equal(Bytes.Pattern(1000).AsSpan(0, length), frame.Span);
        }

        owner.WaitForDisposal();
    }

    [Fact]
    public void Wrap_EmptyMemory_IsAnEmptyFrameThatCanBeSent()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        CountingOwner owner = new([]);
        using ZmqFrame frame = ZmqFrame.Wrap(owner);
        pair.Connected.Send(frame);
        Assert.Empty(pair.Bound.ReceiveBytes());
        owner.WaitForDisposal();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void Wrap_WrongLength_LeavesTheOwnerToTheCaller(int length)
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(length), () => ZmqFrame.Wrap(owner, length));
        Assert.Equal(0, owner.Disposals);
        Assert.Equal(0, owner.Pins);
    }

    [Fact]
    public void Wrap_Null_ThrowsArgumentNull()
    {
        Assert.Throws<ArgumentNullException>("owner", () => ZmqFrame.Wrap(null!));
        Assert.Throws<ArgumentNullException>("owner", () => ZmqFrame.Wrap(null!, 0));
    }

    [Fact]
    public void Wrap_OwnerThatIsDisposedOf_ThrowsWhatTheOwnerThrows()
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(100);
        owner.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ZmqFrame.Wrap(owner));
        Assert.Throws<ObjectDisposedException>(() => ZmqFrame.Wrap(owner, 10));
    }

    [Fact]
    public void Adopt_Owner_ReplacesTheContentAndGivesBackWhatWasThere()
    {
        CountingOwner first = new(Bytes.Pattern(1000));
        CountingOwner second = new(Bytes.Pattern(2000));
        using ZmqFrame frame = new("text");
        frame.Adopt(first);
        Assert.True(frame.Span == first.Memory.Span);
        Assert.Equal(0, first.Disposals);

        frame.Adopt(second, 1500);
        first.WaitForDisposal();
        Assert.Equal(Bytes.Pattern(2000).AsSpan(0, 1500), frame.Span);

        frame.Clear();
        second.WaitForDisposal();
    }

    [Fact]
    public void Adopt_FrameThatWasSent_CanBeSentAgain()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqFrame frame = new();
        for (int i = 0; i < 100; i++)
        {
            CountingOwner owner = new(Bytes.Pattern(10_000, seed: i));
            frame.Adopt(owner);
            pair.Connected.Send(frame);
            Assert.True(frame.IsMoved);
            Assert.Equal(Bytes.Pattern(10_000, seed: i), pair.Bound.ReceiveBytes());
            owner.WaitForDisposal();
        }
    }

    [Fact]
    public void Adopt_WrongArguments_LeaveTheContentAndTheOwner()
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        using ZmqFrame frame = new("text");
        Assert.Throws<ArgumentNullException>("owner", () => frame.Adopt(null!));
        Assert.Throws<ArgumentNullException>("owner", () => frame.Adopt(null!, 0));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => frame.Adopt(owner, -1));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => frame.Adopt(owner, 1001));
        Assert.Equal("text", frame.GetString());
        Assert.Equal((0, 0), (owner.Pins, owner.Disposals));
    }

    [Fact]
    public void Adopt_DisposedFrame_LeavesTheOwnerToTheCaller()
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        ZmqFrame frame = new();
        frame.Dispose();
        Assert.Throws<ObjectDisposedException>(() => frame.Adopt(owner));
        Assert.Throws<ObjectDisposedException>(() => frame.Adopt(owner, 10));
        Assert.Equal((0, 0), (owner.Pins, owner.Disposals));
    }

    [Fact]
    public async Task Adopt_FrameInUse_LeavesTheOwnerToTheCaller()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "inproc");
        CountingOwner owner = new(Bytes.Pattern(1000));
        using ZmqFrame frame = new();
        Task receiving = pair.Bound.ReceiveAsync(frame).AsTask();
        Assert.Throws<InvalidOperationException>(() => frame.Adopt(owner));
        Assert.Equal((0, 0), (owner.Pins, owner.Disposals));
        pair.Connected.Send("end"u8);
        await receiving.WaitAsync(BackgroundCall.Limit, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("inproc", 100)]
    [InlineData("inproc", 200_000)]
    [InlineData("tcp", 100)]
    [InlineData("tcp", 200_000)]
    [InlineData("ipc", 200_000)]
    public void Send_WrappedFrame_ArrivesWholeAndIsReleasedOnce(string transport, int size)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, transport);
        CountingOwner owner = new(Bytes.Pattern(size));
        using ZmqFrame received = new();
        using (ZmqFrame frame = ZmqFrame.Wrap(owner))
        {
            pair.Connected.Send(frame);
            pair.Bound.Receive(received);
        }

        Assert.Equal(Bytes.Pattern(size), received.Span);
        if (transport == "inproc")
        {
            Assert.Equal(0, owner.Disposals);
            received.Clear();
        }

        owner.WaitForDisposal();
    }

    [Fact]
    public void Send_ManyWrappedFrames_ReleasesEachOnce()
    {
        using SocketPair pair = new(ZmqSocketType.Push, ZmqSocketType.Pull, "tcp");
        CountingOwner[] owners = new CountingOwner[200];
        BackgroundCall receiver = BackgroundCall.Start(() =>
        {
            using ZmqFrame received = new();
            for (int i = 0; i < owners.Length; i++)
            {
                pair.Connected.Receive(received);
                Assert.Equal(Bytes.Pattern(10_000, seed: i), received.Span);
            }
        });
        using ZmqFrame frame = new();
        for (int i = 0; i < owners.Length; i++)
        {
            owners[i] = new CountingOwner(Bytes.Pattern(10_000, seed: i));
            using ZmqFrame wrapped = ZmqFrame.Wrap(owners[i]);
            frame.MoveFrom(wrapped);
            pair.Bound.Send(frame);
        }

        receiver.Finish();
        foreach (CountingOwner owner in owners)
        {
            owner.WaitForDisposal();
        }
    }

    [Fact]
    public void Send_PublisherWithoutSubscribers_ReleasesTheMemory()
    {
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.Pub);
        CountingOwner owner = new(Bytes.Pattern(1000));
        using ZmqFrame frame = ZmqFrame.Wrap(owner);
        publisher.Send(frame);
        Assert.True(frame.IsMoved);
        owner.WaitForDisposal();
    }

    [Fact]
    public void Send_SocketClosedWithQueuedFramesAndNoLinger_ReleasesThem()
    {
        using ZmqContext context = new();
        CountingOwner[] owners = new CountingOwner[20];
        using (ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push))
        {
            socket.Options.Linger = TimeSpan.Zero;

            // The frames stay in the queue of the connection.
            socket.Connect(Endpoints.Nobody());
            for (int i = 0; i < owners.Length; i++)
            {
                owners[i] = new CountingOwner(Bytes.Pattern(1000));
                using ZmqFrame frame = ZmqFrame.Wrap(owners[i]);
                socket.Send(frame);
            }

            Assert.Equal(0, owners[0].Disposals);
        }

        foreach (CountingOwner owner in owners)
        {
            owner.WaitForDisposal();
        }
    }

    [Fact]
    public void Send_ReceiverClosedWithoutReceiving_ReleasesTheMemory()
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        using (SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair))
        {
            using ZmqFrame frame = ZmqFrame.Wrap(owner);
            pair.Bound.Send(frame);
            Assert.Equal(0, owner.Disposals);
        }

        owner.WaitForDisposal();
    }

    [Fact]
    public void TrySend_NoRoom_KeepsTheMemoryUntilTheFrameIsDisposedOf()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        CountingOwner owner = new(Bytes.Pattern(1000));
        using (ZmqFrame frame = ZmqFrame.Wrap(owner))
        {
            Assert.False(socket.TrySend(frame));
            Assert.Equal(Bytes.Pattern(1000), frame.Span);
            Assert.Equal(0, owner.Disposals);
        }

        owner.WaitForDisposal();
    }

    [Fact]
    public void NewContent_InAWrappedFrame_ReleasesTheMemory()
    {
        CountingOwner[] owners = [new(Bytes.Pattern(100)), new(Bytes.Pattern(100)), new(Bytes.Pattern(100)), new(Bytes.Pattern(100))];
        using ZmqFrame written = ZmqFrame.Wrap(owners[0]);
        using ZmqFrame cleared = ZmqFrame.Wrap(owners[1]);
        using ZmqFrame allocated = ZmqFrame.Wrap(owners[2]);
        using ZmqFrame moved = ZmqFrame.Wrap(owners[3]);
        written.Write("new");
        cleared.Clear();
        allocated.Allocate(10);
        moved.MoveFrom(written);
        foreach (CountingOwner owner in owners)
        {
            owner.WaitForDisposal();
        }
    }

    [Fact]
    public void Copy_OfAWrappedFrame_KeepsTheMemoryUntilTheLastIsGone()
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        ZmqFrame frame = ZmqFrame.Wrap(owner);
        ZmqFrame copy = frame.Copy();
        frame.Dispose();
        Assert.Equal(Bytes.Pattern(1000), copy.Span);
        Assert.Equal(0, owner.Disposals);
        copy.Dispose();
        owner.WaitForDisposal();
    }

    [Fact]
    public void WritableSpan_OfACopyOfAWrappedFrame_LeavesTheMemoryAsItWas()
    {
        byte[] bytes = Bytes.Pattern(1000);
        CountingOwner owner = new(bytes);
        using ZmqFrame frame = ZmqFrame.Wrap(owner);
        using ZmqFrame copy = frame.Copy();
        copy.WritableSpan.Clear();
        Assert.Equal(Bytes.Pattern(1000), bytes);
    }

    [Fact]
    public void Finalizer_OfAForgottenFrame_ReleasesTheMemory()
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        Forget(owner);
        Parked.Until(() => Collect() && owner.Disposals > 0, "a forgotten frame finalized");
        owner.WaitForDisposal();
    }

    [Fact]
    public void Dispose_OfTheOwnerThatThrows_IsReportedAsUnobservedAndHarmsNothing()
    {
        InvalidOperationException failure = new($"The owner's Dispose failed {Guid.NewGuid():N}.");
        bool reported = false;
        void Report(object? sender, UnobservedTaskExceptionEventArgs e) => reported |= e.Exception.InnerExceptions.Contains(failure);
        TaskScheduler.UnobservedTaskException += Report;
        try
        {
            CountingOwner owner = new(Bytes.Pattern(1000), failure);
            ZmqFrame.Wrap(owner).Dispose();
            owner.WaitForDisposal();
            Parked.Until(() => Collect() && reported, "the exception of the owner reported");
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Report;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(CountingOwner owner) => _ = ZmqFrame.Wrap(owner);

    private static bool Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return true;
    }
}
