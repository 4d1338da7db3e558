using System.Buffers;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_send from an array of the shared pool, which gets it back at the end.</summary>
internal readonly unsafe struct SendRented(ZmqSocket owner, byte[] data, int length, int flags) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_send);

    public int Try(nint socket)
    {
        fixed (byte* content = data)
        {
            return owner.SendsOtherwise
                ? owner.SendOtherwise(content, length, flags)
                : owner.AfterSend(LibZmq.zmq_send(socket, content, (nuint)length, flags | ZmqConstants.ZMQ_DONTWAIT), flags);
        }
    }

    public void End(int result) => ArrayPool<byte>.Shared.Return(data);
}
