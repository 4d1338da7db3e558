using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_recv: copies as much as fits into the caller's memory and returns the true size.</summary>
internal readonly unsafe struct ReceiveBuffer(byte* buffer, int length) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.In;

    public static string Name => nameof(LibZmq.zmq_recv);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Try(nint socket) => LibZmq.zmq_recv(socket, buffer, (nuint)length, ZmqConstants.ZMQ_DONTWAIT);
}
