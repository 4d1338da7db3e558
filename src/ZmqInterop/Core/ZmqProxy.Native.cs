using System;
using System.Threading;

namespace ZmqInterop;

public sealed partial class ZmqProxy
{
    /// <summary>
    /// Forwards with libzmq's own loop on the calling thread, until <paramref name="cancellationToken"/> is canceled (zmq_proxy_steerable(3)). For comparison;
    /// <see cref="Run(ZmqSocket, ZmqSocket, ZmqSocket?, CancellationToken)"/> does the same. libzmq's loop does not see that it is to end while a peer
    /// is full, and sends what ends it, the message TERMINATE, to <paramref name="capture"/> too.
    /// </summary>
    /// <param name="frontend">One of the sockets, usually the one for clients or publishers.</param>
    /// <param name="backend">The other one, usually for workers or subscribers.</param>
    /// <param name="capture">Gets a copy of each message: a PUB, PUSH, DEALER or PAIR.</param>
    /// <param name="cancellationToken">Ends the proxy.</param>
    /// <exception cref="ArgumentNullException">There is no frontend or no backend.</exception>
    /// <exception cref="ArgumentException">The sockets are of types that do not go together, the same, or of different contexts.</exception>
    /// <exception cref="InvalidOperationException">A proxy uses one of the sockets, calls or pollers wait on it, or it is in the middle of a message.</exception>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the function.</exception>
    /// <exception cref="ZmqException">The context was shut down, or libzmq refused to send or receive.</exception>
    /// <exception cref="ObjectDisposedException">One of the sockets is disposed of, possibly while the proxy ran.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled. The sockets can be used again.</exception>
    public static void RunNative(ZmqSocket frontend, ZmqSocket backend, ZmqSocket? capture = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ProxySockets sockets = new(frontend, backend, capture);
        using NativeProxy proxy = new(sockets);
        Exception? failure;
        using (cancellationToken.UnsafeRegister(static proxy => ((NativeProxy)proxy!).Stop(), proxy))
        {
            failure = proxy.Run();
        }

        if (failure is not null)
        {
            throw failure;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
