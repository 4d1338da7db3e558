#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>The end of a context wakes whoever waits on its sockets, and waits for nothing else.</summary>
public sealed class ContextEndTests : BehaviorTest
{
    [Fact]
    public void Dispose_SocketsClosed_Ends()
    {
        Create(ZmqSocketType.Pull).Dispose();
        BackgroundCall.Start(Context.Dispose).Finish();
        Assert.True(Context.Handle.IsClosed);
    }

    [Fact]
    public void Dispose_ReceiveWaits_EndsIt()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pull);
        BackgroundCall call = BackgroundCall.Start(() => socket.ReceiveBytes());
        Parked.Wait(socket);
        BackgroundCall.Start(Context.Dispose).Finish();
        AssertEnded(call.Exception());
    }

    [Fact]
    public void Dispose_PollerWaits_EndsIt() => DisposeWhilePollerWaits(Create(ZmqSocketType.Dealer));

    [Fact]
    public void Dispose_PollerWaitsOnThreadSafeSocket_EndsIt()
    {
        Draft.Require();
        DisposeWhilePollerWaits(Create(ZmqSocketType.Client));
    }

    // In C these are zmq_socket after zmq_ctx_shutdown; there is no context here that is shut down and not disposed of.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CreateSocket_ContextDisposed_Throws(bool hadSocket)
    {
        if (hadSocket)
        {
            Create(ZmqSocketType.Pull).Dispose();
        }

        Context.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Context.CreateSocket(ZmqSocketType.Pull));
    }

    private static void AssertEnded(Exception? exception) =>
        Assert.True(exception is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated }, exception?.ToString());

    private void DisposeWhilePollerWaits(ZmqSocket socket)
    {
        BackgroundCall call = BackgroundCall.Start(() =>
        {
            using ZmqPoller poller = new();
            poller.Add(socket);
            poller.Wait(new ZmqPollResult[1]);
        });
        Parked.Wait(socket);
        BackgroundCall.Start(Context.Dispose).Finish();
        AssertEnded(call.Exception());
    }
}
