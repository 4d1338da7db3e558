using System.Runtime.InteropServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// The native socket of a <see cref="ZmqSocket"/>, for calls into libzmq that this library does not make. Such calls are not serialized with those of the
/// <see cref="ZmqSocket"/>: libzmq allows one thread at a time. Keep the handle from being closed with <see cref="SafeHandle.DangerousAddRef"/> or by
/// passing it to a P/Invoke function as a <see cref="SafeHandle"/>.
/// </summary>
public sealed class ZmqSocketHandle : SafeHandle
{
    private readonly ZmqContextHandle _context;
    private readonly SocketRegistry _registry;
    private ZmqSocket? _owner;

    internal ZmqSocketHandle(ZmqContextHandle context, SocketRegistry registry)
        : base(0, ownsHandle: true)
    {
        _context = context;
        _registry = registry;
    }

    /// <summary>Whether there is no native socket behind this handle.</summary>
    public override bool IsInvalid => handle == 0;

    /// <summary>Takes over a native socket, and a reference that the caller has added to the context's handle.</summary>
    internal void Own(nint socket) => SetHandle(socket);

    /// <summary>Makes disposing of the handle the same as disposing of its socket, and the socket known to its context.</summary>
    internal void SetOwner(ZmqSocket owner)
    {
        _registry.Add(handle, owner);
        _owner = owner;
    }

    /// <summary>Gives up the reference that the socket itself holds. The last reference closes the native socket.</summary>
    internal void ReleaseOwner()
    {
        _owner = null;
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
            base.Dispose(disposing);
        }
    }

    /// <summary>Closes the native socket (zmq_close(3)); what it has still to send goes on being sent for as long as its linger period allows.</summary>
    protected override bool ReleaseHandle()
    {
        // First, because the address may be given to the next socket as soon as this one is closed.
        _registry.Remove(handle);
        bool closed = LibZmq.zmq_close(handle) == 0;
        _context.DangerousRelease();
        return closed;
    }
}
