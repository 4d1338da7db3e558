using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// One direction of a proxy: takes messages from a lent socket, frame by frame, and gives each first to the capture socket, then to the other one. Never
/// waits: a message that finds no room stays in hand.
/// </summary>
internal sealed unsafe class ProxyDirection : IDisposable
{
    // As in libzmq's own proxy (proxy_burst_size): then the other direction has its turn.
    private const int MessagesInTurn = 1000;

    private readonly nint _from;
    private readonly ZmqSocket _source;
    private readonly ProxyOutput _to;
    private readonly ProxyOutput? _capture;
    private readonly byte[]? _capturePrefix;
    private readonly bool _swapsRoutingIds;

    // Pinned, because libzmq keeps pointers into itself in them.
    private readonly zmq_msg_t[] _frames = GC.AllocateArray<zmq_msg_t>(3, pinned: true);
    private readonly zmq_msg_t* _copy;
    private zmq_msg_t* _frame;
    private zmq_msg_t* _next;

    // A message that the last proxy had in hand.
    private FrameList? _held;
    private long _heldSize;

    // The frame in hand, whether another one follows it, and which of those who are to get it have done so.
    private bool _hasFrame;
    private bool _hasNext;
    private bool _more;
    private bool _nextMore;
    private bool _inMessage;
    private bool _prefixCaptured;
    private bool _frameCaptured;
    private long _size;
    private long _messages;
    private long _bytes;

    public ProxyDirection(ZmqSocket from, ZmqSocket to, ZmqSocket? capture, byte[]? capturePrefix, bool swapsRoutingIds)
    {
        _source = from;
        _from = from.Handle.DangerousGetHandle();
        _to = new ProxyOutput(to);
        _capture = capture is null ? null : new ProxyOutput(capture);
        _capturePrefix = capturePrefix;
        _swapsRoutingIds = swapsRoutingIds;
        zmq_msg_t* frames = (zmq_msg_t*)Marshal.UnsafeAddrOfPinnedArrayElement(_frames, 0);
        _frame = frames;
        _next = frames + 1;
        _copy = frames + 2;
        for (int i = 0; i < _frames.Length; i++)
        {
            _ = LibZmq.zmq_msg_init(frames + i);
        }
    }

    public ZmqSocket From => _source;

    public ZmqSocket To => _to.Socket;

    /// <summary>Messages forwarded. For any thread.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Their size. For any thread.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Why the last <see cref="Forward"/> could not go on at all: an error number, 0 for none.</summary>
    public int Error { get; private set; }

    /// <summary>The C function that failed.</summary>
    public string FailedOperation { get; private set; } = string.Empty;

    /// <summary>The socket on which it failed.</summary>
    public ZmqSocket FailedSocket { get; private set; } = null!;

    /// <summary>Whether the last <see cref="Forward"/> moved anything.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Puts a message in hand, leased for sending.</summary>
    public void Hold(FrameList message)
    {
        _held = message;
        for (int i = 0; i < message.Count; i++)
        {
            _heldSize += (long)LibZmq.zmq_msg_size(message[i].LeasedMessage);
        }
    }

    /// <summary>
    /// Takes the message in hand out, as a whole and leased for sending. Its copy for the capture socket is completed if it was begun, and given up otherwise.
    /// Not after an error.
    /// </summary>
    public FrameList? TakeHeld()
    {
        FrameList? held = _held;
        _held = null;
        if (held is not null || !_hasFrame)
        {
            return held;
        }

        held = new FrameList();
        _ = held.TryBegin();
        Take(held, _frame);
        if (_hasNext)
        {
            CompleteCopy(_next, _nextMore);
            Take(held, _next);
        }

        // The rest is there: libzmq hands out a message only when it is complete.
        bool more = _hasNext ? _nextMore : _more;
        while (more && Receive(_frame) == 0)
        {
            more = LibZmq.zmq_msg_more(_frame) != 0;
            CompleteCopy(_frame, more);
            Take(held, _frame);
        }

        _hasFrame = false;
        _hasNext = false;
        held.BeginSending();
        return held;
    }

    /// <summary>Forwards until it has to wait, or others have their turn, or a request of another thread is to be looked at.</summary>
    public ProxyNeed Forward(ProxyLoop loop)
    {
        HasMoved = false;
        Error = 0;
        for (int messages = 0; messages < MessagesInTurn;)
        {
            if (!_inMessage)
            {
                if (loop.HasRequest && !_hasFrame)
                {
                    break;
                }

                messages++;
            }

            ProxyNeed need = _held is null ? ForwardFrame() : ForwardHeld();
            if (need != ProxyNeed.Nothing || Error != 0)
            {
                return need;
            }
        }

        return ProxyNeed.Nothing;
    }

    public void Dispose()
    {
        _held?.EndSending(whole: false);
        _held?.Dispose();
        _held = null;
        _ = LibZmq.zmq_msg_close(_frame);
        _ = LibZmq.zmq_msg_close(_next);
        _ = LibZmq.zmq_msg_close(_copy);
    }

    private ProxyNeed ForwardHeld()
    {
        SendParts send = new(To, _held!);
        int result = NativeCall.Try(ref send, To.Handle.DangerousGetHandle(), out int error);
        if (error == Errno.EAGAIN)
        {
            return ProxyNeed.Output;
        }

        HasMoved = true;
        send.End(result);
        _held!.Dispose();
        _held = null;
        if (error == 0)
        {
            Count(_heldSize);
        }
        else
        {
            Fail(error, To, SendParts.Name);
        }

        return ProxyNeed.Nothing;
    }

    private ProxyNeed ForwardFrame()
    {
        if (!_hasFrame && !TryReceive())
        {
            return ProxyNeed.Input;
        }

        if (_capture is not null && !_frameCaptured && !TryCapture())
        {
            return ProxyNeed.Capture;
        }

        int error = _to.Send(_frame, _more);
        if (error != 0)
        {
            if (error == Errno.EAGAIN)
            {
                return ProxyNeed.Output;
            }

            Fail(error, To, nameof(LibZmq.zmq_msg_send));
            return ProxyNeed.Nothing;
        }

        HasMoved = true;
        FrameSent();
        return ProxyNeed.Nothing;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FrameSent()
    {
        _frameCaptured = false;
        _inMessage = _more;
        _hasFrame = false;
        if (_hasNext)
        {
            TakeNext();
        }
        else if (!_more)
        {
            _prefixCaptured = false;
            Count(_size);
            _size = 0;
        }
    }

    private bool TryReceive()
    {
        int error = Receive(_frame);
        if (error != 0)
        {
            if (error != Errno.EAGAIN)
            {
                Fail(error, _source, nameof(LibZmq.zmq_msg_recv));
            }

            return false;
        }

        _hasFrame = true;
        _more = LibZmq.zmq_msg_more(_frame) != 0;
        _size += (long)LibZmq.zmq_msg_size(_frame);
        if (_swapsRoutingIds && !_inMessage && _more && Receive(_next) == 0)
        {
            // The second frame goes first. Whether the message goes on is known by the second only, so that the first is followed by that in turn.
            _hasNext = true;
            _nextMore = LibZmq.zmq_msg_more(_next) != 0;
            _size += (long)LibZmq.zmq_msg_size(_next);
            SwapFrames();
        }

        return true;
    }

    /// <summary>The first of two swapped frames has its turn.</summary>
    private void TakeNext()
    {
        SwapFrames();
        _hasNext = false;
        _hasFrame = true;
        _more = _nextMore;
    }

    private void SwapFrames()
    {
        zmq_msg_t* frame = _frame;
        _frame = _next;
        _next = frame;
    }

    private int Receive(zmq_msg_t* frame)
    {
        int error;
        do
        {
            error = NativeCall.Error(LibZmq.zmq_msg_recv(frame, _from, ZmqConstants.ZMQ_DONTWAIT));
        }
        while (error == Errno.EINTR);

        return error;
    }

    private bool TryCapture()
    {
        if (!_prefixCaptured && _capturePrefix is { } prefix)
        {
            if (LibZmq.zmq_msg_init_size(_copy, (nuint)prefix.Length) == 0)
            {
                prefix.CopyTo(new Span<byte>(LibZmq.zmq_msg_data(_copy), prefix.Length));
            }

            if (!TrySendCopy(more: true))
            {
                return false;
            }
        }

        _prefixCaptured = true;
        _ = LibZmq.zmq_msg_copy(_copy, _frame);
        _frameCaptured = TrySendCopy(_more);
        return _frameCaptured;
    }

    /// <summary>Gives a further frame to the capture socket, which has the first one and would take the next message for the rest of this one.</summary>
    private void CompleteCopy(zmq_msg_t* frame, bool more)
    {
        if (_frameCaptured)
        {
            _ = LibZmq.zmq_msg_copy(_copy, frame);
            _ = TrySendCopy(more);
        }
    }

    private bool TrySendCopy(bool more)
    {
        int error = _capture!.Send(_copy, more);
        if (error == 0)
        {
            return true;
        }

        ProxyOutput.Clear(_copy);
        if (error != Errno.EAGAIN)
        {
            Fail(error, _capture.Socket, nameof(LibZmq.zmq_msg_send));
        }

        return false;
    }

    private void Count(long size)
    {
        Volatile.Write(ref _messages, _messages + 1);
        Volatile.Write(ref _bytes, _bytes + size);
    }

    private void Fail(int error, ZmqSocket socket, string operation)
    {
        Error = error;
        FailedSocket = socket;
        FailedOperation = operation;
    }

    private static void Take(FrameList frames, zmq_msg_t* message)
    {
        ZmqFrame frame = frames.Spare();
        _ = LibZmq.zmq_msg_move(frame.Lease(), message);
        frame.ReleaseChanged();
        frames.Insert(frames.Count);
    }
}
