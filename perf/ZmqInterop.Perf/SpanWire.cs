namespace ZmqInterop.Perf;

/// <summary>Copies from and to an array.</summary>
internal readonly struct SpanWire : IWire<SpanWire>
{
    private readonly ZmqSocket _socket;
    private readonly byte[] _buffer;

    private SpanWire(ZmqSocket socket, int size)
    {
        _socket = socket;
        _buffer = new byte[size];
    }

    public static SpanWire Over(ZmqSocket socket, int size) => new(socket, size);

    public void Send() => _socket.Send(_buffer);

    public long Receive() => _socket.Receive(_buffer);

    public void Prepare()
    {
    }

    public void Forward() => _socket.Send(_buffer);

    public void Close()
    {
    }
}
