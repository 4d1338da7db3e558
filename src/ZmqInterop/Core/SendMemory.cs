using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_send from an array. Other memory is not read here: getting at it can mean to run foreign code, inside the gate.</summary>
internal readonly unsafe struct SendMemory(ZmqSocket owner, ArraySegment<byte> data, int flags) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_send);

    public int Try(nint socket)
    {
        fixed (byte* content = data.AsSpan())
        {
            return owner.SendsOtherwise
                ? owner.SendOtherwise(content, data.Count, flags)
                : owner.AfterSend(LibZmq.zmq_send(socket, content, (nuint)data.Count, flags | ZmqConstants.ZMQ_DONTWAIT), flags);
        }
    }

    public void End(int result)
    {
    }
}
