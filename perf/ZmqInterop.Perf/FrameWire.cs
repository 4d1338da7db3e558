namespace ZmqInterop.Perf;

/// <summary>One frame, used again and again.</summary>
internal readonly struct FrameWire : IWire<FrameWire>
{
    private readonly ZmqSocket _socket;
    private readonly ZmqFrame _frame;
    private readonly int _size;

    private FrameWire(ZmqSocket socket, int size)
    {
        _socket = socket;
        _frame = new ZmqFrame();
        _size = size;
    }

    public static FrameWire Over(ZmqSocket socket, int size) => new(socket, size);

    public void Send()
    {
        _frame.Allocate(_size);
        _socket.Send(_frame);
    }

    public long Receive()
    {
        _socket.Receive(_frame);
        return _frame.Size;
    }

    public void Prepare()
    {
        _frame.Allocate(_size);
        _frame.WritableSpan.Clear();
    }

    public void Forward() => _socket.Send(_frame);

    public void Close() => _frame.Dispose();
}
