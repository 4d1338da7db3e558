using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_send: copies the caller's bytes.</summary>
internal readonly unsafe struct SendBuffer(ZmqSocket owner, byte* data, int length, int flags) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_send);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Try(nint socket) => owner.SendsOtherwise
        ? owner.SendOtherwise(data, length, flags)
        : owner.AfterSend(LibZmq.zmq_send(socket, data, (nuint)length, flags | ZmqConstants.ZMQ_DONTWAIT), flags);
}
