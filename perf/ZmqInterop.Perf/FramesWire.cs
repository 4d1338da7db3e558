namespace ZmqInterop.Perf;

/// <summary>Messages of several frames, frame by frame, in one frame that is used again and again.</summary>
internal readonly struct FramesWire : IWire<FramesWire>
{
    private readonly ZmqSocket _socket;
    private readonly ZmqFrame _frame;
    private readonly int _size;
    private readonly int _frames;

    private FramesWire(ZmqSocket socket, int size, int frames)
    {
        _socket = socket;
        _frame = new ZmqFrame();
        _size = size;
        _frames = frames;
    }

    public static FramesWire Over(ZmqSocket socket, int size) => new(socket, size, 1);

    public static FramesWire Over(ZmqSocket socket, Run run) => new(socket, run.Size, run.Frames);

    public void Send()
    {
        for (int i = 1; i <= _frames; i++)
        {
            _frame.Allocate(_size);
            _socket.Send(_frame, more: i < _frames);
        }
    }

    /// <summary>Returns the size of each of the frames.</summary>
    public long Receive()
    {
        for (int i = 1; i <= _frames; i++)
        {
            _socket.Receive(_frame);
            if (_frame.Size != _size)
            {
                return -1;
            }
        }

        return _size;
    }

    public void Prepare()
    {
    }

    public void Forward() => Send();

    public void Close() => _frame.Dispose();
}
