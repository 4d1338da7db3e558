using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>What a monitor told of a socket.</summary>
/// <remarks>
/// It does not ask for the statistics of version 2 itself: libzmq 4.3.4 sends the question to the other end of a queue that may have been freed, which crashes
/// the process when a connection ends just then. Statistics among the events of a caller are used.
/// </remarks>
/// <param name="Events">The events, oldest first.</param>
internal sealed record Observation(IReadOnlyList<ZmqMonitorEvent> Events)
{
    /// <summary>Watches the socket with a monitor. Empty when it cannot have one.</summary>
    public static Observation Make(ZmqSocket socket, Deadline deadline, CancellationToken cancellationToken)
    {
        List<ZmqMonitorEvent> events = [];
        try
        {
            using ZmqMonitor monitor = socket.Monitor();
            while (!monitor.HasEnded
                && monitor.TryReceive(out ZmqMonitorEvent next, TimeSpan.FromMilliseconds(deadline.RemainingMilliseconds), cancellationToken))
            {
                events.Add(next);
            }
        }
        catch (InvalidOperationException)
        {
            // It is disposed of, has a monitor, or a proxy uses it.
        }
        catch (ZmqException)
        {
            // The context was shut down, or has no room for the monitor's sockets.
        }

        return new Observation(events);
    }

    /// <summary>Whether anybody is connected; null when that cannot be known.</summary>
    public bool? HasPeers(ZmqSocketType type, SocketFacts facts)
    {
        bool hasRoom = ZmqSocketTypes.WaitsForRoom(type) && facts.Events.HasFlag(ZmqPollEvents.Out) && facts.Attachments.All(attachment => attachment.IsBound);
        if (hasRoom || Events.Any(e => e.PipeStatistics is not null) || Connections() > 0)
        {
            return true;
        }

        return IsWholeStory(facts) ? false : null;
    }

    /// <summary>Connections that were made and have not ended.</summary>
    private int Connections()
    {
        int connections = 0;
        HashSet<string> pending = [];
        foreach (ZmqMonitorEvent e in Events)
        {
            if (e.Kind is ZmqMonitorEvents.Connected or ZmqMonitorEvents.Accepted)
            {
                pending.Add(e.Endpoint);
            }
            else if (e.Kind == ZmqMonitorEvents.HandshakeSucceeded)
            {
                pending.Remove(e.Endpoint);
                connections++;
            }
            else if (e.Kind == ZmqMonitorEvents.Disconnected && !pending.Remove(e.Endpoint))
            {
                connections--;
            }
        }

        return connections;
    }

    /// <summary>Whether the events go back to a time when each endpoint had no connection. Those of inproc have no events.</summary>
    private bool IsWholeStory(SocketFacts facts) => !facts.IsForeign && Array.TrueForAll(
        facts.Attachments,
        attachment => Events.Any(e => attachment.IsBound
            ? e.Kind == ZmqMonitorEvents.Listening && e.Endpoint == attachment.Endpoint
            : e.Kind == ZmqMonitorEvents.ConnectDelayed && e.Endpoint == attachment.Endpoint));
}
