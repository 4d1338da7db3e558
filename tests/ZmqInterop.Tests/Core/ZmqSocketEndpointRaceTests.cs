using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>
/// Endpoints that are given up as soon as they are taken. libzmq passes over them when one of its threads is just about to signal the socket.
/// </summary>
public sealed class ZmqSocketEndpointRaceTests
{
    private const int Rounds = 3000;

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Unbind_RightAfterBind_ClosesTheListener(string transport)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqMonitor monitor = socket.Monitor(ZmqMonitorEvents.Closed);
        for (int i = 0; i < Rounds; i++)
        {
            socket.Unbind(socket.Bind(Endpoints.For(transport)));
        }

        for (int i = 0; i < Rounds; i++)
        {
            Assert.True(monitor.TryReceive(out _, BackgroundCall.Limit), $"{i} of {Rounds} listeners were closed.");
        }
    }

    [Fact]
    public void Disconnect_RightAfterConnect_StopsConnecting()
    {
        string nobody = Endpoints.Nobody();
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(1);
        using ZmqMonitor monitor = socket.Monitor(ZmqMonitorEvents.ConnectRetried);
        for (int i = 0; i < Rounds; i++)
        {
            socket.Connect(nobody);
            socket.Disconnect(nobody);
        }

        // What goes on tries again, and tells so, a hundred times meanwhile. The end of a connection takes the socket's part, and so calls on it.
        Parked.Until(
            () => socket.Events == ZmqPollEvents.None && !monitor.TryReceive(out _, TimeSpan.FromMilliseconds(100)), "all connections given up");
    }

    [Theory]
    [InlineData(ZmqSocketType.Dealer)]
    [InlineData(ZmqSocketType.Push)]
    public void Connect_Repeated_WaitsForNothing(ZmqSocketType type)
    {
        string nobody = Endpoints.Nobody();
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(type);
        socket.Options.Linger = TimeSpan.Zero;
        long start = Environment.TickCount64;
        for (int i = 0; i < 200; i++)
        {
            socket.Connect(nobody);
        }

        // A signal that never comes would be waited for a second each time.
        Assert.InRange(Environment.TickCount64 - start, 0, 100_000);
    }
}
