using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Sends leased frames as one message.</summary>
internal readonly unsafe struct SendParts(ZmqSocket owner, FrameList frames) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    public int Try(nint socket)
    {
        if (owner.SendsOtherwise && frames.Sent == 0 && owner.RefuseDatagram(frames) is < 0 and int refusal)
        {
            return refusal;
        }

        int last = frames.Count - 1;
        while (frames.Sent <= last)
        {
            int flags = frames.Sent < last ? ZmqConstants.ZMQ_SNDMORE : 0;
            int result = new SendMessage(owner, frames[frames.Sent].LeasedMessage, flags).Try(socket);
            if (result < 0)
            {
                return result;
            }

            frames.Sent++;
        }

        return 0;
    }

    public void End(int result) => frames.EndSending(whole: result >= 0);
}
