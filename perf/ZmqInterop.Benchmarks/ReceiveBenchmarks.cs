using BenchmarkDotNet.Attributes;
using ZmqInterop.Perf;

namespace ZmqInterop.Benchmarks;

/// <summary>Receiving what is already there.</summary>
[InvocationCount(1, 1)]
public unsafe class ReceiveBenchmarks : SocketBenchmarks
{
    [IterationSetup]
    public void Refill()
    {
        Drain();
        Fill(Burst);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Burst)]
    [BenchmarkCategory("receive a frame")]
    public void ReceiveFrameRaw()
    {
        for (int i = 0; i < Burst; i++)
        {
            LibZmq.Check(LibZmq.zmq_msg_recv(RawMessage, RawPull, 0));
        }
    }

    [Benchmark(OperationsPerInvoke = Burst)]
    [BenchmarkCategory("receive a frame")]
    public void ReceiveFrame()
    {
        for (int i = 0; i < Burst; i++)
        {
            Pull.Receive(Frame);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Burst)]
    [BenchmarkCategory("receive a span")]
    public void ReceiveSpanRaw()
    {
        fixed (byte* data = Buffer)
        {
            for (int i = 0; i < Burst; i++)
            {
                LibZmq.Check(LibZmq.zmq_recv(RawPull, data, Size, 0));
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Burst)]
    [BenchmarkCategory("receive a span")]
    public void ReceiveSpan()
    {
        for (int i = 0; i < Burst; i++)
        {
            _ = Pull.Receive(Buffer);
        }
    }
}
