using System;
using System.ComponentModel;

namespace ZmqInterop;

// Options that libzmq keeps for old programs.
public sealed partial class ZmqSocketOptions
{
    /// <summary>Whether the socket uses IPv4 only: the opposite of <see cref="IPv6"/>. Default true (ZMQ_IPV4ONLY, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, tcp only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Use IPv6, the opposite.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IPv4Only
    {
        get => GetBool(ZmqSocketOption.IPv4Only);
        set => SetBool(ZmqSocketOption.IPv4Only, value);
    }

    /// <summary>
    /// Lets peers of a network connect. As soon as there is one filter, nobody else may. Default: anybody (ZMQ_TCP_ACCEPT_FILTER, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">A network in CIDR notation, for instance "192.168.0.0/16".</param>
    /// <remarks>All types of sockets, tcp only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="value"/> is not 1 to 255 bytes in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">libzmq does not understand <paramref name="value"/>, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddTcpAcceptFilter(string value) =>
        SetText(ZmqSocketOption.TcpAcceptFilter, value, 1, 255);

    /// <summary>Takes back the filters made by <see cref="AddTcpAcceptFilter"/> (ZMQ_TCP_ACCEPT_FILTER, zmq_setsockopt(3)).</summary>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ClearTcpAcceptFilters() => Clear(ZmqSocketOption.TcpAcceptFilter);

    /// <summary>
    /// Lets the process with this id connect. As soon as there is one filter, nobody else may. Default: anybody (ZMQ_IPC_FILTER_PID,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">The id.</param>
    /// <remarks>All types of sockets, ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    /// <exception cref="ZmqException">The system does not tell who connects, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddIpcFilterProcessId(int value) => AddFilter(ZmqSocketOption.IpcFilterProcessId, value);

    /// <summary>Takes back the filters made by <see cref="AddIpcFilterProcessId"/> (ZMQ_IPC_FILTER_PID, zmq_setsockopt(3)).</summary>
    /// <exception cref="ZmqException">The system does not tell who connects, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ClearIpcFilterProcessIds() => Clear(ZmqSocketOption.IpcFilterProcessId);

    /// <summary>
    /// Lets processes of the user with this id connect. As soon as there is one filter, nobody else may. Default: anybody (ZMQ_IPC_FILTER_UID,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">The id.</param>
    /// <remarks>All types of sockets, ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    /// <exception cref="ZmqException">The system does not tell who connects, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddIpcFilterUserId(int value) => AddFilter(ZmqSocketOption.IpcFilterUserId, value);

    /// <summary>Takes back the filters made by <see cref="AddIpcFilterUserId"/> (ZMQ_IPC_FILTER_UID, zmq_setsockopt(3)).</summary>
    /// <exception cref="ZmqException">The system does not tell who connects, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ClearIpcFilterUserIds() => Clear(ZmqSocketOption.IpcFilterUserId);

    /// <summary>
    /// Lets processes of the group with this id connect. As soon as there is one filter, nobody else may. Default: anybody (ZMQ_IPC_FILTER_GID,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">The id.</param>
    /// <remarks>All types of sockets, ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    /// <exception cref="ZmqException">The system does not tell who connects, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddIpcFilterGroupId(int value) => AddFilter(ZmqSocketOption.IpcFilterGroupId, value);

    /// <summary>Takes back the filters made by <see cref="AddIpcFilterGroupId"/> (ZMQ_IPC_FILTER_GID, zmq_setsockopt(3)).</summary>
    /// <exception cref="ZmqException">The system does not tell who connects, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Obsolete("Authenticate with a ZAP handler.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ClearIpcFilterGroupIds() => Clear(ZmqSocketOption.IpcFilterGroupId);
}
