using System;
using System.Threading;

namespace ZmqInterop;

/// <summary>A socket's place at the watcher.</summary>
internal sealed class Watch(nint descriptor, ZmqSocket owner) : IThreadPoolWorkItem
{
    private readonly WeakReference<ZmqSocket> _owner = new(owner);
    private ZmqSocket? _socket;
    private int _queued;
    private int _missed;

    // Inside the socket's gate.
    private bool _isPaused;

    public nint Descriptor { get; } = descriptor;

    /// <summary>The watcher's own number for this place.</summary>
    public int Slot { get; set; }

    /// <summary>Counts the sockets that had this number, so that an event of an earlier one is not taken for one of this.</summary>
    public uint Generation { get; set; }

    /// <summary>The socket, while calls wait on it; what keeps it alive. Written inside the socket's gate.</summary>
    public ZmqSocket? Socket
    {
        get => Volatile.Read(ref _socket);
        set => Volatile.Write(ref _socket, value);
    }

    /// <summary>After a signal on the descriptor: has the pool look at the socket, unless it is about to anyway.</summary>
    public void Signal()
    {
        if (TryQueue())
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>After a signal on the descriptor: whether the caller has to queue this. Whoever takes it from there calls <see cref="LeaveQueue"/>.</summary>
    public bool TryQueue() => !IsMissed() && Interlocked.Exchange(ref _queued, 1) == 0;

    /// <summary>Before <see cref="Serve"/>, so that a signal from here on queues again.</summary>
    public void LeaveQueue() => Interlocked.Exchange(ref _queued, 0);

    /// <summary>
    /// Whether no call waits, so that the signal is passed over. It may be meant for one that has just found nothing and is being added, which asks for it
    /// in <see cref="TakeMissed"/>: each side writes first and reads then, with a fence between.
    /// </summary>
    public bool IsMissed()
    {
        if (Socket is not null)
        {
            return false;
        }

        Interlocked.Exchange(ref _missed, 1);
        return Socket is null;
    }

    /// <summary>After <see cref="Socket"/> was set: whether a signal was passed over before.</summary>
    public bool TakeMissed() => Interlocked.Exchange(ref _missed, 0) != 0;

    /// <summary>Inside the gate, while no call waits for the watcher: it does not look at the descriptor any more, where it would be woken in vain.</summary>
    public void Pause()
    {
        if (!_isPaused && Socket is null)
        {
            _isPaused = true;
            Watcher.Pause(this);
        }
    }

    /// <summary>Inside the gate: the watcher looks again, also at what is readable already.</summary>
    public void Resume()
    {
        if (_isPaused)
        {
            _isPaused = false;
            Watcher.Resume(this);
        }
    }

    /// <summary>On the calling thread, which then also runs a continuation.</summary>
    public void Serve() => Socket?.ServeAsyncCalls();

    /// <summary>
    /// On the watcher's thread: completes calls, leaving their continuations to the pool, and makes the descriptor unreadable in any case. False when that is
    /// not possible any more: who goes on watching the descriptor gets no rest.
    /// </summary>
    public bool ServeAndQueue() => _owner.TryGetTarget(out ZmqSocket? socket) && socket.ServeFromWatcher();

    void IThreadPoolWorkItem.Execute()
    {
        LeaveQueue();
        Serve();
    }
}
