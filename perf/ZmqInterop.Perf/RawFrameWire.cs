using System;
using System.Runtime.InteropServices;

namespace ZmqInterop.Perf;

/// <summary>zmq_msg_send and zmq_msg_recv called directly: what P/Invoke costs without anything around it.</summary>
internal readonly unsafe struct RawFrameWire : IWire<RawFrameWire>
{
    private readonly nint _socket;
    private readonly void* _message;
    private readonly nuint _size;

    private RawFrameWire(nint socket, int size)
    {
        _socket = socket;
        _size = (nuint)size;
        _message = NativeMemory.AlignedAlloc(LibZmq.MessageSize, LibZmq.MessageSize);
        _ = LibZmq.zmq_msg_init(_message);
    }

    public static RawFrameWire Over(ZmqSocket socket, int size) => new(socket.Handle.DangerousGetHandle(), size);

    public void Send()
    {
        LibZmq.Check(LibZmq.zmq_msg_init_size(_message, _size));
        LibZmq.Check(LibZmq.zmq_msg_send(_message, _socket, 0));
    }

    public long Receive()
    {
        LibZmq.Check(LibZmq.zmq_msg_recv(_message, _socket, 0));
        return (long)LibZmq.zmq_msg_size(_message);
    }

    public void Prepare()
    {
        LibZmq.Check(LibZmq.zmq_msg_init_size(_message, _size));
        new Span<byte>(LibZmq.zmq_msg_data(_message), (int)_size).Clear();
    }

    public void Forward() => LibZmq.Check(LibZmq.zmq_msg_send(_message, _socket, 0));

    public void Close()
    {
        _ = LibZmq.zmq_msg_close(_message);
        NativeMemory.AlignedFree(_message);
    }
}
