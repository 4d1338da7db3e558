using System.Runtime.InteropServices;
using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// The native socket of a <see cref="ZmqSocket"/>, for calls into libzmq that this library does not make. Such calls are not serialized with those of the
/// <see cref="ZmqSocket"/>: libzmq allows one thread at a time. Keep the handle from being closed with <see cref="SafeHandle.DangerousAddRef"/> or by
/// passing it to a P/Invoke function as a <see cref="SafeHandle"/>.
/// </summary>
public sealed unsafe class ZmqSocketHandle : SafeHandle
{
    private readonly ZmqContextHandle _context;
    private readonly SocketRegistry _registry;
    private ZmqSocket? _owner;
    private Watch? _watch;
    private ZmqSocketHandle? _monitorReceiver;
    private nint _draftPoller;
    private bool _closes;

    internal ZmqSocketHandle(ZmqContextHandle context, SocketRegistry registry)
        : base(0, ownsHandle: true)
    {
        _context = context;
        _registry = registry;
    }

    /// <summary>Whether there is no native socket behind this handle.</summary>
    public override bool IsInvalid => handle == 0;

    /// <summary>Whether other code has made the socket.</summary>
    internal bool IsForeign { get; private set; }

    /// <summary>Takes over a native socket, and a reference that the caller has added to the context's handle.</summary>
    internal void Own(nint socket, bool closes = true, bool isForeign = false)
    {
        _closes = closes;
        IsForeign = isForeign;
        LiveCounts.AddSocket();
        SetHandle(socket);
    }

    /// <summary>Makes disposing of the handle the same as disposing of its socket, and the socket known to its context.</summary>
    internal void SetOwner(ZmqSocket owner)
    {
        _registry.Add(handle, owner);
        _owner = owner;
    }

    /// <summary>Gives a thread-safe draft socket what it has in place of ZMQ_FD: a poller with this socket alone.</summary>
    internal nint OpenDraftPoller()
    {
        _draftPoller = LibZmq.zmq_poller_new();
        return _draftPoller != 0 && LibZmq.zmq_poller_add(_draftPoller, handle, null, ZmqConstants.ZMQ_POLLIN | ZmqConstants.ZMQ_POLLOUT) == 0
            ? _draftPoller
            : throw ZmqException.Create(LibZmq.zmq_errno(), nameof(LibZmq.zmq_poller_add));
    }

    /// <summary>Has the watcher look at the socket's descriptor until the socket is closed.</summary>
    internal Watch Watch(nint descriptor, ZmqSocket owner)
    {
        Watch watch = new(descriptor, owner);
        Watcher.Attach(watch);
        _watch = watch;
        return watch;
    }

    /// <summary>Ends what <see cref="Watch"/> began.</summary>
    internal void EndWatch(Watch watch)
    {
        _watch = null;
        Watcher.Detach(watch);
    }

    /// <summary>Whether libzmq sends the socket's events to somebody.</summary>
    internal bool IsMonitored => _monitorReceiver is not null;

    internal bool IsMonitoredBy(ZmqSocketHandle receiver) => ReferenceEquals(_monitorReceiver, receiver);

    /// <summary>
    /// libzmq sends events with a call that blocks when nobody is there to receive them, on its I/O thread and with a lock held: without a peer the whole
    /// context would stand still. Therefore the receiver is kept open until monitoring has stopped.
    /// </summary>
    internal void KeepMonitorReceiver(ZmqSocketHandle receiver)
    {
        bool referenced = false;
        receiver.DangerousAddRef(ref referenced);
        _monitorReceiver = receiver;
    }

    /// <summary>After monitoring has stopped.</summary>
    internal void ReleaseMonitorReceiver()
    {
        _monitorReceiver?.DangerousRelease();
        _monitorReceiver = null;
    }

    /// <summary>Gives up the reference that the socket itself holds. The last reference closes the native socket.</summary>
    internal void ReleaseOwner()
    {
        _owner = null;

        // Not only when the last reference goes: a descriptor that nobody serves any more stays readable.
        EndWatch();
        Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _owner is { } owner)
        {
            owner.Dispose();
        }
        else
        {
            if (!disposing && !IsInvalid)
            {
                LiveCounts.AddForgottenSocket();
            }

            base.Dispose(disposing);
        }
    }

    /// <summary>Closes the native socket (zmq_close(3)); what it has still to send goes on being sent for as long as its linger period allows.</summary>
    protected override bool ReleaseHandle()
    {
        // First, because the address may be given to the next socket as soon as this one is closed.
        _registry.Remove(handle);

        // Before the descriptor's number can belong to another file.
        EndWatch();
        if (_draftPoller != 0)
        {
            nint poller = _draftPoller;
            _ = LibZmq.zmq_poller_destroy(&poller);
        }

        if (_monitorReceiver is not null)
        {
            // A closed socket may live on, and send events, for as long as it lingers.
            _ = LibZmq.zmq_socket_monitor(handle, null, 0);
            ReleaseMonitorReceiver();
        }

        LiveCounts.RemoveSocket();
        bool closed = !_closes || LibZmq.zmq_close(handle) == 0;
        _context.DangerousRelease();
        return closed;
    }

    private void EndWatch()
    {
        if (Interlocked.Exchange(ref _watch, null) is { } watch)
        {
            Watcher.Detach(watch);
        }
    }
}
