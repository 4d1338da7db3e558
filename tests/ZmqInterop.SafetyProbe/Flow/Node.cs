using System;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>A socket and how messages are addressed there.</summary>
internal sealed class Node : IDisposable
{
    private const string Group = "group";

    private uint _peer;

    /// <param name="context">Its context.</param>
    /// <param name="type">Its type.</param>
    /// <param name="name">Its routing id.</param>
    /// <param name="queue">How many messages its queues hold.</param>
    internal Node(ZmqContext context, ZmqSocketType type, string name, int queue)
    {
        Name = name;
        Socket = context.CreateSocket(type);
        Socket.Options.SendHighWatermark = queue;
        Socket.Options.ReceiveHighWatermark = queue;
        Socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(5);
        switch (type)
        {
            case ZmqSocketType.Router:
                Socket.Options.SetRouterMandatory(true);
                Socket.Options.SetRouterHandover(true);
                Socket.Options.SetRoutingId(name);
                break;
            case ZmqSocketType.Dealer:
                Socket.Options.SetRoutingId(name);
                break;
            case ZmqSocketType.Pub or ZmqSocketType.XPub:
                Socket.Options.SetXPubNoDrop(true);
                break;
            case ZmqSocketType.Sub:
                Socket.Subscribe("");
                break;
            case ZmqSocketType.XSub:
                Socket.Send([1]);
                break;
            case ZmqSocketType.Dish:
                Socket.Join(Group);
                break;
        }
    }

    internal ZmqSocket Socket { get; }

    internal string Name { get; }

    /// <summary>Whether messages have one frame: those of the sockets that several threads may use in libzmq.</summary>
    internal bool IsSingle => Socket.Type >= ZmqSocketType.Server;

    /// <summary>Whether each message is for one peer that the sender names.</summary>
    internal bool Names => Socket.Type is ZmqSocketType.Router or ZmqSocketType.Peer or ZmqSocketType.Server;

    /// <summary>Connects and waits for the other side, where that is possible.</summary>
    internal void Connect(string endpoint)
    {
        if (Socket.Type == ZmqSocketType.Peer)
        {
            _peer = Socket.ConnectPeer(endpoint);
        }
        else if (!Socket.ConnectAndWait(endpoint, FlowThreads.Limit, CancellationToken.None))
        {
            throw new FlowException($"No connection to {endpoint}.");
        }
    }

    /// <summary>Puts on a message whom it is for.</summary>
    internal void Address(ZmqMessage message, string destination)
    {
        switch (Socket.Type)
        {
            case ZmqSocketType.Router:
                message.Prepend(destination);
                break;
            case ZmqSocketType.Peer:
                message[0].RoutingId = _peer;
                break;
            case ZmqSocketType.Radio:
                message[0].Group = Group;
                break;
        }
    }

    /// <summary>Takes off a message what the socket has put on it.</summary>
    internal void Open(ZmqMessage message)
    {
        if (Socket.Type == ZmqSocketType.Router)
        {
            message.RemoveAt(0);
        }
    }

    /// <summary>Whether this is for the socket itself: a subscription.</summary>
    internal bool IsForSocket(ZmqMessage message) => Socket.Type == ZmqSocketType.XPub && message is { Count: 1, TotalSize: 1 };

    public void Dispose() => Socket.Dispose();
}
