using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_recv: puts the received content in place of the old one; the message is empty when there is nothing to receive.</summary>
internal readonly unsafe struct ReceiveMessage(zmq_msg_t* message) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.In;

    public static string Name => nameof(LibZmq.zmq_msg_recv);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Try(nint socket) => LibZmq.zmq_msg_recv(message, socket, ZmqConstants.ZMQ_DONTWAIT);
}
