using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>A server that clients try to talk to, and monitors that tell of the handshakes.</summary>
public abstract class SecurityTest : BehaviorTest
{
    // To see that nothing comes. What does come takes a thousandth of it.
    private static readonly TimeSpan s_silence = TimeSpan.FromMilliseconds(100);

    /// <summary>Binds a DEALER.</summary>
    protected ZmqSocket Bind(Action<ZmqSocket>? configure = null)
    {
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        configure?.Invoke(server);
        _ = server.Bind("tcp://127.0.0.1:*");
        return server;
    }

    /// <summary>Connects a DEALER.</summary>
    protected ZmqSocket Connect(ZmqSocket server, Action<ZmqSocket>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        configure?.Invoke(client);
        client.Connect(server.LastEndpoint);
        return client;
    }

    /// <summary>A monitor of how handshakes end.</summary>
    protected static ZmqMonitor Watch(ZmqSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.Monitor(
            ZmqMonitorEvents.HandshakeSucceeded | ZmqMonitorEvents.HandshakeFailedNoDetail |
            ZmqMonitorEvents.HandshakeFailedProtocol | ZmqMonitorEvents.HandshakeFailedAuthentication);
    }

    /// <summary>How the next handshake ends.</summary>
    protected static ZmqMonitorEvent Next(ZmqMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        Assert.True(monitor.TryReceive(out ZmqMonitorEvent seen, BackgroundCall.Limit), "No handshake ended.");
        return seen;
    }

    /// <summary>Sees that no handshake has ended.</summary>
    protected static void AssertNothing(ZmqMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        bool any = monitor.TryReceive(out ZmqMonitorEvent seen, s_silence);
        Assert.False(any, seen.ToString());
    }

    /// <summary>Messages arrive, in both directions.</summary>
    protected static void AssertTalk(ZmqSocket server, ZmqSocket client)
    {
        Pass(client, server);
        Pass(server, client);
    }

    /// <summary>Messages do not arrive, in neither direction.</summary>
    protected static void AssertSilence(ZmqSocket server, ZmqSocket client)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(client);
        _ = client.TrySend("let me in");
        _ = server.TrySend("who is there");
        AssertReceivesNothing(server);
        AssertReceivesNothing(client);
    }

    /// <summary>No message comes.</summary>
    protected static void AssertReceivesNothing(ZmqSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        Assert.False(socket.TryReceiveBytes(out byte[]? content, s_silence), $"{content?.Length} bytes came.");
    }

    /// <summary>Messages arrive in this direction.</summary>
    protected static void Pass(ZmqSocket from, ZmqSocket to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        using ZmqMessage sent = new() { "first", "second" };
        Assert.True(from.TrySend(sent, BackgroundCall.Limit));
        using ZmqMessage received = [];
        Assert.True(to.TryReceive(received, BackgroundCall.Limit));
        Assert.Equal(("first", "second"), (received[0].GetString(), received[1].GetString()));
    }
}
