using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_send: moves the content out when it succeeds, leaves it when it does not.</summary>
internal readonly unsafe struct SendMessage(ZmqSocket owner, zmq_msg_t* message, int flags) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Try(nint socket)
    {
        int result = owner.SendsOtherwise
            ? owner.SendOtherwise(message, flags)
            : owner.AfterSend(LibZmq.zmq_msg_send(message, socket, flags | ZmqConstants.ZMQ_DONTWAIT), flags);
        if (result == ZmqSocket.Dropped)
        {
            // Empty, as after a send.
            _ = LibZmq.zmq_msg_close(message);
            _ = LibZmq.zmq_msg_init(message);
        }

        return result;
    }
}
