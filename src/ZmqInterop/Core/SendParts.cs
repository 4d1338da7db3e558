using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Sends leased frames as one message.</summary>
internal readonly unsafe struct SendParts(ZmqSocket owner, FrameList frames) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    public int Try(nint socket)
    {
        int last = frames.Count - 1;
        while (frames.Sent <= last)
        {
            int flags = frames.Sent < last ? ZmqConstants.ZMQ_SNDMORE : 0;
            if (new SendMessage(owner, frames[frames.Sent].LeasedMessage, flags).Try(socket) < 0)
            {
                return -1;
            }

            frames.Sent++;
        }

        return 0;
    }

    public void End(int result) => frames.EndSending(whole: result >= 0);
}
