using System;
using System.Threading;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>
/// REQs ask one REP, which answers with the request. Each reply is that to the last request, also after calls were canceled, timed out, and, with ZMQ_REQ_RELAXED and
/// ZMQ_REQ_CORRELATE, after connections were cut.
/// </summary>
internal sealed class RequestFlow(FlowCase flowCase, uint seed)
{
    private const int MostClients = 3;
    private const int Queue = 50;

    // Only where a connection may have been cut: a request is given up and made again.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private readonly Choices _choices = new(seed);
    private readonly Breaks _breaks = new();
    private long _replies;

    internal static (long Messages, long Faults) Run(FlowCase flowCase, uint seed, TimeSpan time) => new RequestFlow(flowCase, seed).Run(time);

    private bool IsCut => flowCase.Fault == "cut";

    private (long Messages, long Faults) Run(TimeSpan time)
    {
        using ZmqContext context = new() { Blocky = false };
        using Node server = new(context, ZmqSocketType.Rep, "center", Queue);
        string endpoint = server.Socket.Bind(flowCase.Endpoint("flow"));
        using Relay? relay = IsCut ? new Relay(endpoint) : null;
        using FlowThreads serving = new();
        using FlowThreads asking = new();
        serving.Start(stop => Serve(server, stop));
        int clients = 1 + _choices.Next(MostClients);
        for (int i = 0; i < clients; i++)
        {
            uint id = (seed << 8) + (uint)i;
            asking.Start(stop => Ask(context, relay?.Endpoint ?? endpoint, id, stop));
        }

        int cuts = relay is null ? 1 : 2 + (int)(time.TotalMilliseconds / 150);
        for (int i = 0; i < cuts; i++)
        {
            asking.RunFor(time / cuts);
            relay?.Cut(_breaks);
        }

        long before = Volatile.Read(ref _replies);
        asking.WaitFor(() => Volatile.Read(ref _replies) >= before + clients, () => "No replies come any more.", () => 0);
        asking.Stop();
        serving.Stop();
        return (2 * Volatile.Read(ref _replies), _breaks.All);
    }

    private void Serve(Node server, CancellationToken stop)
    {
        FlowReceiver checks = new(server, seed, IsCut ? Routing.ToAny : Routing.ToOne, _breaks);
        using ZmqMessage message = [];
        while (true)
        {
            server.Socket.Receive(message, stop);
            (uint sender, long number) = Parcel.Read(message);
            checks[sender].Add(number, _breaks.Connections);
            while (!message.IsEmpty)
            {
                Try(() => server.Socket.Send(message, Soon()), stop);
            }
        }
    }

    private void Ask(ZmqContext context, string endpoint, uint id, CancellationToken stop)
    {
        using Node client = new(context, ZmqSocketType.Req, "", Queue);
        if (IsCut)
        {
            client.Socket.Options.SetRequestRelaxed(true);
            client.Socket.Options.SetRequestCorrelate(true);
        }

        client.Connect(endpoint);
        using ZmqMessage message = [];
        for (long number = 0; !stop.IsCancellationRequested; number++)
        {
            Parcel.Fill(message, id, number, isSingle: false);
            while (!message.IsEmpty)
            {
                Try(() => client.Socket.Send(message, Soon()), stop);
            }

            if (Await(client, message, stop))
            {
                if (Parcel.Read(message) != (id, number))
                {
                    throw new FlowException($"The reply to {(id, number)} is {Parcel.Read(message)}.");
                }

                Interlocked.Increment(ref _replies);
            }
        }
    }

    // False when the request is to be given up.
    private bool Await(Node client, ZmqMessage message, CancellationToken stop)
    {
        long end = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        while (message.IsEmpty)
        {
            Try(() => client.Socket.Receive(message, Soon()), stop);
            if (message.IsEmpty && IsCut && Environment.TickCount64 > end)
            {
                return false;
            }
        }

        return true;
    }

    private void Try(Action call, CancellationToken stop)
    {
        try
        {
            call();
        }
        catch (OperationCanceledException)
        {
            _breaks.AddCall();
            stop.ThrowIfCancellationRequested();
        }
    }

    // Left to the garbage collector: disposing of it would be one more thing between the calls.
    private static CancellationToken Soon() => new CancellationTokenSource(millisecondsDelay: 2).Token;
}
