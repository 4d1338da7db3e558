using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using ZmqInterop.Perf;

namespace ZmqInterop.Benchmarks;

/// <summary>A PUSH and a PULL that is connected to it, within the process, and the messages of both ways of calling.</summary>
public abstract unsafe class SocketBenchmarks
{
    /// <summary>Bytes of a message: they fit into the structure of libzmq.</summary>
    protected const int Size = 16;

    /// <summary>Messages of a measurement where each changes something.</summary>
    protected const int Burst = 200_000;

    private readonly ZmqContext _context = new();

    private protected SocketBenchmarks()
    {
        Pull = _context.CreateSocket(ZmqSocketType.Pull);
        Push = _context.CreateSocket(ZmqSocketType.Push);

        // Nothing ever waits for room.
        Pull.Options.ReceiveHighWatermark = 0;
        Push.Options.SendHighWatermark = 0;
        Push.Connect(Pull.Bind("inproc://benchmark"));
        RawPull = Pull.Handle.DangerousGetHandle();
        RawPush = Push.Handle.DangerousGetHandle();
        RawMessage = NativeMemory.AlignedAlloc(LibZmq.MessageSize, LibZmq.MessageSize);
        LibZmq.Check(LibZmq.zmq_msg_init(RawMessage));
    }

    private protected ZmqSocket Pull { get; }

    private protected ZmqSocket Push { get; }

    private protected nint RawPull { get; }

    private protected nint RawPush { get; }

    private protected void* RawMessage { get; }

    private protected ZmqFrame Frame { get; } = new();

    private protected byte[] Buffer { get; } = new byte[Size];

    [GlobalCleanup]
    public void Close()
    {
        Frame.Dispose();
        Push.Dispose();
        Pull.Dispose();
        _context.Dispose();
        _ = LibZmq.zmq_msg_close(RawMessage);
        NativeMemory.AlignedFree(RawMessage);
    }

    private protected void Fill(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Push.Send(Buffer);
        }
    }

    private protected void Drain()
    {
        while (Pull.TryReceive(Buffer, out _))
        {
        }
    }
}
