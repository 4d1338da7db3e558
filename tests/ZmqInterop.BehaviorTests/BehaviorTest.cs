using System;
using System.Collections.Concurrent;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests;

/// <summary>A context, and sockets that nothing is waited for when it is disposed of.</summary>
public abstract class BehaviorTest : IDisposable
{
    // A socket that a test has no more use for would be collected, and its connections would end.
    private readonly ConcurrentBag<ZmqSocket> _sockets = [];

    /// <summary>The transports that patterns work over in the same way.</summary>
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    /// <summary>The context of this test alone.</summary>
    protected ZmqContext Context { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A socket without linger, whose calls end with an exception in place of hanging.</summary>
    protected ZmqSocket Create(ZmqSocketType type)
    {
        ZmqSocket socket = Context.CreateSocket(type);
        _sockets.Add(socket);
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.SendTimeout = BackgroundCall.Limit;
        socket.Options.ReceiveTimeout = BackgroundCall.Limit;
        return socket;
    }

    /// <summary>Disposes of the context, and with it of the sockets that are still open.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Context.Dispose();
            _sockets.Clear();
        }
    }
}
