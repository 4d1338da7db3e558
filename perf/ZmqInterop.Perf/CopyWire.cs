namespace ZmqInterop.Perf;

/// <summary>Copies an array of the program into every message; the receiver takes frames.</summary>
internal readonly struct CopyWire : IWire<CopyWire>
{
    private readonly ZmqSocket _socket;
    private readonly byte[] _data;
    private readonly ZmqFrame _received;

    private CopyWire(ZmqSocket socket, int size)
    {
        _socket = socket;
        _data = new byte[size];
        _received = new ZmqFrame();
    }

    public static CopyWire Over(ZmqSocket socket, int size) => new(socket, size);

    public void Send() => _socket.Send(_data);

    public long Receive()
    {
        _socket.Receive(_received);
        return _received.Size;
    }

    public void Prepare()
    {
    }

    public void Forward() => Send();

    public void Close() => _received.Dispose();
}
