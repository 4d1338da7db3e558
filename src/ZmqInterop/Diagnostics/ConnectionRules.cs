using System;
using System.Collections.Generic;
using System.Linq;

namespace ZmqInterop;

/// <summary>Whether there is anybody to talk to.</summary>
internal sealed class ConnectionRules(ZmqSocket socket, SocketFacts facts, Observation observation)
{
    private readonly string _type = ZmqSocketTypes.NativeName(socket.Type);

    public IEnumerable<ZmqFinding> Apply()
    {
        ZmqFinding[] handshakes = [.. Handshakes(), .. SilentEnds()];
        ZmqFinding[] connections = [.. handshakes, .. handshakes.Length == 0 ? FailingConnections() : [], .. InprocNames()];
        return [.. connections, .. connections.Length == 0 ? Absence() : []];
    }

    private IEnumerable<ZmqFinding> Handshakes() => observation.Events
        .Where((e, i) => e.IsHandshakeFailure && !SucceededLater(e.Endpoint, i))
        .Select(Handshake)
        .DistinctBy(finding => (finding.Cause, finding.Explanation));

    private bool SucceededLater(string endpoint, int index) =>
        observation.Events.Skip(index).Any(e => e.Kind == ZmqMonitorEvents.HandshakeSucceeded && e.Endpoint == endpoint);

    private ZmqFinding Handshake(ZmqMonitorEvent failure)
    {
        const string Security = "Both sides need the same mechanism (NULL, PLAIN or CURVE), a CURVE client the server's public key, and the server's authenticator has to know the client.";
        string reason = failure.ProtocolError is { } protocol ? $"the protocol was broken ({protocol})"
            : failure.AuthenticationStatus is { } status ? $"authentication was refused ({status})"
            : "the peer does not speak the protocol, or closed the connection";
        return new ZmqFinding(ZmqCause.HandshakeFailed, true, $"The handshake at {failure.Endpoint} fails: {reason}.", Security);
    }

    /// <summary>Of all failures of a handshake, libzmq 4.3 has no event for one: that the types do not go together. The connection just ends.</summary>
    private IEnumerable<ZmqFinding> SilentEnds() => observation.Events
        .Where((e, i) => e.Kind == ZmqMonitorEvents.Disconnected && LastBefore(i, e.Endpoint) is ZmqMonitorEvents.Connected or ZmqMonitorEvents.Accepted)
        .Select(e => e.Endpoint)
        .Distinct()
        .Select(endpoint => new ZmqFinding(
            ZmqCause.WrongSocketPair,
            false,
            $"The connection at {endpoint} ended during the handshake, as it does when the types of the two sockets do not go together.",
            PartnerAdvice()));

    private ZmqMonitorEvents LastBefore(int index, string endpoint) =>
        observation.Events.Take(index).LastOrDefault(e => e.Endpoint == endpoint && e.PipeStatistics is null).Kind;

    private IEnumerable<ZmqFinding> FailingConnections() =>
        from e in observation.Events.Select((e, i) => (e.Kind, e.Endpoint, Index: i))
        where e.Kind == ZmqMonitorEvents.ConnectRetried && !SucceededLater(e.Endpoint, e.Index)
        group e by e.Endpoint into attempts
        select new ZmqFinding(
            ZmqCause.ConnectionFailing,
            true,
            $"Connecting to {attempts.Key} fails, and libzmq tries again and again.",
            "Is the peer running and bound to exactly this transport, address and port? A tcp endpoint bound to 127.0.0.1 is reached from the same machine only.");

    private IEnumerable<ZmqFinding> InprocNames()
    {
        foreach (SocketAttachment attachment in facts.Attachments.Where(attachment => attachment is { IsInproc: true, IsBound: false }))
        {
            if (socket.Context.FindBound(attachment.Endpoint) is not { } partner)
            {
                yield return new ZmqFinding(
                    ZmqCause.InprocNotBound,
                    !socket.Context.IsForeign,
                    $"No socket of this context is bound to {attachment.Endpoint}{(socket.Context.IsBoundElsewhere(attachment.Endpoint) ? "; one of another context is" : string.Empty)}.",
                    "Names of inproc belong to one context. Bind before or after, and use the same ZmqContext object for both sides.");
            }
            else if (!ZmqSocketTypes.Partners(socket.Type).Contains(ZmqSocketTypes.NativeName(partner.Type), StringComparer.Ordinal))
            {
                // Over inproc libzmq does not compare the types.
                yield return new ZmqFinding(
                    ZmqCause.WrongSocketPair,
                    true,
                    $"A {ZmqSocketTypes.NativeName(partner.Type)} socket is bound to {attachment.Endpoint}, to which a {_type} socket cannot talk.",
                    PartnerAdvice());
            }
        }
    }

    private IEnumerable<ZmqFinding> Absence()
    {
        bool? hasPeers = observation.HasPeers(socket.Type, facts);
        bool isBound = facts.Attachments.Any(attachment => attachment.IsBound);

        // A REP can send only when it has received a request.
        bool hasHeard = facts.Events.HasFlag(ZmqPollEvents.In) || (_type == "REP" && facts.Events.HasFlag(ZmqPollEvents.Out));
        if (hasPeers is false || (hasPeers is null && isBound && !hasHeard))
        {
            string where = string.Join(", ", facts.Attachments.Select(attachment => attachment.Endpoint));
            string effect = ZmqSocketTypes.Publishes(socket.Type) ? " What it sends then is dropped." : string.Empty;
            yield return new ZmqFinding(
                ZmqCause.NoPeer,
                hasPeers is false,
                $"{(hasPeers is false ? "Nobody" : "Perhaps nobody")} is connected to this {_type} socket ({where}).{effect}",
                "Is the peer running, and does it connect to exactly this transport, address and port? A monitor that is made before Bind tells who connects.");
        }
    }

    private string PartnerAdvice() => $"A {_type} socket talks to {string.Join(" or ", ZmqSocketTypes.Partners(socket.Type))}.";
}
