using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Bytes, characters and collections for arguments. Spans are passed as arrays.</summary>
internal static class Content
{
    private static readonly int[] s_sizes = [0, 1, 2, 5, 8, 32, 33, 40, 255, 300, 1024, 70_000];

    internal static object? Make(Type type, string name, World world, Lane lane, Choices choices)
    {
        if (type == typeof(CancellationToken))
        {
            return Token(world, choices);
        }

        return type == typeof(ReadOnlySpan<byte>) || type == typeof(Span<byte>) ? Bytes(choices)
            : type == typeof(ReadOnlyMemory<byte>) ? new ReadOnlyMemory<byte>(Bytes(choices))
            : type == typeof(Memory<byte>) ? new Memory<byte>(Bytes(choices))
            : type == typeof(ReadOnlySequence<byte>) ? Sequence(choices)
            : type == typeof(ReadOnlySpan<char>) || type == typeof(Span<char>) ? Texts.For(name, world, choices).ToCharArray()
            : type == typeof(Span<ZmqPollResult>) ? new ZmqPollResult[choices.Next(4)]
            : type == typeof(Memory<ZmqPollResult>) ? new Memory<ZmqPollResult>(new ZmqPollResult[choices.Next(4)])
            : type == typeof(ReadOnlySpan<ZmqFrame>) ? Frames(world, choices)
            : type == typeof(ReadOnlyMemory<ZmqFrame>) ? new ReadOnlyMemory<ZmqFrame>(Frames(world, choices))
            : type == typeof(IMemoryOwner<byte>) ? Owner(world, choices)
            : type == typeof(IBufferWriter<byte>) ? Writer(lane, choices)
            : type == typeof(IEnumerable<ZmqMonitorEvent>) ? world.All<ZmqMonitorEvent>()
            : type == typeof(IEnumerable<KeyValuePair<string, string>>) ? Metadata(name, world, choices)
            : null;
    }

    private static byte[] Bytes(Choices choices)
    {
        byte[] bytes = new byte[choices.Of(s_sizes)];
        Array.Fill(bytes, (byte)choices.Next(256));
        return bytes;
    }

    private static ReadOnlySequence<byte> Sequence(Choices choices)
    {
        SequencePart first = new(Bytes(choices), null);
        SequencePart last = first;
        for (int i = choices.Next(3); i > 0; i--)
        {
            last = new SequencePart(Bytes(choices), last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    // Also the same one twice, and none.
    private static ZmqFrame[] Frames(World world, Choices choices) =>
        [.. Enumerable.Range(0, choices.Next(5)).Select(_ => (ZmqFrame)world.Find(typeof(ZmqFrame), choices)!)];

    private static OwnedMemory Owner(World world, Choices choices)
    {
        OwnedMemory owner = new(choices.Of(s_sizes));
        world.Owners.Enqueue(owner);
        return owner;
    }

    private static object Writer(Lane lane, Choices choices) =>
        choices.OneIn(8) ? new FaultyWriter()
        : choices.OneIn(2) ? new ArrayBufferWriter<byte>()
        : lane.FindOwn(typeof(ZmqFrameWriter), choices) ?? new ArrayBufferWriter<byte>();

    private static KeyValuePair<string, string>[] Metadata(string name, World world, Choices choices) =>
        [.. Enumerable.Range(0, choices.Next(3)).Select(_ => KeyValuePair.Create(Texts.For(name, world, choices), Texts.For(name, world, choices)))];

    private static CancellationToken Token(World world, Choices choices)
    {
        switch (choices.Next(8))
        {
            case 0:
                return CancellationToken.None;
            case 1:
                return new CancellationToken(canceled: true);
            case 2:
                return world.Token;
            default:
                // Left to the garbage collector: the member may look at it at any time.
                return new CancellationTokenSource(choices.Next(5)).Token;
        }
    }

    private sealed class SequencePart : ReadOnlySequenceSegment<byte>
    {
        internal SequencePart(byte[] bytes, SequencePart? previous)
        {
            Memory = bytes;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
