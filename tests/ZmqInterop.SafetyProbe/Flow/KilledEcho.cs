using System;
using System.Diagnostics;
using System.IO;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>
/// A peer in a process of its own sends back what it gets, is killed in the middle, and another one takes its place. What comes back is in order and whole; what was on its way
/// is lost, the rest is not.
/// </summary>
internal static class KilledEcho
{
    private const int FewestPeers = 2;

    internal static (long Messages, long Faults) Run(FlowCase flowCase, uint seed, TimeSpan time)
    {
        string folder = Directory.CreateTempSubdirectory("zmq").FullName;
        try
        {
            return Run(flowCase, seed, time, $"ipc://{folder}/echo");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (long Messages, long Faults) Run(FlowCase flowCase, uint seed, TimeSpan time, string endpoint)
    {
        Choices choices = new(seed);
        Breaks breaks = new();
        using ZmqContext context = new() { Blocky = false };
        using Node node = new(context, flowCase.From, "peer", 1 + choices.Next(100));
        node.Socket.Connect(endpoint);
        using FlowThreads threads = new();
        FlowSender sender = new(node, seed, "center", breaks);
        FlowReceiver receiver = new(node, seed + 1, Routing.ToOne, breaks);
        Stream stream = receiver[seed];
        threads.Start(sender.Run);
        threads.Start(receiver.Run);
        long started = Stopwatch.GetTimestamp();
        for (int peers = 0; peers < FewestPeers || Stopwatch.GetElapsedTime(started) < time; peers++)
        {
            using PeerProcess peer = PeerProcess.Start("echo", flowCase.To, endpoint, 0);
            long mark = sender.Sent;
            threads.WaitFor(() => stream.Last >= mark, () => $"Message {mark} and those after it have not come back; the last one was {stream.Last} of {sender.Sent}.", () => stream.Last);
            threads.RunFor(TimeSpan.FromMilliseconds(choices.Next(100)));
            breaks.AddConnection();
            peer.Kill();
        }

        threads.Stop();
        return (receiver.Received, breaks.All);
    }
}
