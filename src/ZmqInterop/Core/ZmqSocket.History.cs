using ZmqInterop.Native;

namespace ZmqInterop;

// What diagnostics ask of a socket.
public sealed partial class ZmqSocket
{
    private readonly SocketHistory _history = new();

    /// <summary>Sends and receives that wait now.</summary>
    internal int WaitingCalls
    {
        get
        {
            _gate.Enter();
            int count = _waiters.CountConsumers();
            _gate.Exit();
            return count;
        }
    }

    internal bool IsBoundTo(string endpoint)
    {
        _gate.Enter();
        bool bound = _state != SocketState.Disposed && _history.IsBoundTo(endpoint);
        _gate.Exit();
        return bound;
    }

    /// <summary>Works in every state of the socket.</summary>
    internal SocketFacts GetFacts()
    {
        _gate.Enter();
        ZmqPollEvents events = ZmqPollEvents.None;
        if (_state == SocketState.Open)
        {
            _ = ReadEvents(out events);
            ServeWaiters();
        }

        SocketFacts facts = new(
            _state,
            Handle.IsForeign,
            events,
            _history.Attachments,
            _history.Subscriptions,
            _history.HasSubscribed,
            ZmqErrors.FromErrno(_history.LastError));
        _gate.Exit();
        return facts;
    }

    /// <summary>Inside the gate: an option was set.</summary>
    private void NoteOption(int option)
    {
        if (option == ZmqConstants.ZMQ_SUBSCRIBE)
        {
            _history.Subscribed();
        }
        else if (option == ZmqConstants.ZMQ_UNSUBSCRIBE)
        {
            _history.Unsubscribed();
        }
    }

    /// <summary>Inside the gate: a DISH has joined or left a group.</summary>
    private void NoteGroup(string function)
    {
        if (function == nameof(LibZmq.zmq_join))
        {
            _history.Subscribed();
        }
        else
        {
            _history.Unsubscribed();
        }
    }
}
