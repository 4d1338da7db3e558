using System;
using System.Diagnostics;
using System.Threading;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>
/// Contexts are disposed of while a thread sends with one of their sockets. What a call has sent arrives, since nothing limits how long the rest may take; what a call has
/// failed to send does not.
/// </summary>
internal static class DisposedContexts
{
    private const int Queue = 50;
    private const int MostQueued = 100;

    internal static (long Messages, long Faults) Run(FlowCase flowCase, uint seed, TimeSpan time)
    {
        Choices choices = new(seed);
        Breaks breaks = new();
        using ZmqContext context = new() { Blocky = false };
        using Node node = new(context, flowCase.To, "center", 1 + choices.Next(MostQueued));
        string endpoint = node.Socket.Bind(flowCase.Endpoint("flow"));
        using FlowThreads receiving = new();
        FlowReceiver receiver = new(node, seed, Routing.ToOne, breaks);
        receiving.Start(receiver.Run);
        long started = Stopwatch.GetTimestamp();
        uint rounds = 0;
        while (rounds == 0 || Stopwatch.GetElapsedTime(started) < time)
        {
            uint id = (seed << 8) + ++rounds;
            long sent = SendAndDispose(flowCase, endpoint, id, choices, breaks);
            receiving.WaitFor(() => receiver[id].Count >= sent, () => $"Of {sent} messages sent {receiver[id].Count} have come.", () => receiver[id].Count);
            if (receiver[id].Count > sent)
            {
                throw new FlowException($"More messages have come than the {sent} that were sent.");
            }
        }

        receiving.Stop();
        return (receiver.Received, rounds + breaks.All);
    }

    private static long SendAndDispose(FlowCase flowCase, string endpoint, uint id, Choices choices, Breaks breaks)
    {
        using ZmqContext context = new() { ShutdownTimeout = Timeout.InfiniteTimeSpan };
        using Node node = new(context, flowCase.From, $"peer{id}", Queue);
        node.Connect(endpoint);
        using FlowThreads sending = new();
        FlowSender sender = new(node, id, "center", breaks);
        sending.Start(sender.Run);
        sending.RunFor(TimeSpan.FromMilliseconds(choices.Next(30)));
        context.Dispose();
        sending.Stop();
        return sender.Sent;
    }
}
