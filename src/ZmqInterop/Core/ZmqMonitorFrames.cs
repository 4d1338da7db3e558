using System;
using System.Runtime.InteropServices;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>The messages in which libzmq tells events. Numbers are in the machine's own byte order. What has another form is an event of no kind.</summary>
internal static class ZmqMonitorFrames
{
    // Frames before the values: the kind and their number. Behind: the two endpoints.
    private const int HeaderFrames = 2;
    private const int EndpointFrames = 2;

    /// <summary>uint16 kind and uint32 value, together in one frame; the endpoint.</summary>
    public static ZmqMonitorEvent ReadVersion1(FrameList frames)
    {
        if (frames.Count != 2 || frames[0].Size != sizeof(ushort) + sizeof(uint))
        {
            return default;
        }

        ReadOnlySpan<byte> header = frames[0].Span;
        ZmqMonitorEvents kind = (ZmqMonitorEvents)MemoryMarshal.Read<ushort>(header);
        uint value = MemoryMarshal.Read<uint>(header[sizeof(ushort)..]);

        // Descriptors, intervals and error numbers are ints, and -1 is one that may come. Protocol errors do not reach the sign.
        return new ZmqMonitorEvent(kind, (int)value, Text(frames[1]));
    }

    /// <summary>uint64 kind; uint64 number of values; so many uint64 values; the local and the remote endpoint.</summary>
    public static ZmqMonitorEvent ReadVersion2(FrameList frames)
    {
        if (frames.Count < HeaderFrames + EndpointFrames || !TryReadNumber(frames[0], out ulong kind) || !TryReadNumber(frames[1], out ulong count) ||
            kind > int.MaxValue || count != (ulong)(frames.Count - HeaderFrames - EndpointFrames))
        {
            return default;
        }

        ulong first = 0;
        ulong second = 0;
        if ((count > 0 && !TryReadNumber(frames[HeaderFrames], out first)) || (count > 1 && !TryReadNumber(frames[HeaderFrames + 1], out second)))
        {
            return default;
        }

        string local = Text(frames[frames.Count - 2]);
        string remote = Text(frames[frames.Count - 1]);
        return new ZmqMonitorEvent((ZmqMonitorEvents)kind, (long)first, remote.Length > 0 ? remote : local)
        {
            LocalEndpoint = local,
            RemoteEndpoint = remote,
            PipeStatistics = kind == ZmqConstants.ZMQ_EVENT_PIPES_STATS && count > 1 ? new ZmqPipeStatistics((long)first, (long)second) : null,
        };
    }

    private static bool TryReadNumber(ZmqFrame frame, out ulong number)
    {
        number = 0;
        return frame.Size == sizeof(ulong) && MemoryMarshal.TryRead(frame.Span, out number);
    }

    private static string Text(ZmqFrame frame) => Encoding.UTF8.GetString(frame.Span);
}
