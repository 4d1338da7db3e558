using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Sends a message frame by frame to a lent socket, without waiting.</summary>
internal sealed unsafe class ProxyOutput(ZmqSocket socket)
{
    private readonly nint _socket = socket.Handle.DangerousGetHandle();
    private bool _inMessage;
    private bool _dropping;

    public ZmqSocket Socket => socket;

    /// <summary>
    /// Sends a frame, or drops it with the rest of a message that can no longer be delivered. 0 when it is gone and <paramref name="frame"/> empty; EAGAIN when
    /// there is no room, which is so of the first frame only; another error otherwise.
    /// </summary>
    public int Send(zmq_msg_t* frame, bool more)
    {
        if (_dropping)
        {
            _dropping = more;
            Clear(frame);
            return 0;
        }

        int flags = more ? ZmqConstants.ZMQ_DONTWAIT | ZmqConstants.ZMQ_SNDMORE : ZmqConstants.ZMQ_DONTWAIT;
        int error;
        do
        {
            error = NativeCall.Error(LibZmq.zmq_msg_send(frame, _socket, flags));
        }
        while (error == Errno.EINTR);

        if (error == 0)
        {
            _inMessage = more;
            return 0;
        }

        return Refused(frame, more, error);
    }

    public static void Clear(zmq_msg_t* frame)
    {
        _ = LibZmq.zmq_msg_close(frame);
        _ = LibZmq.zmq_msg_init(frame);
    }

    private int Refused(zmq_msg_t* frame, bool more, int error)
    {
        if (error == Errno.EHOSTUNREACH)
        {
            // A mandatory ROUTER: the peer has gone. Without the option the message would be dropped unnoticed.
            _dropping = more;
        }
        else if (error == Errno.EAGAIN && _inMessage)
        {
            // The peer has gone in the middle of the message. A socket that distributes drops the remaining frames itself, and has to be given them;
            // a PAIR would send them to the next peer.
            _dropping = more && socket.Type == ZmqSocketType.Pair;
        }
        else
        {
            return error;
        }

        _inMessage = more && !_dropping;
        Clear(frame);
        return 0;
    }
}
