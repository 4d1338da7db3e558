using BenchmarkDotNet.Attributes;
using ZmqInterop.Perf;

namespace ZmqInterop.Benchmarks;

/// <summary>Sending, to a peer that does not read meanwhile.</summary>
[InvocationCount(1, 1)]
public unsafe class SendBenchmarks : SocketBenchmarks
{
    [IterationSetup]
    public void Empty() => Drain();

    [Benchmark(Baseline = true, OperationsPerInvoke = Burst)]
    [BenchmarkCategory("send a frame")]
    public void SendFrameRaw()
    {
        for (int i = 0; i < Burst; i++)
        {
            LibZmq.Check(LibZmq.zmq_msg_init_size(RawMessage, Size));
            LibZmq.Check(LibZmq.zmq_msg_send(RawMessage, RawPush, 0));
        }
    }

    [Benchmark(OperationsPerInvoke = Burst)]
    [BenchmarkCategory("send a frame")]
    public void SendFrame()
    {
        for (int i = 0; i < Burst; i++)
        {
            Frame.Allocate(Size);
            Push.Send(Frame);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Burst)]
    [BenchmarkCategory("send a span")]
    public void SendSpanRaw()
    {
        fixed (byte* data = Buffer)
        {
            for (int i = 0; i < Burst; i++)
            {
                LibZmq.Check(LibZmq.zmq_send(RawPush, data, Size, 0));
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Burst)]
    [BenchmarkCategory("send a span")]
    public void SendSpan()
    {
        for (int i = 0; i < Burst; i++)
        {
            Push.Send(Buffer);
        }
    }
}
