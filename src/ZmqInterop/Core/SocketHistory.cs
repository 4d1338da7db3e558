using System.Collections.Generic;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// What a socket was asked to do beside sending and receiving, for the explanation of a silence. Guarded by the socket's gate but for the last error;
/// no send or receive that succeeds touches it.
/// </summary>
internal sealed class SocketHistory
{
    private readonly List<SocketAttachment> _attachments = [];

    /// <summary>Subscriptions made, or groups joined, less those that were taken back.</summary>
    public int Subscriptions { get; private set; }

    /// <summary>Whether there ever was one.</summary>
    public bool HasSubscribed { get; private set; }

    /// <summary>The last failure, as an error number of libzmq.</summary>
    public int LastError { get; set; }

    public SocketAttachment[] Attachments => [.. _attachments];

    public bool IsBoundTo(string endpoint) => _attachments.Exists(attachment => attachment.IsBound && attachment.Endpoint == endpoint);

    public bool IsConnectedTo(string endpoint) => _attachments.Exists(attachment => !attachment.IsBound && attachment.Endpoint == endpoint);

    public void Bound(string endpoint) => _attachments.Add(new SocketAttachment(endpoint, IsBound: true));

    /// <summary>A function of libzmq that takes an endpoint has succeeded.</summary>
    public void Called(string function, string endpoint)
    {
        switch (function)
        {
            case nameof(LibZmq.zmq_connect):
                _attachments.Add(new SocketAttachment(endpoint, IsBound: false));
                break;
            case nameof(LibZmq.zmq_disconnect):
            case nameof(LibZmq.zmq_unbind):
                // To libzmq both are the same: they end whatever the socket has at the endpoint.
                _attachments.RemoveAll(attachment => attachment.Endpoint == endpoint);
                break;
        }
    }

    public void Subscribed()
    {
        HasSubscribed = true;
        Subscriptions++;
    }

    public void Unsubscribed() => Subscriptions--;
}
