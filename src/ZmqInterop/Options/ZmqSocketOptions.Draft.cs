using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

// Draft options. Some of them work in a libzmq without the draft API as well; each says when it does not.
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// Whether <see cref="ZapDomain"/> has its strict meaning: with a domain, connections are refused when there is no ZAP handler; without one,
    /// CURVE connections are let in without asking. Default false (ZMQ_ZAP_ENFORCE_DOMAIN, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="InvalidOperationException">
    /// The socket would be a server of PLAIN that enforces a domain and has none: libzmq ends the process when a client connects to such a socket.
    /// Set <see cref="ZapDomain"/> first.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public bool ZapEnforceDomain
    {
        get => GetBool(ZmqSocketOption.ZapEnforceDomain);
        set
        {
            ThrowIfDomainMissing(value && PlainServer);
            SetBool(ZmqSocketOption.ZapEnforceDomain, value);
        }
    }

    /// <summary>Whether connections within the machine bypass the network stack. Default false (ZMQ_LOOPBACK_FASTPATH, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, tcp, Windows only; elsewhere without effect. Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public bool LoopbackFastPath
    {
        get => GetBool(ZmqSocketOption.LoopbackFastPath);
        set => SetBool(ZmqSocketOption.LoopbackFastPath, value);
    }

    /// <summary>
    /// Adds a property that each peer finds with the messages of this socket. A name that was added before keeps its first value. Default none
    /// (ZMQ_METADATA, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="name">Begins with "X-", goes on with at least one character, has no colon, and is at most 255 bytes in UTF-8.</param>
    /// <param name="value">At least one character.</param>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> or <paramref name="value"/> is not of that form, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void AddMetadata(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        AddMetadataProperty(name, value);
    }

    /// <summary>
    /// Whether multicast packets come back to sockets on the machine that sends them. Default true (ZMQ_MULTICAST_LOOP, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>RADIO, udp only; the others ignore it. Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public bool MulticastLoop
    {
        get => GetBool(ZmqSocketOption.MulticastLoop);
        set => SetBool(ZmqSocketOption.MulticastLoop, value);
    }

    /// <summary>
    /// When the socket receives an empty message, behind the routing id, to say that a peer has come or gone. Default
    /// <see cref="ZmqRouterNotifications.None"/> (ZMQ_ROUTER_NOTIFY, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>ROUTER, tcp and ipc only; the others read as none. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to more than the defined flags. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without its draft API (<see cref="Zmq.Has"/> "draft").</exception>
    /// <exception cref="ZmqException">Set on a socket that is not a ROUTER or REP, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public ZmqRouterNotifications RouterNotify
    {
        get => (ZmqRouterNotifications)GetInt32(ZmqSocketOption.RouterNotify);
        set => SetInt(ZmqSocketOption.RouterNotify, (int)value, 0, 3);
    }

    /// <summary>
    /// Sets the same as <see cref="SetXPubManual"/>, and in addition whether the next message goes to the last subscriber only, which is what a
    /// last-value cache wants to send. Default false (ZMQ_XPUB_MANUAL_LAST_VALUE, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True for manual, false for automatic.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="ZmqException">The socket is not an XPUB or PUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetXPubManualLastValue(bool value) => SetBool(ZmqSocketOption.XPubManualLastValue, value);

    /// <summary>
    /// The user name for <see cref="SocksProxy"/>; null or empty for no authentication. Default empty (ZMQ_SOCKS_USERNAME, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 0 to 255 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    [AllowNull]
    public string SocksUserName
    {
        get => GetString(ZmqSocketOption.SocksUserName);
        set => SetString(ZmqSocketOption.SocksUserName, value, 0, 255);
    }

    /// <summary>The password for <see cref="SocksProxy"/>; null or empty for none. Default empty (ZMQ_SOCKS_PASSWORD, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, tcp only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 0 to 255 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    [AllowNull]
    public string SocksPassword
    {
        get => GetString(ZmqSocketOption.SocksPassword);
        set => SetString(ZmqSocketOption.SocksPassword, value, 0, 255);
    }

    /// <summary>
    /// The bytes that one system call receives at most. Hardly ever worth changing. Default 8192 (ZMQ_IN_BATCH_SIZE, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp and ipc only. Concerns connections made after it is set. libzmq takes 1 to 8 as well, and then writes outside its
    /// memory.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 9. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without its draft API (<see cref="Zmq.Has"/> "draft").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int InBatchSize
    {
        get => GetInt32(ZmqSocketOption.InBatchSize);
        set => SetInt(ZmqSocketOption.InBatchSize, value, 9, int.MaxValue);
    }

    /// <summary>
    /// The bytes that one system call sends at most. Hardly ever worth changing. Default 8192 (ZMQ_OUT_BATCH_SIZE, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without its draft API (<see cref="Zmq.Has"/> "draft").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int OutBatchSize
    {
        get => GetInt32(ZmqSocketOption.OutBatchSize);
        set => SetInt(ZmqSocketOption.OutBatchSize, value, 1, int.MaxValue);
    }

    /// <summary>
    /// Sets whether only the first frame of a message can be a subscription; the others are data, whatever they begin with. Default false
    /// (ZMQ_ONLY_FIRST_SUBSCRIBE, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True for the first frame only.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="ZmqException">The socket is not an XPUB, PUB or XSUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetOnlyFirstSubscribe(bool value) => SetBool(ZmqSocketOption.OnlyFirstSubscribe, value);

    /// <summary>
    /// When the socket gives up connecting again. Default <see cref="ZmqReconnectStop.None"/> (ZMQ_RECONNECT_STOP, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp and ipc only. Concerns connections made after it is set. The number of
    /// <see cref="ZmqReconnectStop.AfterDisconnect"/> has changed in 4.3.5; this library uses that of the libzmq it has loaded. Up to 4.3.4 it is the
    /// sum of the other two, so that reading those back yields all three, and either of them stops after a disconnect as well.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to more than the defined flags. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public ZmqReconnectStop ReconnectStop
    {
        get => ReconnectStopValues.FromNative(GetInt32(ZmqSocketOption.ReconnectStop));
        set => Set(ZmqSocketOption.ReconnectStop, ReconnectStopValues.ToNative(value));
    }

    /// <summary>Sets the message that is sent first on each new connection, by itself. Default none (ZMQ_HELLO_MSG, zmq_setsockopt(3)).</summary>
    /// <param name="value">One frame; empty for none.</param>
    /// <remarks>DEALER, ROUTER, CLIENT, SERVER and PEER; the others ignore it. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without its draft API (<see cref="Zmq.Has"/> "draft").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetHelloMessage(ReadOnlySpan<byte> value) =>
        SetBytes(ZmqSocketOption.HelloMessage, value, 0, int.MaxValue);

    /// <summary>
    /// Sets the message that this socket receives, as if from the peer, when a connection that it has accepted ends. Default none
    /// (ZMQ_DISCONNECT_MSG, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">One frame; empty for none.</param>
    /// <remarks>ROUTER, SERVER and PEER; the others ignore it. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without its draft API (<see cref="Zmq.Has"/> "draft").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetDisconnectMessage(ReadOnlySpan<byte> value) =>
        SetBytes(ZmqSocketOption.DisconnectMessage, value, 0, int.MaxValue);

    /// <summary>The priority of the packets of each connection (SO_PRIORITY). Default 0 (ZMQ_PRIORITY, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, tcp, Linux only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// Set to more than 6 without the capability CAP_NET_ADMIN; libzmq would end the process at the next connection.
    /// </exception>
    /// <exception cref="NotSupportedException">libzmq was built without its draft API (<see cref="Zmq.Has"/> "draft").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int Priority
    {
        get => GetInt32(ZmqSocketOption.Priority);
        set
        {
            ThrowIfPriorityNotPermitted(value);
            SetInt(ZmqSocketOption.Priority, value, 0, int.MaxValue);
        }
    }
}
