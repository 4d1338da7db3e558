using System;
using System.Buffers;
using Xunit;

namespace ZmqInterop.AllocationTests;

public sealed class SendTests : IDisposable
{
    private readonly SocketPair _pair = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    [Theory]
    [InlineData(16)]
    [InlineData(1024)]
    public void Send_Span_AllocatesNothing(int size) => Allocations.AssertNone(() => _pair.Left.Send(_buffer.AsSpan(0, size)), TakeOff);

    [Theory]
    [InlineData(16)]
    [InlineData(1024)]
    public void Send_FrameAllocatedAnew_AllocatesNothing(int size)
    {
        using ZmqFrame frame = new();
        Allocations.AssertNone(
            () =>
            {
                frame.Allocate(size);
                frame.WritableSpan[0] = 1;
                _pair.Left.Send(frame);
            },
            TakeOff);
    }

    [Fact]
    public void Send_FrameWritten_AllocatesNothing()
    {
        using ZmqFrame frame = new();
        Allocations.AssertNone(
            () =>
            {
                frame.Write(_buffer.AsSpan(0, 100));
                _pair.Left.Send(frame);
            },
            TakeOff);
    }

    [Fact]
    public void Send_AdoptedMemory_AllocatesNothing()
    {
        using ZmqFrame frame = new();
        LentMemory memory = new(_buffer);
        int sent = 0;
        Allocations.AssertNone(
            () =>
            {
                frame.Adopt(memory);
                _pair.Left.Send(frame);
                sent++;
            },
            () =>
            {
                TakeOff();
                memory.WaitUntilBack(except: --sent);
            });
    }

    [Fact]
    public void Send_AdoptedMemoryThatIsUnderWayManyTimes_AllocatesNothing()
    {
        const int UnderWay = 5000;
        const int Rounds = 100;
        _pair.Left.Options.SendHighWatermark = 0;
        _pair.Right.Options.ReceiveHighWatermark = 0;
        using ZmqFrame frame = new();
        LentMemory memory = new(_buffer);
        void FillAndEmpty()
        {
            for (int i = 0; i < UnderWay; i++)
            {
                frame.Adopt(memory);
                _pair.Left.Send(frame);
            }

            for (int i = 0; i < UnderWay; i++)
            {
                TakeOff();
            }

            memory.WaitUntilBack(except: 0);
        }

        FillAndEmpty();
        Allocations.RepeatWhileNoisy(() =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Rounds; i++)
            {
                FillAndEmpty();
            }

            Allocations.AssertNoiseOnly(GC.GetTotalAllocatedBytes(precise: true) - before, Rounds * UnderWay);
        });
    }

    [Fact]
    public void Send_CopyOfAFrame_AllocatesNothing()
    {
        using ZmqFrame original = new(_buffer);
        using ZmqFrame frame = new();
        Allocations.AssertNone(
            () =>
            {
                frame.CopyFrom(original);
                _pair.Left.Send(frame);
            },
            TakeOff);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(600)]
    public void Send_Text_AllocatesNothing(int length)
    {
        string text = new('ä', length);
        Allocations.AssertNone(() => _pair.Left.Send(text), TakeOff);
    }

    [Fact]
    public void Send_Sequence_AllocatesNothing()
    {
        ReadOnlySequence<byte> sequence = new(_buffer, 0, 100);
        Allocations.AssertNone(() => _pair.Left.Send(sequence), TakeOff);
    }

    [Fact]
    public void Send_WithACancellableToken_AllocatesNothing()
    {
        using System.Threading.CancellationTokenSource source = new();
        System.Threading.CancellationToken token = source.Token;
        Allocations.AssertNone(() => _pair.Left.Send(_buffer.AsSpan(0, 16), cancellationToken: token), TakeOff);
    }

    [Fact]
    public void TrySend_Span_AllocatesNothing() => Allocations.AssertNone(() => Assert.True(_pair.Left.TrySend(_buffer.AsSpan(0, 16))), TakeOff);

    [Fact]
    public void TrySend_NoRoom_AllocatesNothing()
    {
        using ZmqSocket lonely = _pair.Context.CreateSocket(ZmqSocketType.Push);
        using ZmqFrame frame = new(_buffer);
        Allocations.AssertNone(() => Assert.False(lonely.TrySend(_buffer.AsSpan(0, 16))));
        Allocations.AssertNone(() => Assert.False(lonely.TrySend("text")));
        Allocations.AssertNone(() => Assert.False(lonely.TrySend(frame)));
    }

    [Fact]
    public void Send_FromAReusedFrameWriter_AllocatesNothing()
    {
        using ZmqFrameWriter writer = new();
        using ZmqFrame frame = new();
        Allocations.AssertNone(
            () =>
            {
                writer.GetSpan(100)[0] = 1;
                writer.Advance(100);
                writer.MoveTo(frame);
                _pair.Left.Send(frame);
            },
            TakeOff);
    }

    public void Dispose() => _pair.Dispose();

    private void TakeOff() => Assert.True(_pair.Right.TryReceive(_buffer, out _));
}
