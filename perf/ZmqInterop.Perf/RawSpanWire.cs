namespace ZmqInterop.Perf;

/// <summary>zmq_send and zmq_recv called directly: what P/Invoke and a pinned array cost without anything around them.</summary>
internal readonly unsafe struct RawSpanWire : IWire<RawSpanWire>
{
    private readonly nint _socket;
    private readonly byte[] _buffer;

    private RawSpanWire(nint socket, int size)
    {
        _socket = socket;
        _buffer = new byte[size];
    }

    public static RawSpanWire Over(ZmqSocket socket, int size) => new(socket.Handle.DangerousGetHandle(), size);

    public void Send()
    {
        fixed (byte* data = _buffer)
        {
            LibZmq.Check(LibZmq.zmq_send(_socket, data, (nuint)_buffer.Length, 0));
        }
    }

    public long Receive()
    {
        fixed (byte* data = _buffer)
        {
            int size = LibZmq.zmq_recv(_socket, data, (nuint)_buffer.Length, 0);
            LibZmq.Check(size);
            return size;
        }
    }

    public void Prepare()
    {
    }

    public void Forward() => Send();

    public void Close()
    {
    }
}
