using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Sends leased frames as one message. libzmq may refuse the first for want of room, never a later one: the watermarks count whole messages.</summary>
internal readonly unsafe struct SendParts(FrameList frames) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    public int Try(nint socket)
    {
        int last = frames.Count - 1;
        while (frames.Sent <= last)
        {
            int flags = frames.Sent < last ? ZmqConstants.ZMQ_SNDMORE | ZmqConstants.ZMQ_DONTWAIT : ZmqConstants.ZMQ_DONTWAIT;
            if (LibZmq.zmq_msg_send(frames[frames.Sent].LeasedMessage, socket, flags) < 0)
            {
                return -1;
            }

            frames.Sent++;
        }

        return 0;
    }

    public void End(int result) => frames.EndSending(whole: result >= 0);
}
