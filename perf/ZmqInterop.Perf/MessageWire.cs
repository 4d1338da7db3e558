namespace ZmqInterop.Perf;

/// <summary>Messages of several frames, each in one call, in one message that is used again and again.</summary>
internal readonly struct MessageWire : IWire<MessageWire>
{
    private readonly ZmqSocket _socket;
    private readonly ZmqMessage _message;
    private readonly int _size;
    private readonly int _frames;

    private MessageWire(ZmqSocket socket, int size, int frames)
    {
        _socket = socket;
        _message = new ZmqMessage();
        _size = size;
        _frames = frames;
    }

    public static MessageWire Over(ZmqSocket socket, int size) => new(socket, size, 1);

    public static MessageWire Over(ZmqSocket socket, Run run) => new(socket, run.Size, run.Frames);

    public void Send()
    {
        Prepare();
        _socket.Send(_message);
    }

    /// <summary>Returns the size of each of the frames.</summary>
    public long Receive()
    {
        _socket.Receive(_message);
        return _message.Count == _frames ? _message[^1].Size : -1;
    }

    public void Prepare()
    {
        for (int i = 0; i < _frames; i++)
        {
            _ = _message.AddFrame(_size);
        }
    }

    public void Forward() => _socket.Send(_message);

    public void Close() => _message.Dispose();
}
