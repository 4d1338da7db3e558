using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Security;

/// <summary>A context with an authenticator, servers, and clients that try to get in.</summary>
internal sealed class Guarded : IDisposable
{
    // To see that nothing comes. What does come takes a thousandth of it.
    private static readonly TimeSpan s_silence = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<ZmqAuthenticationEventArgs> _answers = new();
    private readonly List<ZmqSocket> _clients = [];

    internal Guarded()
    {
        Authenticator = new ZmqAuthenticator(Context);
        Authenticator.Answered += (_, answer) => _answers.Enqueue(answer);
    }

    internal ZmqContext Context { get; } = new();

    internal ZmqAuthenticator Authenticator { get; }

    internal IReadOnlyCollection<ZmqAuthenticationEventArgs> Answers => _answers;

    /// <summary>Binds a PULL socket.</summary>
    internal ZmqSocket Bind(Action<ZmqSocket> configure, string endpoint = "tcp://127.0.0.1:*") => Bind(Context, configure, endpoint);

    internal static ZmqSocket Bind(ZmqContext context, Action<ZmqSocket> configure, string endpoint = "tcp://127.0.0.1:*")
    {
        ZmqSocket server = context.CreateSocket(ZmqSocketType.Pull);
        configure(server);
        server.Options.ReceiveTimeout = BackgroundCall.Limit;
        _ = server.Bind(endpoint);
        return server;
    }

    /// <summary>Connects a PUSH socket and sends a message, which arrives when it is let in.</summary>
    internal ZmqSocket Connect(ZmqSocket server, Action<ZmqSocket> configure, string message = "hello")
    {
        ZmqSocket client = Context.CreateSocket(ZmqSocketType.Push);
        _clients.Add(client);
        client.Options.Linger = TimeSpan.Zero;
        configure(client);
        client.Connect(server.LastEndpoint);
        // Whoever is refused before this has nobody left to send to.
        _ = client.TrySend(message);
        return client;
    }

    /// <summary>Connects a client whose message arrives, with this user id.</summary>
    internal void AssertLetsIn(ZmqSocket server, Action<ZmqSocket> configure, string? userId)
    {
        string message = Guid.NewGuid().ToString();
        using ZmqSocket client = Connect(server, configure, message);
        using ZmqFrame frame = new();
        server.Receive(frame);

        Assert.Equal(message, frame.GetString());
        Assert.Equal(userId, frame.UserId);
    }

    /// <summary>Connects a client that the authenticator refuses, which it is told, and whose message does not arrive.</summary>
    internal ZmqAuthenticationEventArgs AssertRefuses(ZmqSocket server, Action<ZmqSocket> configure, int status = 400)
    {
        int before = _answers.Count;
        ZmqMonitor? monitor = null;
        using ZmqSocket client = Connect(server, socket =>
        {
            configure(socket);
            monitor = socket.Monitor(ZmqMonitorEvents.HandshakeSucceeded | ZmqMonitorEvents.HandshakeFailedAuthentication);
        });
        using (monitor)
        {
            Assert.True(monitor!.TryReceive(out ZmqMonitorEvent seen, BackgroundCall.Limit));
            Assert.Equal(status, seen.AuthenticationStatus);
        }

        Parked.Until(() => _answers.Count > before, "answers of the authenticator");
        ZmqAuthenticationEventArgs answer = _answers.ElementAt(before);

        Assert.Equal(status, answer.Decision.StatusCode);
        Assert.False(answer.Decision.IsAllowed);
        AssertSilent(server);
        return answer;
    }

    /// <summary>Connects a client whose handshake with the server fails before the authenticator is asked.</summary>
    internal void AssertHandshakeFails(ZmqSocket server, Action<ZmqSocket> configure)
    {
        int before = _answers.Count;
        using ZmqMonitor monitor = server.Monitor(
            ZmqMonitorEvents.HandshakeSucceeded | ZmqMonitorEvents.HandshakeFailedProtocol | ZmqMonitorEvents.HandshakeFailedNoDetail);
        using ZmqSocket client = Connect(server, configure);

        Assert.True(monitor.TryReceive(out ZmqMonitorEvent seen, BackgroundCall.Limit));
        Assert.True(seen.IsHandshakeFailure, $"{seen}");
        AssertSilent(server);
        Assert.Equal(before, _answers.Count);
    }

    internal static void AssertSilent(ZmqSocket server)
    {
        using ZmqFrame frame = new();
        Assert.False(server.TryReceive(frame, s_silence));
    }

    public void Dispose()
    {
        foreach (ZmqSocket client in _clients)
        {
            client.Dispose();
        }

        Authenticator.Dispose();
        Context.Dispose();
    }
}
