using System;
using System.Threading;
using System.Threading.Tasks;
using NetMQ;
using NetMQ.Sockets;

namespace ZmqInterop.Perf;

/// <summary>PUSH to PULL with NetMQ: a thread sends, the receiver awaits. NetMQ has no call for it that reuses memory.</summary>
internal static class NetMqThroughput
{
    public static void Measure(Run run)
    {
        NetMQConfig.ThreadPoolSize = run.Apart ? 2 : 1;

        // Its async calls continue on the thread of its runtime.
        using NetMQRuntime runtime = new();
        runtime.Run(ReceiveAllAsync(run));
    }

    private static async Task ReceiveAllAsync(Run run)
    {
        using PullSocket pull = new();
        int port = pull.BindRandomPort("tcp://127.0.0.1");
        Thread sender = new(() =>
        {
            using PushSocket push = new();
            push.Options.Linger = TimeSpan.FromSeconds(60);
            push.Connect($"tcp://127.0.0.1:{port}");
            byte[] buffer = new byte[run.Size];
            for (long i = 0; i < run.Warmup + 1 + run.Count; i++)
            {
                push.SendFrame(buffer);
            }
        });
        sender.Start();
        await ReceiveAsync(pull, run.Size, run.Warmup + 1);
        Measurement measurement = Measurement.Start();
        await ReceiveAsync(pull, run.Size, run.Count);
        measurement.Stop().ReportThroughput(run);
        sender.Join();
    }

    private static async Task ReceiveAsync(PullSocket pull, int size, long count)
    {
        for (long i = 0; i < count; i++)
        {
            (byte[] frame, bool _) = await pull.ReceiveFrameBytesAsync();
            if (frame.Length != size)
            {
                throw new InvalidOperationException("message of incorrect size received");
            }
        }
    }
}
