using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// Sends a message frame by frame to a lent socket, without waiting. What becomes of the rest of a message whose peer has gone away: see
/// ZmqSocket.SendProgress.cs.
/// </summary>
internal sealed unsafe class ProxyOutput(ZmqSocket socket)
{
    private readonly nint _socket = socket.Handle.DangerousGetHandle();

    public ZmqSocket Socket => socket;

    /// <summary>
    /// Sends a frame, or drops it with the rest of a message that can no longer be delivered. 0 when it is gone and <paramref name="frame"/> empty; EAGAIN when
    /// there is no room, which is so of the first frame only; another error otherwise.
    /// </summary>
    public int Send(zmq_msg_t* frame, bool more)
    {
        SendMessage send = new(socket, frame, more ? ZmqConstants.ZMQ_SNDMORE : 0);
        _ = NativeCall.Try(ref send, _socket, out int error);
        if (error != Errno.EHOSTUNREACH)
        {
            return error;
        }

        // A mandatory ROUTER refuses a routing id that more follows: the peer has gone. Without the option it drops the message unnoticed, as it does a lone one.
        socket.DropRest();
        Clear(frame);
        return 0;
    }

    public static void Clear(zmq_msg_t* frame)
    {
        _ = LibZmq.zmq_msg_close(frame);
        _ = LibZmq.zmq_msg_init(frame);
    }
}
