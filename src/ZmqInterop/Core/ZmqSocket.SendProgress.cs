using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

// The high watermarks count whole messages, so that libzmq has room for all frames that follow the first. It refuses one with EAGAIN all the same, when the
// peer that has the others goes away. Waiting and sending it again would hand the rest to the next peer as a message of its own. A blocking zmq_send drops
// it there, like what the peer had received of the message; so do we.
//
// DEALER, PUSH and REQ then expect the rest and drop it themselves. A PAIR does not, and would pass it on: for it the rest does not reach libzmq.
public sealed partial class ZmqSocket
{
    /// <summary>The result of a send whose frame was dropped. Not negative: for the caller the frame is gone, as it is when a peer fails a moment later.</summary>
    internal const int Dropped = int.MaxValue;

    private SendProgress _sendProgress;

    /// <summary>Inside the gate, before a frame is sent: whether it is dropped instead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool DropsFrame(int flags)
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
