using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Sockets that keep the last message only (ZMQ_CONFLATE).</summary>
public sealed class ZmqSocketConflateTests
{
    private const int Messages = 100_000;

    /// <summary>native/patches/libzmq/last-message-while-another-is-read.patch: it was put aside, to leak or never to arrive.</summary>
    [Fact]
    public void Send_WhileOthersAreReceived_GivesEverythingBackAndDeliversTheLast()
    {
        BundledLibrary.Require();
        int returned = 0;
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        pull.Options.Conflate = push.Options.Conflate = true;
        push.Connect(pull.Bind(Endpoints.For("inproc")));
        int last = -1;
        BackgroundCall receiver = BackgroundCall.Start(() =>
        {
            using ZmqFrame frame = new();
            long end = Environment.TickCount64 + (long)BackgroundCall.Limit.TotalMilliseconds;
            while (last != Messages - 1 && Environment.TickCount64 < end)
            {
                // Looks without a pause, so that it meets the sender in the queue.
                if (!pull.TryReceive(frame))
                {
                    continue;
                }

                int number = BinaryPrimitives.ReadInt32LittleEndian(frame.Span);
                Assert.True(number > last, $"{number} after {last}");
                last = number;
            }
        });
        for (int i = 0; i < Messages; i++)
        {
            using ZmqFrame frame = ZmqFrame.Wrap(new Number(i, () => Interlocked.Increment(ref returned)));
            push.Send(frame);
        }

        receiver.Finish();
        Assert.Equal(Messages - 1, last);
        Parked.Until(() => Volatile.Read(ref returned) == Messages, $"{Messages} messages given back");
    }

    private sealed class Number : IMemoryOwner<byte>
    {
        private readonly byte[] _bytes = new byte[sizeof(int)];
        private readonly Action _returned;

        internal Number(int number, Action returned)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes, number);
            _returned = returned;
        }

        public Memory<byte> Memory => _bytes;

        public void Dispose() => _returned();
    }
}
