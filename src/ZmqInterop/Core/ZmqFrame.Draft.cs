using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

// What frames of the draft sockets carry beside their content.
public sealed unsafe partial class ZmqFrame
{
    // In bytes. libzmq keeps it in the message.
    private const int LongestShortGroup = 14;

    /// <summary>
    /// The peer of a SERVER or PEER that the frame came from, or is to go to; 0 for none. Setting it comes after the content, which replaces it
    /// (zmq_msg_routing_id(3), zmq_msg_set_routing_id(3), draft).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0.</exception>
    /// <exception cref="InvalidOperationException">Set after the content was sent or moved away: give the frame new content first.</exception>
    /// <exception cref="NotSupportedException">The loaded libzmq was built without drafts.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public uint RoutingId
    {
        get
        {
            ZmqDraft.ThrowIfMissing(nameof(RoutingId));
            uint routingId = LibZmq.zmq_msg_routing_id(Lease());
            Release();
            return routingId;
        }

        set
        {
            ZmqDraft.ThrowIfMissing(nameof(RoutingId));
            ArgumentOutOfRangeException.ThrowIfZero(value);
            _ = LibZmq.zmq_msg_set_routing_id(LeaseContent(), value);
            _isInitial = false;
            Release();
        }
    }

    /// <summary>
    /// The group that the frame was sent to, or is to be sent to by a RADIO; empty for none. Setting it comes after the content, which replaces it
    /// (zmq_msg_group(3), zmq_msg_set_group(3), draft).
    /// </summary>
    /// <exception cref="ArgumentException">The value is null, empty, longer than 255 bytes in UTF-8 or has a NUL.</exception>
    /// <exception cref="InvalidOperationException">Set after the content was sent or moved away: give the frame new content first.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the frame.</exception>
    /// <exception cref="NotSupportedException">The loaded libzmq was built without drafts.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public string Group
    {
        get
        {
            ZmqDraft.ThrowIfMissing(nameof(Group));
            byte* group = LibZmq.zmq_msg_group(Lease());
            string text = group is null ? string.Empty : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(group));
            Release();
            return text;
        }

        set
        {
            byte[] utf8 = ZmqSocket.EncodeGroup(value, nameof(value));
            ZmqDraft.ThrowIfMissing(nameof(Group));
            zmq_msg_t* message = LeaseContent();
            if (HasLongGroup(message) && !TryReplaceByCopy(message, withGroup: false))
            {
                nuint size = _size;
                Release();
                ThrowNoMemoryForCopy(size);
            }

            int error;
            fixed (byte* group = utf8)
            {
                error = NativeCall.Error(LibZmq.zmq_msg_set_group(message, group));
            }

            _isInitial = false;
            Release();
            if (error != 0)
            {
                throw ZmqException.Create(error, nameof(LibZmq.zmq_msg_set_group), value);
            }
        }
    }

    /// <summary>
    /// Whether the group stands outside of the message. libzmq never gives it up for another: a long one is lost, and after a short one it frees a pointer
    /// that is none.
    /// </summary>
    private static bool HasLongGroup(zmq_msg_t* message) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(LibZmq.zmq_msg_group(message)).Length > LongestShortGroup;

    private static void CopyDestination(zmq_msg_t* from, zmq_msg_t* to, bool withGroup)
    {
        if (!ZmqDraft.IsSupported)
        {
            return;
        }

        uint routingId = LibZmq.zmq_msg_routing_id(from);
        if (routingId != 0)
        {
            _ = LibZmq.zmq_msg_set_routing_id(to, routingId);
        }

        if (withGroup)
        {
            _ = LibZmq.zmq_msg_set_group(to, LibZmq.zmq_msg_group(from));
        }
    }
}
