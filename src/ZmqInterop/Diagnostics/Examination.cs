using System.Collections.Generic;

namespace ZmqInterop;

/// <summary>The rules by which a silence is explained, one after the other: the state of the socket, its connections, its pattern, its queues.</summary>
internal sealed class Examination(ZmqSocket socket, Observation observation)
{
    private readonly List<ZmqFinding> _findings = [];
    private readonly string _type = ZmqSocketTypes.NativeName(socket.Type);
    private readonly SocketFacts _facts = socket.GetFacts();

    public IReadOnlyList<ZmqFinding> Run()
    {
        ExamineState();
        if (_findings.Count == 0)
        {
            _findings.AddRange(new ConnectionRules(socket, _facts, observation).Apply());
            ExaminePattern();
            _findings.AddRange(new QueueRules(socket, _facts, observation).Apply());
            SuspectLateJoiner();
        }

        return _findings;
    }

    private void ExamineState()
    {
        if (socket.Context.IsDisposed)
        {
            Add(ZmqCause.ContextDisposed, true, $"The context of this {_type} socket is disposed of.", "Dispose of the context last, after all that use its sockets have ended.");
        }
        else if (_facts.State == SocketState.Disposed)
        {
            Add(ZmqCause.Disposed, true, $"This {_type} socket is disposed of.", "Make a new one; what this one had still to send goes on being sent for its linger period.");
        }
        else if (_facts.State == SocketState.Lent)
        {
            Add(ZmqCause.UsedByProxy, true, $"A proxy uses this {_type} socket and takes its messages.", "Stop the proxy to use the socket, or give the proxy a capture socket to see what goes through.");
        }
        else if (_facts.Attachments.Length == 0 && !_facts.IsForeign)
        {
            Add(ZmqCause.NotAttached, true, $"This {_type} socket is neither bound nor connected.", "Call Bind or Connect; Unbind and Disconnect may have taken back what there was.");
        }
    }

    private void ExaminePattern()
    {
        if (ZmqSocketTypes.Subscribes(socket.Type) && _facts.Subscriptions <= 0)
        {
            ExamineSubscriptions();
        }

        if (_type is "REQ" or "REP")
        {
            ExamineTurn();
        }
    }

    private void ExamineSubscriptions()
    {
        if (_type == "XSUB")
        {
            // It subscribes by sending, which is not recorded: it would cost every send something.
            if (_facts.Events.HasFlag(ZmqPollEvents.In))
            {
                return;
            }

            Add(ZmqCause.NoSubscription, false, "An XSUB receives only what it has subscribed to.", "Send it the byte 1 and the prefix.");
            return;
        }

        string what = _type == "DISH" ? "joined a group" : "subscribed to anything";
        string advice = _type == "DISH" ? "Call Join with the group of the frames that it is to receive." : "Call Subscribe(\"\") for everything, or with the beginning of the messages that it is to receive.";
        bool certain = !_facts.HasSubscribed && !_facts.IsForeign;
        string explanation = _facts.HasSubscribed ? $"This {_type} socket has taken back as many subscriptions as it made." : $"This {_type} socket has not {what}.";
        Add(ZmqCause.NoSubscription, certain, explanation, advice);
    }

    private void ExamineTurn()
    {
        bool wasRefused = _facts.LastError == ZmqError.InvalidState;
        bool canReceive = _facts.Events.HasFlag(ZmqPollEvents.In);
        bool canSend = _facts.Events.HasFlag(ZmqPollEvents.Out);
        const string Strictly = "Send and receive strictly in turn.";
        if (_type == "REP" && canSend)
        {
            Add(ZmqCause.OutOfStep, wasRefused, "This REP socket has received a request that it has not answered.", $"Send the reply: it receives no other request before. {Strictly}");
        }
        else if (_type == "REQ" && canReceive)
        {
            Add(ZmqCause.OutOfStep, wasRefused, "The reply to the request of this REQ socket is there and was not received.", $"Receive it: no other request can be sent before. {Strictly}");
        }
        else if (_type == "REQ" && !canSend && (wasRefused || _findings.Count == 0))
        {
            Add(
                ZmqCause.OutOfStep,
                wasRefused,
                "This REQ socket waits for the reply to its request, which may be lost with the peer that got it.",
                "Receive with a timeout and make a new socket when it is over; or call Options.SetRequestRelaxed(true) and Options.SetRequestCorrelate(true) and send again.");
        }
        else if (wasRefused)
        {
            Add(ZmqCause.OutOfStep, true, $"A call on this {_type} socket was refused because it was not its turn.", Strictly);
        }
    }

    /// <summary>When everything looks right, between publishers and subscribers it is this one.</summary>
    private void SuspectLateJoiner()
    {
        if (_findings.Exists(finding => finding.IsCertain || finding.Cause != ZmqCause.NoPeer))
        {
            return;
        }

        if (ZmqSocketTypes.Subscribes(socket.Type))
        {
            Add(
                ZmqCause.LateJoiner,
                false,
                $"What was published before the subscription of this {_type} socket had reached the publisher is not sent to it.",
                "Start subscribers first, or have the publisher wait for them: an XPUB receives the subscriptions.");
        }
        else if (ZmqSocketTypes.Publishes(socket.Type))
        {
            Add(
                ZmqCause.LateJoiner,
                false,
                $"What this {_type} socket sends before a subscription has arrived is dropped.",
                "Use an XPUB and wait until it has received the subscription, or send a snapshot to those that come later.");
        }
    }

    private void Add(ZmqCause cause, bool isCertain, string explanation, string advice) => _findings.Add(new ZmqFinding(cause, isCertain, explanation, advice));
}
