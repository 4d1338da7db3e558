using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using ZmqInterop.Perf;

namespace ZmqInterop.Benchmarks;

/// <summary>Awaiting what is already there, and what is not.</summary>
[InvocationCount(1, 1)]
public class AsyncBenchmarks : SocketBenchmarks
{
    private const int Waits = 2_000;

    [IterationSetup(Targets = [nameof(ReceiveInlineRaw), nameof(ReceiveInline)])]
    public void Refill()
    {
        Drain();
        Fill(Burst);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Burst)]
    [BenchmarkCategory("await a frame that is there")]
    public unsafe void ReceiveInlineRaw()
    {
        for (int i = 0; i < Burst; i++)
        {
            LibZmq.Check(LibZmq.zmq_msg_recv(RawMessage, RawPull, 0));
        }
    }

    [Benchmark(OperationsPerInvoke = Burst)]
    [BenchmarkCategory("await a frame that is there")]
    public async Task ReceiveInline()
    {
        for (int i = 0; i < Burst; i++)
        {
            await Pull.ReceiveAsync(Frame).ConfigureAwait(false);
        }
    }

    /// <summary>Nothing to wait for: the least that sending and receiving one message takes.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Waits)]
    [BenchmarkCategory("await a frame, then send it")]
    public unsafe void ReceivePendedRaw()
    {
        fixed (byte* data = Buffer)
        {
            for (int i = 0; i < Waits; i++)
            {
                LibZmq.Check(LibZmq.zmq_send(RawPush, data, Size, 0));
                LibZmq.Check(LibZmq.zmq_msg_recv(RawMessage, RawPull, 0));
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Waits)]
    [BenchmarkCategory("await a frame, then send it")]
    public async Task ReceivePended()
    {
        for (int i = 0; i < Waits; i++)
        {
            ValueTask pending = Pull.ReceiveAsync(Frame);
            Push.Send(Buffer);
            await pending.ConfigureAwait(false);
        }
    }
}
