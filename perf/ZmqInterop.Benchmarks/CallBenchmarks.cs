using System;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using ZmqInterop.Perf;

namespace ZmqInterop.Benchmarks;

/// <summary>Calls after which everything is as before.</summary>
public unsafe class CallBenchmarks : SocketBenchmarks
{
    private const int Frames = 3;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly ZmqMessage _message = new();
    private readonly ZmqPoller _poller = new();
    private readonly ZmqPollResult[] _results = new ZmqPollResult[1];

    // Those that ask in vain find nothing.
    [GlobalSetup(Targets = [nameof(PollRaw), nameof(Poll)])]
    public void SetUpPoll()
    {
        Fill(1);
        _poller.Add(Pull);
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("try to receive from an empty socket")]
    public int TryReceiveRaw() => LibZmq.zmq_msg_recv(RawMessage, RawPull, LibZmq.ZMQ_DONTWAIT);

    [Benchmark]
    [BenchmarkCategory("try to receive from an empty socket")]
    public bool TryReceive() => Pull.TryReceive(Frame);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("allocate a frame of 16 bytes and clear it")]
    public void ReuseFrameRaw()
    {
        LibZmq.Check(LibZmq.zmq_msg_init_size(RawMessage, Size));
        LibZmq.Check(LibZmq.zmq_msg_close(RawMessage));
        LibZmq.Check(LibZmq.zmq_msg_init(RawMessage));
    }

    [Benchmark]
    [BenchmarkCategory("allocate a frame of 16 bytes and clear it")]
    public void ReuseFrame()
    {
        Frame.Allocate(Size);
        Frame.Clear();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("build a message of 3 frames and clear it")]
    public void ReuseMessageRaw()
    {
        for (int i = 0; i < Frames; i++)
        {
            ReuseFrameRaw();
        }
    }

    [Benchmark]
    [BenchmarkCategory("build a message of 3 frames and clear it")]
    public void ReuseMessage()
    {
        for (int i = 0; i < Frames; i++)
        {
            _ = _message.AddFrame(Size);
        }

        _message.Clear();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("poll a socket that is ready")]
    public int PollRaw()
    {
        LibZmq.PollItem item = new() { Socket = RawPull, Events = LibZmq.ZMQ_POLLIN };
        return LibZmq.zmq_poll(&item, 1, new CLong(0));
    }

    [Benchmark]
    [BenchmarkCategory("poll a socket that is ready")]
    public int Poll() => _poller.Wait(_results, TimeSpan.Zero);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("get an option")]
    public int GetOptionRaw()
    {
        int value;
        nuint length = sizeof(int);
        LibZmq.Check(LibZmq.zmq_getsockopt(RawPull, LibZmq.ZMQ_RCVTIMEO, &value, &length));
        return value;
    }

    [Benchmark]
    [BenchmarkCategory("get an option")]
    public TimeSpan GetOption() => Pull.Options.ReceiveTimeout;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("set an option")]
    public void SetOptionRaw()
    {
        int value = 1000;
        LibZmq.Check(LibZmq.zmq_setsockopt(RawPull, LibZmq.ZMQ_RCVTIMEO, &value, sizeof(int)));
    }

    [Benchmark]
    [BenchmarkCategory("set an option")]
    public void SetOption() => Pull.Options.ReceiveTimeout = s_second;
}
