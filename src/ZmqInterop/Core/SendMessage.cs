using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_send: moves the content out when it succeeds, leaves it when it does not.</summary>
internal readonly unsafe struct SendMessage(zmq_msg_t* message, int flags) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Try(nint socket) => LibZmq.zmq_msg_send(message, socket, flags | ZmqConstants.ZMQ_DONTWAIT);
}
