using System;

namespace ZmqInterop.Perf;

/// <summary>A hundred frames, used again and again, that are sent and received with one call. Round trips are made one by one.</summary>
internal readonly struct BatchWire : IWire<BatchWire>
{
    private readonly Batch _batch;

    private BatchWire(Batch batch) => _batch = batch;

    public static BatchWire Over(ZmqSocket socket, int size) => new(new Batch(socket, size));

    public void Send() => _batch.Send();

    public long Receive() => _batch.Receive();

    public void Prepare() => _batch.Prepare();

    public void Forward() => _batch.Forward();

    public void Close() => _batch.Close();

    private sealed class Batch(ZmqSocket socket, int size)
    {
        private readonly ZmqFrame[] _frames = NewFrames();
        private int _written;
        private int _read;
        private int _received;

        public void Send()
        {
            _frames[_written++].Allocate(size);
            if (_written == _frames.Length)
            {
                Flush();
            }
        }

        public long Receive()
        {
            if (_read == _received)
            {
                _received = socket.ReceiveBatch(_frames);
                _read = 0;
            }

            return _frames[_read++].Size;
        }

        public void Prepare()
        {
            _frames[0].Allocate(size);
            _frames[0].WritableSpan.Clear();
            _read = 1;
        }

        public void Forward() => socket.Send(_frames[_read - 1]);

        public void Close()
        {
            Flush();
            foreach (ZmqFrame frame in _frames)
            {
                frame.Dispose();
            }
        }

        private static ZmqFrame[] NewFrames()
        {
            ZmqFrame[] frames = new ZmqFrame[100];
            for (int i = 0; i < frames.Length; i++)
            {
                frames[i] = new ZmqFrame();
            }

            return frames;
        }

        private void Flush()
        {
            socket.SendBatch(_frames.AsSpan(0, _written));
            _written = 0;
        }
    }
}
