using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Perf;

/// <summary>Both ends in this process and one context, as <see cref="Throughput{TWire}"/> and <see cref="Latency{TWire}"/>, with await.</summary>
[SuppressMessage("Reliability", "CA2025", Justification = "Every task is awaited before the sockets are disposed of.")]
internal static class AsyncPairs
{
    /// <summary>PUSH to PULL; the sender is a thread that waits, or awaits as well.</summary>
    public static async Task ThroughputAsync(Run run, bool sendAsynchronously)
    {
        using CancellationTokenSource source = new();
        using ZmqContext context = new();
        using ZmqContext? other = run.Apart ? new() : null;
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = (other ?? context).CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind(run.Endpoint));
        CancellationToken token = run.Token ? source.Token : CancellationToken.None;
        long all = run.Warmup + 1 + run.Count;
        Task sending = sendAsynchronously ? Task.Run(() => SendAllAsync(push, run.Size, all, token)) : Task.Factory.StartNew(
            () =>
            {
                FrameWire wire = FrameWire.Over(push, run.Size);
                Messages<FrameWire>.Send(wire, all);
                wire.Close();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        using AsyncMessages messages = new(pull, run.Size, token);
        await messages.ReceiveAsync(run.Warmup + 1).ConfigureAwait(false);
        Measurement measurement = Measurement.Start();
        await messages.ReceiveAsync(run.Count).ConfigureAwait(false);
        measurement.Stop().ReportThroughput(run);
        await sending.ConfigureAwait(false);
    }

    /// <summary>REQ to REP and back, while other sockets wait for messages that never come.</summary>
    public static async Task LatencyAsync(Run run)
    {
        using CancellationTokenSource source = new();
        using ZmqContext context = new() { MaxSockets = run.Idle + 100 };
        using ZmqContext? other = run.Apart ? new() : null;
        using IdleSockets idle = new(context, run.Idle);
        using ZmqSocket requester = context.CreateSocket(ZmqSocketType.Req);
        using ZmqSocket replier = (other ?? context).CreateSocket(ZmqSocketType.Rep);
        replier.Connect(requester.Bind(run.Endpoint));
        CancellationToken token = run.Token ? source.Token : CancellationToken.None;
        Task replying = Task.Run(() => ReplyAllAsync(replier, run.Size, run.Warmup + run.Count, token));
        using AsyncMessages messages = new(requester, run.Size, token);
        await messages.RequestAsync(run.Warmup).ConfigureAwait(false);
        Measurement measurement = Measurement.Start();
        await messages.RequestAsync(run.Count).ConfigureAwait(false);
        measurement.Stop().ReportLatency(run);
        await replying.ConfigureAwait(false);
    }

    private static async Task SendAllAsync(ZmqSocket socket, int size, long count, CancellationToken token)
    {
        using AsyncMessages messages = new(socket, size, token);
        await messages.SendAsync(count).ConfigureAwait(false);
    }

    private static async Task ReplyAllAsync(ZmqSocket socket, int size, long count, CancellationToken token)
    {
        using AsyncMessages messages = new(socket, size, token);
        await messages.ReplyAsync(count).ConfigureAwait(false);
    }
}
