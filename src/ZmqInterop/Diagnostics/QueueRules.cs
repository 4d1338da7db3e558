using System;
using System.Collections.Generic;
using System.Linq;

namespace ZmqInterop;

/// <summary>Whether messages wait somewhere, and for whom.</summary>
internal sealed class QueueRules(ZmqSocket socket, SocketFacts facts, Observation observation)
{
    private readonly string _type = ZmqSocketTypes.NativeName(socket.Type);

    public IEnumerable<ZmqFinding> Apply() => [.. Outbound(), .. Inbound()];

    private IEnumerable<ZmqFinding> Outbound()
    {
        bool? hasPeers = observation.HasPeers(socket.Type, facts);
        int limit = Option(options => options.SendHighWatermark);
        ZmqMonitorEvent[] full = [.. Queues().Where(e => limit > 0 && e.PipeStatistics!.Value.OutboundQueue >= limit)];
        if (ZmqSocketTypes.Publishes(socket.Type) || _type == "ROUTER")
        {
            foreach (ZmqMonitorEvent e in full)
            {
                yield return new ZmqFinding(
                    ZmqCause.Dropping,
                    true,
                    $"{e.PipeStatistics!.Value.OutboundQueue} messages wait for the peer at {e.Endpoint}, as many as may: those that follow are dropped for it.",
                    _type == "ROUTER"
                        ? "Make the peer faster, raise SendHighWatermark, or call SetRouterMandatory(true) so that sends wait."
                        : "Make the subscriber faster, raise SendHighWatermark, or call SetXPubNoDrop(true) so that sends wait.");
            }
        }
        else if (_type != "REQ" && ZmqSocketTypes.WaitsForRoom(socket.Type) && !facts.Events.HasFlag(ZmqPollEvents.Out) && (hasPeers is not false || HasQueues))
        {
            yield return new ZmqFinding(
                ZmqCause.HighWatermark,
                hasPeers is true,
                $"This {_type} socket has no peer with room for a message: sends wait.",
                "Receive faster, or add receivers, or raise SendHighWatermark here and ReceiveHighWatermark there; TrySend tells when there is no room.");
        }
    }

    private IEnumerable<ZmqFinding> Inbound()
    {
        int limit = Option(options => options.ReceiveHighWatermark);
        ZmqMonitorEvent[] full = [.. Queues().Where(e => limit > 0 && e.PipeStatistics!.Value.InboundQueue >= limit)];
        foreach (ZmqMonitorEvent e in full)
        {
            yield return new ZmqFinding(
                ZmqCause.SlowReceiver,
                true,
                $"{e.PipeStatistics!.Value.InboundQueue} messages of the peer at {e.Endpoint} have arrived and were not received, as many as may.{(ZmqSocketTypes.Subscribes(socket.Type) ? " The publisher drops what it has no room for." : string.Empty)}",
                "Receive faster: in a loop of its own that does nothing else, with more receivers, or with a higher ReceiveHighWatermark for bursts.");
        }

        if (full.Length == 0 && _type is not ("REQ" or "REP") && facts.Events.HasFlag(ZmqPollEvents.In))
        {
            yield return new ZmqFinding(
                ZmqCause.NotReceived,
                true,
                $"A message for this {_type} socket has arrived and nobody has received it.",
                "Call Receive, or look whether the code that does waits for something else.");
        }
    }

    /// <summary>There is a queue for a connection from Connect on, whether the peer is there or not.</summary>
    private bool HasQueues => !Array.TrueForAll(facts.Attachments, attachment => attachment.IsBound);

    private IEnumerable<ZmqMonitorEvent> Queues() => observation.Events.Where(e => e.PipeStatistics is not null);

    private int Option(Func<ZmqSocketOptions, int> read)
    {
        try
        {
            return read(socket.Options);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ZmqException)
        {
            // Disposed of, or lent, since it was looked at.
            return 0;
        }
    }
}
