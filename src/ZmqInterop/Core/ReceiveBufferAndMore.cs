using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_recv, and whether more frames of the message follow, asked before another thread can receive.</summary>
internal readonly unsafe struct ReceiveBufferAndMore(byte* buffer, int length, int* more) : ISocketOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.In;

    public static string Name => nameof(LibZmq.zmq_recv);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Try(nint socket)
    {
        int size = LibZmq.zmq_recv(socket, buffer, (nuint)length, ZmqConstants.ZMQ_DONTWAIT);
        if (size >= 0)
        {
            nuint optionLength = sizeof(int);
            _ = LibZmq.zmq_getsockopt(socket, ZmqConstants.ZMQ_RCVMORE, more, &optionLength);
        }

        return size;
    }
}
