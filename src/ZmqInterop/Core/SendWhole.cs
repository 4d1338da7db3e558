using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_send of a frame that is a message of its own: refused where it would be part of another one.</summary>
internal readonly unsafe struct SendWhole(ZmqSocket owner, zmq_msg_t* message) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Try(nint socket)
    {
        int refusal = owner.RefuseWhole();
        return refusal != 0 ? refusal : new SendMessage(owner, message, 0).Try(socket);
    }
}
