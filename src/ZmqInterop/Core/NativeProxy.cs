using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>libzmq's own proxy, controlled through a PAIR that is not handed out: libzmq aborts the process when it gets a command that it does not know.</summary>
internal sealed class NativeProxy : ISocketBorrower, IDisposable
{
    private readonly ProxySockets _sockets;
    private readonly ZmqSocket _control;
    private readonly ZmqSocket _commands;
    private volatile bool _socketDisposed;

    public NativeProxy(ProxySockets sockets)
    {
        _sockets = sockets;
        ZmqContext context = sockets[0].Context;
        _control = context.CreateSocket(ZmqSocketType.Pair);
        _commands = context.CreateSocket(ZmqSocketType.Pair);
        string endpoint = $"inproc://zmqinterop.proxy.{Guid.NewGuid():N}";
        try
        {
            _control.Bind(endpoint);
            _commands.Connect(endpoint);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Does not wait.</summary>
    public void Stop()
    {
        try
        {
            _ = _commands.TrySend("TERMINATE"u8);
        }
        catch (ObjectDisposedException)
        {
            // The context ends the proxy, or it has ended.
        }
        catch (ZmqException exception) when (exception.Error == ZmqError.ContextTerminated)
        {
        }
    }

    void ISocketBorrower.OnSocketDisposed()
    {
        _socketDisposed = true;
        Stop();
    }

    public Exception? Run()
    {
        _sockets.Borrow(this, out FrameList? forFrontend, out FrameList? forBackend);
        bool lent = false;
        try
        {
            _ = _control.Lend(this);
            lent = true;
            int error = Run(_sockets[0], _sockets[1], _sockets.Capture, _control);
            return _socketDisposed ? _sockets.DisposedFailure() : error == 0 ? null : Failure(error);
        }
        catch (EntryPointNotFoundException)
        {
            return Failure(Errno.ENOTSUP);
        }
        finally
        {
            if (lent)
            {
                _control.TakeBack(null);
            }

            _sockets.GiveBack(forFrontend, forBackend);
        }
    }

    public void Dispose()
    {
        _control.Dispose();
        _commands.Dispose();
    }

    private static int Run(ZmqSocket frontend, ZmqSocket backend, ZmqSocket? capture, ZmqSocket control)
    {
        int error;
        do
        {
            // A signal ends it.
            error = NativeCall.Error(LibZmq.zmq_proxy_steerable(Native(frontend), Native(backend), capture is null ? 0 : Native(capture), Native(control)));
        }
        while (error == Errno.EINTR);

        return error;
    }

    private static nint Native(ZmqSocket socket) => socket.Handle.DangerousGetHandle();

    private Exception Failure(int error) => error == Errno.ENOTSUP
        ? new NotSupportedException($"The loaded libzmq {Zmq.Version} ({Zmq.LibraryPath}) does not have {nameof(LibZmq.zmq_proxy_steerable)}. {nameof(ZmqProxy)}.{nameof(ZmqProxy.Run)} does without.")
        : _sockets[0].AsyncFailure(error, nameof(LibZmq.zmq_proxy_steerable));
}
