namespace ZmqInterop.Perf;

/// <summary>Sends memory of the program without a copy; the receiver takes frames.</summary>
internal readonly struct WrapWire : IWire<WrapWire>
{
    private readonly ZmqSocket _socket;
    private readonly LentMemory _memory;
    private readonly ZmqFrame _sent;
    private readonly ZmqFrame _received;

    private WrapWire(ZmqSocket socket, int size)
    {
        _socket = socket;
        _memory = new LentMemory(size);
        _sent = new ZmqFrame();
        _received = new ZmqFrame();
    }

    public static WrapWire Over(ZmqSocket socket, int size) => new(socket, size);

    public void Send()
    {
        _sent.Adopt(_memory);
        _socket.Send(_sent);
    }

    public long Receive()
    {
        _socket.Receive(_received);
        return _received.Size;
    }

    public void Prepare()
    {
    }

    public void Forward() => Send();

    public void Close()
    {
        _sent.Dispose();
        _received.Dispose();
    }
}
