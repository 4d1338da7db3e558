using System;
using System.Collections.Concurrent;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Scenarios;

/// <summary>What the tests of scenarios share: a context, sockets that do not wait for ever, a process with pyzmq.</summary>
public abstract class ScenarioTests(PeerFixture peers) : IClassFixture<PeerFixture>, IDisposable
{
    // A socket that a test has no more use for would be collected, and its connections would end.
    private readonly ConcurrentBag<ZmqSocket> _sockets = [];

    private protected const string AnyPort = "tcp://127.0.0.1:*";

    private protected ZmqContext Context { get; } = new();

    private protected PeerFixture Peers { get; } = peers;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected ZmqSocket Open(ZmqSocketType type)
    {
        ZmqSocket socket = Context.CreateSocket(type);
        _sockets.Add(socket);
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.SendTimeout = Link.Limit;
        socket.Options.ReceiveTimeout = Link.Limit;
        return socket;
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Context.Dispose();
        }
    }
}
