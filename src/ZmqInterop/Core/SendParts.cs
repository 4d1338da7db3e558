using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Sends leased frames as one message. libzmq may refuse the first for want of room, never a later one: the watermarks count whole messages.</summary>
internal readonly unsafe struct SendParts(FrameList frames, int* sent) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    public int Try(nint socket)
    {
        int last = frames.Count - 1;
        while (*sent <= last)
        {
            int flags = *sent < last ? ZmqConstants.ZMQ_SNDMORE | ZmqConstants.ZMQ_DONTWAIT : ZmqConstants.ZMQ_DONTWAIT;
            if (LibZmq.zmq_msg_send(frames[*sent].LeasedMessage, socket, flags) < 0)
            {
                return -1;
            }

            ++*sent;
        }

        return 0;
    }
}
