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
        int more;
        do
        {
            zmq_msg_t* part;
            try
            {
                part = frames.BeginAppending();
            }
            catch (OutOfMemoryException)
            {
                return DropMessage(socket);
            }

            int size = LibZmq.zmq_msg_recv(part, socket, ZmqConstants.ZMQ_DONTWAIT);
            if (size < 0)
            {
                // zmq_errno stays what it is.
                frames.CancelAppending();
                return -1;
            }

            more = LibZmq.zmq_msg_more(part);
            frames.EndAppending(size);
        }
        while (more != 0);

        return 0;
    }

    public void End(int result) => frames.EndReceiving(whole: result >= 0);

    /// <summary>There is no memory for a frame. The rest is taken off the socket too: the next receive begins with the next message.</summary>
    private static int DropMessage(nint socket)
    {
        zmq_msg_t part;
        _ = LibZmq.zmq_msg_init(&part);
        int size;
        int more;
        do
        {
            size = LibZmq.zmq_msg_recv(&part, socket, ZmqConstants.ZMQ_DONTWAIT);
            more = LibZmq.zmq_msg_more(&part);
        }
        while (size >= 0 && more != 0);

        int result = size < 0 ? -1 : -Errno.ENOMEM;
        _ = LibZmq.zmq_msg_close(&part);
        return result;
    }
}
