using System;
using System.Collections.Generic;
using System.IO;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Sockets whose waits end with a failure rather than never, and ways to know that a connection is there.</summary>
public abstract class PatternTest : BehaviorTest
{
    private readonly Lazy<DirectoryInfo> _folder = new(() => Directory.CreateTempSubdirectory("zmq-"));

    /// <summary>Gives every socket of the context its limits.</summary>
    protected PatternTest() => Context.SocketDefaults = options =>
    {
        options.SendTimeout = Limit;
        options.ReceiveTimeout = Limit;
    };

    /// <summary>Transports with connections that are made, break and are made again.</summary>
    public static TheoryData<string> Wires => ["tcp", "ipc"];

    /// <summary>What nothing takes unless it hangs.</summary>
    protected static TimeSpan Limit => BackgroundCall.Limit;

    /// <summary>A socket with a routing id.</summary>
    protected ZmqSocket Create(ZmqSocketType type, string routingId)
    {
        ZmqSocket socket = Create(type);
        socket.Options.SetRoutingId(routingId);
        return socket;
    }

    /// <summary>Several sockets of a type.</summary>
    protected ZmqSocket[] Create(ZmqSocketType type, int count)
    {
        ZmqSocket[] sockets = new ZmqSocket[count];
        for (int i = 0; i < count; i++)
        {
            sockets[i] = Create(type);
        }

        return sockets;
    }

    /// <summary>An endpoint where nobody listens, and where somebody may begin to.</summary>
    protected string Unbound(string transport)
    {
        if (transport == "ipc")
        {
            return $"ipc://{_folder.Value.FullName}/{Guid.NewGuid():N}";
        }

        if (transport == "inproc")
        {
            return Endpoints.Inproc();
        }

        using ZmqSocket socket = Create(ZmqSocketType.Pair);
        string endpoint = socket.Bind("tcp://127.0.0.1:*");
        socket.Unbind(endpoint);
        return endpoint;
    }

    /// <summary>Connects sockets one after the other. The server knows each before the next comes.</summary>
    protected static void Connect(ZmqSocket server, string endpoint, params ReadOnlySpan<ZmqSocket> clients)
    {
        if (endpoint.StartsWith("inproc:", StringComparison.Ordinal))
        {
            foreach (ZmqSocket client in clients)
            {
                client.Connect(endpoint);
            }

            return;
        }

        using ZmqMonitor monitor = server.Monitor(ZmqMonitorEvents.HandshakeSucceeded);
        foreach (ZmqSocket client in clients)
        {
            client.Connect(endpoint);
            WaitFor(monitor, ZmqMonitorEvents.HandshakeSucceeded);
        }
    }

    /// <summary>Binds to an endpoint that another socket may not have given up yet.</summary>
    protected static void BindWhenFree(ZmqSocket socket, string endpoint) => Parked.Until(
        () =>
        {
            try
            {
                socket.Bind(endpoint);
                return true;
            }
            catch (ZmqException e) when (e.Error == ZmqError.AddressInUse)
            {
                return false;
            }
        },
        $"a socket that can be bound to {endpoint}");

    /// <summary>Reads a monitor up to an event.</summary>
    protected static ZmqMonitorEvent WaitFor(ZmqMonitor monitor, ZmqMonitorEvents kind)
    {
        List<ZmqMonitorEvent> others = [];
        while (monitor.TryReceive(out ZmqMonitorEvent monitorEvent, Limit))
        {
            if (monitorEvent.Kind == kind)
            {
                return monitorEvent;
            }

            others.Add(monitorEvent);
        }

        throw new TimeoutException($"No {kind}, only {string.Join(", ", others)}.");
    }

    /// <summary>Sends a message of frames.</summary>
    protected static void Send(ZmqSocket socket, params ReadOnlySpan<string> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            socket.Send(frames[i], more: i < frames.Length - 1);
        }
    }

    /// <summary>The frames of the next message.</summary>
    protected static string[] Receive(ZmqSocket socket)
    {
        using ZmqMessage message = socket.ReceiveMessage();
        return Texts(message);
    }

    /// <summary>Whether a mandatory ROUTER has the peer that a message is for, which is sent then.</summary>
    protected static bool Reaches(ZmqSocket router, params ReadOnlySpan<string> frames)
    {
        try
        {
            Send(router, frames);
            return true;
        }
        catch (ZmqException e) when (e.Error == ZmqError.HostUnreachable)
        {
            return false;
        }
    }

    /// <summary>Asserts that no message is there. Of use only after something that came later has been seen.</summary>
    protected static void AssertNothing(ZmqSocket socket)
    {
        using ZmqMessage message = new();
        Assert.False(socket.TryReceive(message), $"Unexpected: {string.Join(' ', Texts(message))}.");
    }

    /// <summary>Lets a socket do its part of closing a connection: libzmq gets on with it only during calls on the socket.</summary>
    /// <returns>True, for conditions.</returns>
    protected static bool IsClosing(ZmqSocket socket)
    {
        _ = socket.Events;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _folder.IsValueCreated)
        {
            _folder.Value.Delete(recursive: true);
        }
    }

    private static string[] Texts(ZmqMessage message)
    {
        string[] texts = new string[message.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = message[i].GetString();
        }

        return texts;
    }
}
