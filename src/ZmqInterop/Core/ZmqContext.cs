using System;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// The container of all sockets that talk to each other over inproc, with the threads that do their input and output (zmq_ctx_new(3)). One per process
/// is usual. Any thread may call any member at any time.
/// </summary>
/// <remarks>
/// A context that is forgotten together with its sockets is finalized; one that is forgotten while somebody holds a socket lives on until that is closed.
/// </remarks>
public sealed partial class ZmqContext : IDisposable, IAsyncDisposable
{
    /// <summary>How long <see cref="Dispose"/> waits at most unless <see cref="ShutdownTimeout"/> says otherwise: 5 seconds.</summary>
    public static readonly TimeSpan DefaultShutdownTimeout = TimeSpan.FromSeconds(5);

    // Closing and terminating itself, after the lingering has ended.
    private const int TerminationGraceMilliseconds = 1000;

    private static readonly Lock s_sharedLock = new();
    private static ZmqContext? s_shared;

    private readonly nint _context;
    private readonly bool _terminates;
    private readonly SocketRegistry _registry = new();
    private int _shutdownTimeout = Deadline.ToMilliseconds(DefaultShutdownTimeout, nameof(DefaultShutdownTimeout));
    private int _disposed;
    private volatile bool _socketsCreated;

    /// <summary>Makes a context (zmq_ctx_new(3)).</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    /// <exception cref="ZmqException">The system has no more descriptors or memory.</exception>
    public ZmqContext()
    {
        ZmqLibrary.EnsureLoaded();
        _context = LibZmq.zmq_ctx_new();
        if (_context == 0)
        {
            throw ZmqException.Create(LibZmq.zmq_errno(), nameof(LibZmq.zmq_ctx_new));
        }

        _terminates = true;
        Handle = new ZmqContextHandle(_context, terminates: true, _registry);
        Handle.SetOwner(this);
    }

    private ZmqContext(nint context, bool ownsHandle)
    {
        _context = context;
        IsForeign = true;
        _terminates = ownsHandle;
        _socketsCreated = true;
        Handle = new ZmqContextHandle(context, ownsHandle, _registry);
        Handle.SetOwner(this);
    }

    /// <summary>
    /// A context for the whole process, made when it is first asked for. It need not be disposed of: at the end of the process it waits for messages of
    /// closed sockets, no longer than <see cref="ShutdownTimeout"/>. After it was disposed of all the same, the next use makes a new one.
    /// </summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static ZmqContext Shared
    {
        get
        {
            ZmqContext? shared = Volatile.Read(ref s_shared);
            return shared is { IsDisposed: false } ? shared : CreateShared();
        }
    }

    /// <summary>The native context, for calls that this library does not make.</summary>
    public ZmqContextHandle Handle { get; }

    /// <summary>Whether the context was disposed of.</summary>
    public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>The number of sockets that are open.</summary>
    public int SocketCount => _registry.Count;

    /// <summary>
    /// How long <see cref="Dispose"/> may take for messages that are still to be sent: it limits the linger period of open sockets, and the wait for
    /// sockets that were closed before. <see cref="Timeout.InfiniteTimeSpan"/> waits for ever, as libzmq does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative and not infinite, or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public TimeSpan ShutdownTimeout
    {
        get => _shutdownTimeout == Deadline.Infinite ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(_shutdownTimeout);
        set => _shutdownTimeout = Deadline.ToMilliseconds(value, nameof(value));
    }

    /// <summary>Makes a socket (zmq_socket(3)).</summary>
    /// <param name="type">Its messaging pattern.</param>
    /// <returns>The socket, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is not a known type.</exception>
    /// <exception cref="NotSupportedException"><paramref name="type"/> is a draft and the loaded libzmq was built without drafts.</exception>
    /// <exception cref="ZmqException">
    /// The context has <see cref="MaxSockets"/> sockets (<see cref="ZmqError.TooManyOpenFiles"/>), or the process no more descriptors (the same) or threads
    /// (<see cref="ZmqError.WouldBlock"/>). Nothing remains of the attempt; it can be repeated.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public ZmqSocket CreateSocket(ZmqSocketType type)
    {
        if (!ZmqSocketTypes.IsKnown(type))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "This is not a type of socket.");
        }

        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ZmqSocket socket = new(this, type, OpenSocket(type));
        ApplyDefaults(socket);
        if (IsDisposed)
        {
            // Disposing of the context may have looked for sockets just before this one was there.
            socket.Dispose();
            ObjectDisposedException.ThrowIf(true, this);
        }

        return socket;
    }

    /// <summary>
    /// Closes all sockets and terminates the context (zmq_ctx_shutdown(3), zmq_ctx_term(3)). Calls that wait in other threads end with an
    /// <see cref="ObjectDisposedException"/> or a <see cref="ZmqException"/> (<see cref="ZmqError.ContextTerminated"/>). Waits until the messages of
    /// closed sockets are sent, no longer than <see cref="ShutdownTimeout"/>; after that the rest goes on in the background until the process ends.
    /// </summary>
    public void Dispose()
    {
        int limit = Shutdown();
        _ = Handle.Terminated.Wait(limit);
    }

    /// <summary>As <see cref="Dispose"/>, without a thread that waits.</summary>
    /// <returns>Over when the context has terminated, or the time is up.</returns>
    public async ValueTask DisposeAsync()
    {
        int limit = Shutdown();
        await Handle.Terminated.WaitAsync(TimeSpan.FromMilliseconds(limit)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The state of the context, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqContext (2 sockets)</c>.</returns>
    public override string ToString() => IsDisposed ? $"{nameof(ZmqContext)} (disposed)" : $"{nameof(ZmqContext)} ({SocketCount} sockets)";

    /// <summary>Whether other code has made the native context, and may have sockets in it that are not known here.</summary>
    internal bool IsForeign { get; }

    /// <summary>The socket that is bound to an inproc name; null when none of those made here is.</summary>
    internal ZmqSocket? FindBound(string endpoint) => _registry.FindBound(endpoint);

    /// <summary>Whether a socket of another context is bound to an inproc name.</summary>
    internal bool IsBoundElsewhere(string endpoint) => LiveCounts.IsBoundElsewhere(_registry, endpoint);

    /// <summary>Opens a native socket that holds a reference on the context.</summary>
    private ZmqSocketHandle OpenSocket(ZmqSocketType type)
    {
        ZmqDraft.ThrowIfMissing(type);
        ZmqSocketHandle handle = new(Handle, _registry);
        bool referenced = false;
        try
        {
            Handle.DangerousAddRef(ref referenced);
            nint socket = OpenNativeSocket(type, out int error);
            if (socket == 0)
            {
                ObjectDisposedException.ThrowIf(error == Errno.ETERM, this);
                throw ZmqException.Create(error, nameof(LibZmq.zmq_socket), ZmqSocketTypes.NativeName(type), ZmqAdvice.ForNewSocket(error));
            }

            // From here on the reference is the handle's to give back.
            handle.Own(socket);
            referenced = false;
            return handle;
        }
        finally
        {
            if (referenced)
            {
                Handle.DangerousRelease();
            }
        }
    }

    private nint OpenNativeSocket(ZmqSocketType type, out int error)
    {
        if (!_socketsCreated)
        {
            // libzmq starts its threads with the first socket. What they are to be may not change after it was tried out.
            lock (_startLock)
            {
                _scheduling.ThrowIfRefused();
                _socketsCreated = true;
            }
        }

        nint socket = LibZmq.zmq_socket(_context, (int)type);
        error = socket == 0 ? LibZmq.zmq_errno() : 0;
        return socket;
    }

    /// <summary>Closes the sockets and begins to terminate. Returns how many milliseconds the rest may take, -1 for no limit.</summary>
    private int Shutdown()
    {
        int timeout = _shutdownTimeout;
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            foreach (ZmqSocket socket in _registry.ToList())
            {
                socket.LimitLinger(timeout);
            }

            if (_terminates)
            {
                _ = LibZmq.zmq_ctx_shutdown(_context);
            }

            foreach (ZmqSocket socket in _registry.ToList())
            {
                socket.Dispose();
            }

            Handle.ReleaseOwner();
        }

        return timeout == Deadline.Infinite ? Deadline.Infinite : (int)Math.Min((long)timeout + TerminationGraceMilliseconds, int.MaxValue);
    }

    private static ZmqContext CreateShared()
    {
        lock (s_sharedLock)
        {
            if (s_shared is { IsDisposed: false })
            {
                return s_shared;
            }

            if (s_shared is null)
            {
                AppDomain.CurrentDomain.ProcessExit += FlushShared;
                if (AssemblyLoadContext.GetLoadContext(typeof(ZmqContext).Assembly) is { IsCollectible: true } plugin)
                {
                    // Unloading is its end of the process. The handler would keep it from being unloaded.
                    plugin.Unloading += static _ =>
                    {
                        AppDomain.CurrentDomain.ProcessExit -= FlushShared;
                        FlushShared(null, EventArgs.Empty);
                    };
                }
            }

            ZmqContext shared = new();
            Volatile.Write(ref s_shared, shared);
            return shared;
        }
    }

    /// <summary>
    /// What closed sockets have still to send is sent. Where sockets are open other threads may be using them; to take the context away from them now
    /// would turn a clean end of the process into unhandled exceptions.
    /// </summary>
    private static void FlushShared(object? sender, EventArgs arguments)
    {
        if (s_shared is { SocketCount: 0 } shared)
        {
            shared.Dispose();
        }
    }
}
