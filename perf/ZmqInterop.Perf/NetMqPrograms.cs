using System;
using System.Globalization;
using System.Threading;
using NetMQ;
using NetMQ.Sockets;

namespace ZmqInterop.Perf;

/// <summary>libzmq's programs with NetMQ's blocking calls that reuse memory: one <see cref="Msg"/>, whose content comes from a pool of arrays.</summary>
internal static class NetMqPrograms
{
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(60);

    public static void Execute(Run run)
    {
        BufferPool.SetBufferManagerBufferPool(maxBufferPoolSize: 1L << 26, maxBufferSize: Math.Max(run.Size, 1024));
        switch (run.Program)
        {
            case "local_thr":
                ReceiveAll(run, started: null);
                break;
            case "remote_thr":
                SendAll(run.Endpoint, run);
                break;
            case "local_lat":
                ReplyAll(run, started: null);
                break;
            case "remote_lat":
                RequestAll(run.Endpoint, run);
                break;
            case "inproc_thr" or "tcp_thr":
                Pair(run, ReceiveAll, SendAll);
                break;
            case "inproc_lat" or "tcp_lat":
                Pair(run, ReplyAll, RequestAll);
                break;
            default:
                throw new NotSupportedException($"NetMQ has no {run.Program}.");
        }

        NetMQConfig.Cleanup();
    }

    /// <summary>Both ends in this process.</summary>
    private static void Pair(Run run, Action<Run, Action<string>?> binding, Action<string, Run> connecting)
    {
        Thread? other = null;
        binding(run, endpoint =>
        {
            other = new Thread(() => connecting(endpoint, run));
            other.Start();
        });
        other!.Join();
    }

    /// <summary>The resolved endpoint goes to the caller, or to the error output.</summary>
    private static void Bind(NetMQSocket socket, Run run, Action<string>? started)
    {
        string endpoint = run.Endpoint;
        if (endpoint.EndsWith(":*", StringComparison.Ordinal))
        {
            string address = endpoint[..^2];
            endpoint = string.Create(CultureInfo.InvariantCulture, $"{address}:{socket.BindRandomPort(address)}");
        }
        else
        {
            socket.Bind(endpoint);
        }

        if (started is null)
        {
            Console.Error.WriteLine($"endpoint: {endpoint}");
        }
        else
        {
            started(endpoint);
        }
    }

    private static void ReceiveAll(Run run, Action<string>? started)
    {
        using PullSocket pull = new();
        Bind(pull, run, started);
        Receive(pull, run.Size, run.Warmup + 1);
        Measurement measurement = Measurement.Start();
        Receive(pull, run.Size, run.Count - 1);
        measurement.Stop().ReportThroughput(run);
    }

    private static void SendAll(string endpoint, Run run)
    {
        using PushSocket push = new();
        push.Options.Linger = s_linger;
        push.Connect(endpoint);
        Msg message = default;
        for (long i = 0; i < run.Warmup + run.Count; i++)
        {
            message.InitPool(run.Size);
            push.Send(ref message, more: false);
        }
    }

    private static void Receive(PullSocket pull, int size, long count)
    {
        Msg message = default;
        message.InitEmpty();
        for (long i = 0; i < count; i++)
        {
            pull.Receive(ref message);
            Messages<FrameWire>.Check(message.Size, size);
        }

        message.Close();
    }

    private static void ReplyAll(Run run, Action<string>? started)
    {
        using ResponseSocket socket = new();
        socket.Options.Linger = s_linger;
        Bind(socket, run, started);
        Msg message = default;
        message.InitEmpty();
        for (long i = 0; i < run.Warmup + run.Count; i++)
        {
            socket.Receive(ref message);
            socket.Send(ref message, more: false);
        }
    }

    private static void RequestAll(string endpoint, Run run)
    {
        using RequestSocket socket = new();
        socket.Connect(endpoint);
        Msg message = default;
        message.InitPool(run.Size);
        message.Slice().Clear();
        Request(socket, ref message, run.Size, run.Warmup);
        Measurement measurement = Measurement.Start();
        Request(socket, ref message, run.Size, run.Count);
        measurement.Stop().ReportLatency(run);
    }

    private static void Request(RequestSocket socket, ref Msg message, int size, long count)
    {
        for (long i = 0; i < count; i++)
        {
            socket.Send(ref message, more: false);
            socket.Receive(ref message);
            Messages<FrameWire>.Check(message.Size, size);
        }
    }
}
