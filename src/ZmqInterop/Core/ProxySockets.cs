using System;
using System.Text;

namespace ZmqInterop;

/// <summary>The two or three sockets of a proxy: what goes with what, and that they are borrowed and given back together.</summary>
internal sealed class ProxySockets
{
    private readonly ZmqSocket _frontend;
    private readonly ZmqSocket _backend;
    private readonly byte[]? _forthPrefix;
    private readonly byte[]? _backPrefix;
    private readonly bool _swapsRoutingIds;

    /// <exception cref="ArgumentNullException">There is no frontend or no backend.</exception>
    /// <exception cref="ArgumentException">The sockets do not go together.</exception>
    public ProxySockets(ZmqSocket frontend, ZmqSocket backend, ZmqSocket? capture)
    {
        ArgumentNullException.ThrowIfNull(frontend);
        ArgumentNullException.ThrowIfNull(backend);
        _frontend = frontend;
        _backend = backend;
        Capture = capture;
        CheckTypes();
        CheckIdentities();
    }

    /// <summary>The sockets of a monitored queue.</summary>
    /// <param name="frontend">The frontend.</param>
    /// <param name="backend">The backend.</param>
    /// <param name="capture">What gets all messages, with a prefix.</param>
    /// <param name="forthPrefix">The frame before messages from the frontend.</param>
    /// <param name="backPrefix">The frame before messages from the backend.</param>
    public ProxySockets(ZmqSocket frontend, ZmqSocket backend, ZmqSocket capture, string forthPrefix, string backPrefix)
        : this(frontend, backend, capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(forthPrefix);
        ArgumentNullException.ThrowIfNull(backPrefix);
        _forthPrefix = Encoding.UTF8.GetBytes(forthPrefix);
        _backPrefix = Encoding.UTF8.GetBytes(backPrefix);
        _swapsRoutingIds = _frontend.Type == ZmqSocketType.Router && _backend.Type == ZmqSocketType.Router;
    }

    public ZmqSocket? Capture { get; }

    public int Count => Capture is null ? 2 : 3;

    public ZmqSocket this[int index] => index switch
    {
        0 => _frontend,
        1 => _backend,
        _ => Capture!,
    };

    /// <summary>Borrows all of them or none. Returns what an earlier proxy could not deliver.</summary>
    public void Borrow(ISocketBorrower borrower, out FrameList? forFrontend, out FrameList? forBackend)
    {
        forBackend = null;
        forFrontend = _frontend.Lend(borrower);
        int borrowed = 1;
        try
        {
            forBackend = _backend.Lend(borrower);
            borrowed++;
            _ = Capture?.Lend(borrower);
        }
        catch
        {
            _frontend.TakeBack(forFrontend);
            if (borrowed > 1)
            {
                _backend.TakeBack(forBackend);
            }

            throw;
        }
    }

    public void GiveBack(FrameList? forFrontend, FrameList? forBackend)
    {
        _frontend.TakeBack(forFrontend);
        _backend.TakeBack(forBackend);
        Capture?.TakeBack(null);
    }

    /// <summary>From the frontend to the backend; null when that is not possible.</summary>
    public ProxyDirection? Forth(FrameList? held) => Direction(_frontend, _backend, _forthPrefix, held);

    /// <summary>From the backend to the frontend; null when that is not possible.</summary>
    public ProxyDirection? Back(FrameList? held) => Direction(_backend, _frontend, _backPrefix, held);

    public ObjectDisposedException DisposedFailure() =>
        new(nameof(ZmqSocket), $"A socket of the proxy between {_frontend} and {_backend} was disposed of.");

    private ProxyDirection? Direction(ZmqSocket from, ZmqSocket to, byte[]? prefix, FrameList? held)
    {
        if (!CanForward(from.Type, to.Type))
        {
            return null;
        }

        ProxyDirection direction = new(from, to, Capture, prefix, _swapsRoutingIds);
        if (held is not null)
        {
            direction.Hold(held);
        }

        return direction;
    }

    private void CheckTypes()
    {
        for (int i = 0; i < Count; i++)
        {
            ZmqSocketType type = this[i].Type;
            if (type is ZmqSocketType.Req or ZmqSocketType.Rep)
            {
                throw new ArgumentException(
                    $"A {Name(type)} takes one message at a time and cannot be proxied. Use a ROUTER in place of a REP, a DEALER in place of a REQ.", Parameter(i));
            }

            if (!CanSend(type) && !CanReceive(type))
            {
                throw new ArgumentException($"A {Name(type)} socket cannot be proxied: it has no multipart messages.", Parameter(i));
            }
        }

        if (!CanForward(_frontend.Type, _backend.Type) && !CanForward(_backend.Type, _frontend.Type))
        {
            throw new ArgumentException(
                $"Nothing can flow between a {Name(_frontend.Type)} and a {Name(_backend.Type)}. Usual are ROUTER and DEALER, XSUB and XPUB, PULL and PUSH.", Parameter(1));
        }

        if (Capture is { } capture && !CanSend(capture.Type))
        {
            throw new ArgumentException($"A {Name(capture.Type)} cannot send what it is to capture. Use a PUB, PUSH, DEALER or PAIR.", Parameter(2));
        }
    }

    private void CheckIdentities()
    {
        for (int i = 1; i < Count; i++)
        {
            for (int earlier = 0; earlier < i; earlier++)
            {
                if (ReferenceEquals(this[i], this[earlier]))
                {
                    throw new ArgumentException($"The {Parameter(earlier)} and the {Parameter(i)} are the same socket.", Parameter(i));
                }
            }

            if (!ReferenceEquals(this[i].Context, _frontend.Context))
            {
                throw new ArgumentException($"The {Parameter(i)} belongs to another context than the {Parameter(0)}.", Parameter(i));
            }
        }
    }

    private static bool CanForward(ZmqSocketType from, ZmqSocketType to) => CanReceive(from) && CanSend(to);

    // XPUB and XSUB exchange subscriptions against the current of the messages.
    private static bool CanSend(ZmqSocketType type) => type is
        ZmqSocketType.Pair or ZmqSocketType.Pub or ZmqSocketType.Dealer or ZmqSocketType.Router or ZmqSocketType.Push or ZmqSocketType.XPub or
        ZmqSocketType.XSub or ZmqSocketType.Stream;

    private static bool CanReceive(ZmqSocketType type) => type is
        ZmqSocketType.Pair or ZmqSocketType.Sub or ZmqSocketType.Dealer or ZmqSocketType.Router or ZmqSocketType.Pull or ZmqSocketType.XPub or
        ZmqSocketType.XSub or ZmqSocketType.Stream;

    private static string Name(ZmqSocketType type) => ZmqSocketTypes.NativeName(type);

    private static string Parameter(int index) => index switch
    {
        0 => "frontend",
        1 => "backend",
        _ => "capture",
    };
}
