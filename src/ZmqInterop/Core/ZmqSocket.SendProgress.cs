using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

// The high watermarks count whole messages, so that libzmq has room for all frames that follow the first. It refuses one with EAGAIN all the same, when the
// peer that has the others goes away. Waiting and sending it again would hand the rest to the next peer as a message of its own. A blocking zmq_send drops
// it there, like what the peer had received of the message; so do we.
//
// DEALER, PUSH and REQ then expect the rest and drop it themselves. A PAIR does not, and would pass it on: for it the rest does not reach libzmq.
public sealed unsafe partial class ZmqSocket
{
    /// <summary>The result of a send whose frame was dropped. Not negative: for the caller the frame is gone, as it is when a peer fails a moment later.</summary>
    internal const int Dropped = int.MaxValue;

    private SendProgress _sendProgress;

    /// <summary>Inside the gate, before a frame is sent: whether it does not go the way of all others, but to <see cref="SendOtherwise(byte*, int, int)"/>.</summary>
    internal bool SendsOtherwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _sendProgress >= SendProgress.DropsRest;
    }

    /// <summary>Inside the gate: drops a frame, or sends it as a datagram or part of one. The result that counts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int SendOtherwise(byte* data, int length, int flags)
    {
        if (DropsFrame(flags))
        {
            return Dropped;
        }

        int refusal = RefuseDatagram(length, null);
        return refusal != 0 ? refusal : AfterDatagram(LibZmq.zmq_send(_socket, data, (nuint)length, flags | ZmqConstants.ZMQ_DONTWAIT), flags);
    }

    /// <summary>Inside the gate: drops a frame, or sends it as a datagram or part of one. The result that counts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int SendOtherwise(zmq_msg_t* message, int flags)
    {
        if (DropsFrame(flags))
        {
            return Dropped;
        }

        int refusal = RefuseDatagram((long)LibZmq.zmq_msg_size(message), message);
        return refusal != 0 ? refusal : AfterDatagram(LibZmq.zmq_msg_send(message, _socket, flags | ZmqConstants.ZMQ_DONTWAIT), flags);
    }

    private bool DropsFrame(int flags)
    {
        if (_sendProgress != SendProgress.DropsRest)
        {
            return false;
        }

        _sendProgress = HasMoreFlag(flags) ? SendProgress.DropsRest : SendProgress.BetweenMessages;
        return true;
    }

    /// <summary>Inside the gate, directly after a frame was sent or refused: the result that counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int AfterSend(int result, int flags)
    {
        if (result >= 0)
        {
            _sendProgress = HasMoreFlag(flags) ? SendProgress.WithinMessage : SendProgress.BetweenMessages;
            return result;
        }

        return _sendProgress == SendProgress.WithinMessage ? AfterRefusalWithinMessage(flags) : result;
    }

    /// <summary>By whoever borrows the socket: what follows the frame that was refused is dropped with it.</summary>
    internal void DropRest() => _sendProgress = SendProgress.DropsRest;

    private static bool HasMoreFlag(int flags) => (flags & ZmqConstants.ZMQ_SNDMORE) != 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AfterRefusalWithinMessage(int flags)
    {
        if (LibZmq.zmq_errno() != Errno.EAGAIN)
        {
            return -1;
        }

        _sendProgress = !HasMoreFlag(flags) ? SendProgress.BetweenMessages
            : Type == ZmqSocketType.Pair ? SendProgress.DropsRest
            : SendProgress.WithinMessage;
        return Dropped;
    }
}
