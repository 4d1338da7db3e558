using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Receives a message with all its frames. libzmq hands out a message only when it is complete, so that after the first frame none is waited for.</summary>
internal readonly unsafe struct ReceiveParts(FrameList frames) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.In;

    public static string Name => nameof(LibZmq.zmq_msg_recv);

    public int Try(nint socket)
    {
        int result = 0;
        zmq_msg_t part;
        int more;
        do
        {
            _ = LibZmq.zmq_msg_init(&part);
            if (LibZmq.zmq_msg_recv(&part, socket, ZmqConstants.ZMQ_DONTWAIT) < 0)
            {
                // Nothing was received into it, so that there is nothing to close, and zmq_errno stays what it is.
                return -1;
            }

            more = LibZmq.zmq_msg_more(&part);

            // What follows a frame that was lost is taken off the socket too: the next receive begins with the next message.
            if (result == 0 && !TryKeep(&part))
            {
                result = -Errno.ENOMEM;
            }

            _ = LibZmq.zmq_msg_close(&part);
        }
        while (more != 0);

        return result;
    }

    public void End(int result) => frames.EndReceiving(whole: result >= 0);

    private bool TryKeep(zmq_msg_t* part)
    {
        try
        {
            frames.Append(part);
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }
}
