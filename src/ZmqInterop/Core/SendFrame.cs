using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_send of a frame that is leased until the end.</summary>
internal readonly unsafe struct SendFrame(ZmqFrame frame, int flags) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    public int Try(nint socket) => LibZmq.zmq_msg_send(frame.LeasedMessage, socket, flags | ZmqConstants.ZMQ_DONTWAIT);

    public void End(int result)
    {
        if (result >= 0)
        {
            frame.ReleaseMoved();
        }
        else
        {
            frame.Release();
        }
    }
}
