using System;
using System.Runtime.InteropServices;
using ZmqInterop.Native;

namespace ZmqInterop;

// Datagrams (udp) of DGRAM and RADIO sockets. libzmq copies each into a buffer of 8192 bytes without a look at its length, so that a longer one overwrites
// what lies behind; and zmq_send on a DGRAM that is not bound aborts the process. A DISH reads the length of a group as a signed byte, and aborts its process
// when that is negative. None of it reaches libzmq.
public sealed unsafe partial class ZmqSocket
{
    private const string UdpTransport = "udp://";
    private const string Radio = "RADIO";
    private const string Datagrams = "DGRAM";

    // MAX_UDP_MSG of libzmq.
    private const long LargestDatagram = 8192;

    private const int LongestGroupOverUdp = sbyte.MaxValue;

    /// <summary>
    /// Inside the gate: the error number, negative, with which a frame is refused before libzmq gets it, or 0. A RADIO sends its group in front of the content,
    /// behind a byte for the length.
    /// </summary>
    private int RefuseDatagram(long size, zmq_msg_t* message)
    {
        if (TypeName == Radio)
        {
            int groupLength = GroupLength(message);
            return groupLength > LongestGroupOverUdp || 1 + groupLength + size > LargestDatagram ? -Errno.EMSGSIZE : 0;
        }

        if (_sendProgress == SendProgress.WithinDatagram && size > LargestDatagram)
        {
            return -Errno.EMSGSIZE;
        }

        // Without Out there is no room, or the socket is not bound.
        int error = ReadEvents(out ZmqPollEvents events);
        return error != 0 ? -error
            : (events & ZmqPollEvents.Out) == ZmqPollEvents.None ? -Errno.EAGAIN
            : 0;
    }

    /// <summary>Inside the gate: as <see cref="RefuseDatagram(long, zmq_msg_t*)"/> for a whole message, so that not half of it is sent.</summary>
    internal int RefuseDatagram(FrameList frames) =>
        TypeName != Datagrams || _sendProgress != SendProgress.BetweenDatagrams ? 0
            : frames.Count != 2 ? -Errno.EINVAL
            : (long)LibZmq.zmq_msg_size(frames[1].LeasedMessage) > LargestDatagram ? -Errno.EMSGSIZE
            : 0;

    /// <summary>Inside the gate, after a frame of a datagram.</summary>
    private int AfterDatagram(int result, int flags)
    {
        if (result >= 0)
        {
            _sendProgress = HasMoreFlag(flags) ? SendProgress.WithinDatagram : SendProgress.BetweenDatagrams;
        }

        return result;
    }

    /// <summary>Inside the gate, after the socket was connected.</summary>
    private void NoteDatagrams(string endpoint)
    {
        if (TypeName == Radio && IsUdp(endpoint))
        {
            _sendProgress = SendProgress.BetweenDatagrams;
        }
    }

    /// <summary>A DGRAM takes any transport, and turns what comes over others into messages that make no sense.</summary>
    private void ThrowIfNoDatagrams(string operation, string endpoint)
    {
        if (TypeName == Datagrams && !IsUdp(endpoint))
        {
            throw ZmqException.Create(Errno.ENOCOMPATPROTO, operation, endpoint, "A DGRAM socket is bound to udp://address:port.");
        }
    }

    private static bool IsUdp(string endpoint) => endpoint.StartsWith(UdpTransport, StringComparison.Ordinal);

    private static int GroupLength(zmq_msg_t* message) =>
        message is null ? 0 : MemoryMarshal.CreateReadOnlySpanFromNullTerminated(LibZmq.zmq_msg_group(message)).Length;
}
