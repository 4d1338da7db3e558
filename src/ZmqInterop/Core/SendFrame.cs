using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_send of a frame that is leased until the end.</summary>
internal readonly unsafe struct SendFrame(ZmqSocket owner, ZmqFrame frame, int flags) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    public int Try(nint socket) => new SendMessage(owner, frame.LeasedMessage, flags).Try(socket);

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
