using System;
using ZmqInterop.Native;

namespace ZmqInterop;

// A proxy makes its native calls on the sockets without their gates. While it does, nobody else may: the socket is lent. The borrower counts as one of those
// who look at the socket outside the gate, so that disposing of the socket leaves closing it to the moment when it is given back.
public sealed partial class ZmqSocket
{
    private ISocketBorrower? _borrower;

    /// <summary>Lends the socket. Returns a message that an earlier borrower could not deliver, to be sent first.</summary>
    /// <exception cref="InvalidOperationException">The socket is lent already, is in the middle of a message, or calls or pollers wait on it.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    internal FrameList? Lend(ISocketBorrower borrower)
    {
        EnterOpen();
        HeldMessage? held = _waiters.Head as HeldMessage;
        if (held is { Next: null })
        {
            _waiters.Remove(held);
        }

        if (!_waiters.IsEmpty || _sleepers > 0)
        {
            _gate.Exit();
            throw new InvalidOperationException($"Calls or pollers wait on this {TypeName} socket. A proxy needs it for itself: end them first.");
        }

        if (InMessage() is { } part)
        {
            _gate.Exit();
            throw new InvalidOperationException($"This {TypeName} socket is in the middle of a message, which the proxy would mix with its own: {part} first.");
        }

        _borrower = borrower;
        _state = SocketState.Lent;
        _sleepers++;
        Watch? watch = _watch;
        _watch = null;
        _gate.Exit();
        if (watch is not null)
        {
            // Outside the gate, which the watcher may be waiting for.
            Handle.EndWatch(watch);
        }

        return held?.Frames;
    }

    /// <summary>Takes the socket back. It is closed now if it was disposed of meanwhile.</summary>
    /// <param name="undelivered">A message that is sent as soon as a peer has room, before all others; leased for sending. Or null.</param>
    internal void TakeBack(FrameList? undelivered)
    {
        _gate.Enter();
        _borrower = null;
        if (_state == SocketState.Lent)
        {
            _state = SocketState.Open;
            if (undelivered is not null)
            {
                SendLater(undelivered);
                undelivered = null;
            }
        }

        ExitAfterSleep();
        if (undelivered is not null)
        {
            undelivered.EndSending(whole: false);
            undelivered.Dispose();
        }
    }

    /// <summary>Inside the gate: what has to be done to be between two messages; null when there is nothing.</summary>
    private unsafe string? InMessage()
    {
        int more;
        return _sendProgress != SendProgress.BetweenMessages ? "send its last frame"
            : Read(ZmqConstants.ZMQ_RCVMORE, new Span<byte>(&more, sizeof(int)), out _) == 0 && more != 0 ? "receive its last frame"
            : null;
    }

    /// <summary>Inside the gate.</summary>
    private void SendLater(FrameList frames)
    {
        HeldMessage held = new(this, frames);
        try
        {
            _watch ??= Handle.Watch(_descriptor, this);
        }
        catch (ZmqException)
        {
            // The process has no more descriptors. It is sent by whoever next makes a call on the socket.
            held.IsWatched = false;
        }

        _waiters.Add(held);
        _ = _watch?.TakeMissed();

        // The borrower has used up all signals.
        Serve();
    }

    private InvalidOperationException Lent() =>
        new($"This {TypeName} socket is used by a proxy. Stop the proxy to use the socket, or send and receive through the proxy's other sockets.");
}
