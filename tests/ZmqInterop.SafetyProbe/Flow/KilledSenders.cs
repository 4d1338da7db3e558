using System;
using System.Diagnostics;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>
/// Peers in processes of their own send: they are killed in the middle ("kill"), or end by themselves and leave the rest to libzmq ("flush"). Of the one what comes begins with
/// the first message and has no gap, of the other it is all.
/// </summary>
internal static class KilledSenders
{
    private const int FewestPeers = 2;
    private const int MostMessages = 3000;
    private const int MostQueued = 100;

    internal static (long Messages, long Faults) Run(FlowCase flowCase, uint seed, TimeSpan time)
    {
        Choices choices = new(seed);
        Breaks unbroken = new();
        using ZmqContext context = new() { Blocky = false };
        using Node node = new(context, flowCase.To, "center", 1 + choices.Next(MostQueued));
        string endpoint = node.Socket.Bind(flowCase.Endpoint("flow"));
        using FlowThreads receiving = new();

        // What each process sends is a row of its own, which nothing breaks.
        FlowReceiver receiver = new(node, seed, FlowCase.RoutingOf(flowCase.From) == Routing.ToAll ? Routing.ToAll : Routing.ToOne, unbroken);
        receiving.Start(receiver.Run);
        long started = Stopwatch.GetTimestamp();
        uint peers = 0;
        while (peers < FewestPeers || Stopwatch.GetElapsedTime(started) < time)
        {
            uint id = (seed << 8) + ++peers;
            if (flowCase.Fault == "kill")
            {
                KillOne(flowCase, endpoint, id, receiver, receiving, choices);
            }
            else
            {
                LetOneEnd(flowCase, endpoint, id, receiver, receiving, choices);
            }
        }

        receiving.Stop();
        return (receiver.Received, peers + unbroken.All);
    }

    private static void KillOne(FlowCase flowCase, string endpoint, uint id, FlowReceiver receiver, FlowThreads receiving, Choices choices)
    {
        using PeerProcess peer = PeerProcess.Start("send", flowCase.From, endpoint, id);
        receiving.WaitFor(() => receiver[id].Count > 0, () => "The peer sends nothing.", () => 0);
        receiving.RunFor(TimeSpan.FromMilliseconds(choices.Next(100)));
        peer.Kill();
    }

    private static void LetOneEnd(FlowCase flowCase, string endpoint, uint id, FlowReceiver receiver, FlowThreads receiving, Choices choices)
    {
        long count = 1 + choices.Next(MostMessages);
        using PeerProcess peer = PeerProcess.Start(choices.OneIn(2) ? "flush" : "leave", flowCase.From, endpoint, id, count);
        if (peer.WaitForExit() != 0)
        {
            throw new FlowException("The peer has failed.");
        }

        receiving.WaitFor(
            () => receiver[id].Count == count, () => $"Of {count} messages of a process that has ended {receiver[id].Count} have come.", () => receiver[id].Count);
    }
}
