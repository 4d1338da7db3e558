using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_recv into an array. Other memory is not written here: getting at it can mean to run foreign code, inside the gate.</summary>
internal readonly unsafe struct ReceiveMemory(ArraySegment<byte> buffer) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.In;

    public static string Name => nameof(LibZmq.zmq_recv);

    public int Try(nint socket)
    {
        fixed (byte* content = buffer.AsSpan())
        {
            return LibZmq.zmq_recv(socket, content, (nuint)buffer.Count, ZmqConstants.ZMQ_DONTWAIT);
        }
    }

    public void End(int result)
    {
    }
}
