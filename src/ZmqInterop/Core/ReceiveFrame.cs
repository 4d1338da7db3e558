using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_recv into a frame that is leased until the end.</summary>
internal readonly unsafe struct ReceiveFrame(ZmqFrame frame) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.In;

    public static string Name => nameof(LibZmq.zmq_msg_recv);

    public int Try(nint socket) => LibZmq.zmq_msg_recv(frame.LeasedMessage, socket, ZmqConstants.ZMQ_DONTWAIT);

    public void End(int result) => frame.ReleaseReceived(result);
}
