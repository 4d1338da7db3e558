#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>
/// zmq_poller's promises, kept by ZmqPoller. It differs where users of .NET expect something else: removing what is not there is false and no error, and an
/// empty poller waits, because another thread may add to it.
/// </summary>
public sealed class PollerTests : BehaviorTest
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(30);

    private readonly ZmqPoller _poller = new();
    private readonly ZmqPollResult[] _results = new ZmqPollResult[4];
    private readonly Socket _descriptor = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    [Fact]
    public void Members_AfterDispose_Throw()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        _poller.Add(socket);
        _poller.Dispose();
        Assert.Equal(0, _poller.Count);
        Assert.Throws<ObjectDisposedException>(() => _poller.Add(socket));
        Assert.Throws<ObjectDisposedException>(() => _poller.Modify(socket, ZmqPollEvents.In));
        Assert.Throws<ObjectDisposedException>(() => _poller.Add(_descriptor.Handle));
        Assert.Throws<ObjectDisposedException>(() => _poller.Modify(_descriptor.Handle, ZmqPollEvents.In));
        Assert.Throws<ObjectDisposedException>(() => _poller.Wait(_results, TimeSpan.Zero));
        Assert.False(_poller.Remove(socket));
        Assert.False(_poller.Remove(_descriptor.Handle));
        _poller.Dispose();
    }

    [Fact]
    public void Members_WithoutASocketOrDescriptor_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => _poller.Add(null!));
        Assert.Throws<ArgumentNullException>(() => _poller.Modify(null!, ZmqPollEvents.In));
        Assert.Throws<ArgumentNullException>(() => _poller.Remove(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => _poller.Add(-1));
        Assert.Throws<ArgumentException>(() => _poller.Modify(-1, ZmqPollEvents.In));
        Assert.False(_poller.Remove(-1));
    }

    [Fact]
    public void Count_OfSocketsAndDescriptors_FollowsEachChange()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        Assert.Equal(0, _poller.Count);
        _poller.Add(socket);
        Assert.Equal(1, _poller.Count);
        _poller.Modify(socket, ZmqPollEvents.None);
        Assert.Equal(1, _poller.Count);
        _poller.Add(_descriptor.Handle, ZmqPollEvents.Out);
        Assert.Equal(2, _poller.Count);
        Assert.True(_poller.Remove(socket));
        Assert.Equal(1, _poller.Count);
        Assert.True(_poller.Remove(_descriptor.Handle));
        Assert.Equal(0, _poller.Count);
    }

    [Fact]
    public void Socket_AddedTwiceOrNotThere_IsRefused()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        Assert.Throws<ArgumentException>(() => _poller.Modify(socket, ZmqPollEvents.In));
        Assert.False(_poller.Remove(socket));
        _poller.Add(socket);
        Assert.Throws<ArgumentException>(() => _poller.Add(socket));
        Assert.True(_poller.Remove(socket));
        Assert.False(_poller.Remove(socket));
    }

    [Fact]
    public void Descriptor_AddedTwiceOrNotThere_IsRefused()
    {
        nint descriptor = _descriptor.Handle;
        Assert.Throws<ArgumentException>(() => _poller.Modify(descriptor, ZmqPollEvents.In));
        Assert.False(_poller.Remove(descriptor));
        _poller.Add(descriptor);
        Assert.Throws<ArgumentException>(() => _poller.Add(descriptor));
        Assert.True(_poller.Remove(descriptor));
        Assert.False(_poller.Remove(descriptor));
    }

    [Fact]
    public void Events_ThatDoNotExist_AreRefusedAndChangeNothing()
    {
        const ZmqPollEvents Invalid = (ZmqPollEvents)short.MaxValue;
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        Assert.Throws<ArgumentException>(() => _poller.Add(socket, Invalid));
        Assert.Throws<ArgumentException>(() => _poller.Add(_descriptor.Handle, Invalid));
        Assert.Equal(0, _poller.Count);
        _poller.Add(socket, ZmqPollEvents.None);
        _poller.Add(_descriptor.Handle, ZmqPollEvents.None);
        Assert.Throws<ArgumentException>(() => _poller.Modify(socket, Invalid));
        Assert.Throws<ArgumentException>(() => _poller.Modify(_descriptor.Handle, Invalid));
        Assert.Equal(2, _poller.Count);
    }

    [Fact]
    public void Wait_WithoutRoomForResults_IsRefused()
    {
        _poller.Add(Create(ZmqSocketType.Pair));
        Assert.Throws<ArgumentException>(() => _poller.Wait([]));
    }

    [Fact]
    public void Wait_Empty_LastsForItsTimeOrUntilSomethingIsAdded()
    {
        Assert.Equal(0, _poller.Wait(_results, TimeSpan.Zero));
        Assert.Equal(0, _poller.Wait(_results, s_short));
        BackgroundCall wait = BackgroundCall.Start(() => Assert.Equal(1, _poller.Wait(_results)));
        (ZmqSocket bound, ZmqSocket connected) = Pair(ZmqSocketType.Pair, ZmqSocketType.Pair);
        connected.Send("H");
        _poller.Add(bound);
        wait.Finish();
        Assert.Same(bound, _results[0].Socket);
    }

    [Fact]
    public void Events_None_AreNotReportedUntilTheyAreModified()
    {
        (ZmqSocket bound, ZmqSocket connected) = Pair(ZmqSocketType.Pair, ZmqSocketType.Pair);
        connected.Send("H");
        _poller.Add(bound, ZmqPollEvents.None);
        Assert.Equal(0, _poller.Wait(_results, s_short));
        _poller.Modify(bound, ZmqPollEvents.In);
        Assert.Equal(1, _poller.Wait(_results, BackgroundCall.Limit));
        _poller.Modify(bound, ZmqPollEvents.None);
        Assert.Equal(0, _poller.Wait(_results, s_short));
    }

    [Fact]
    public void Wait_MessageThere_ReportsSocketAndState()
    {
        (ZmqSocket vent, ZmqSocket sink) = Pair(ZmqSocketType.Push, ZmqSocketType.Pull);
        object state = new();
        _poller.Add(sink, ZmqPollEvents.In, state);
        vent.Send("H");
        Assert.Equal(1, _poller.Wait(_results));
        Assert.Equal(new ZmqPollResult(sink, 0, ZmqPollEvents.In, state), _results[0]);
        Assert.Equal("H", sink.ReceiveString());
        Assert.Equal(0, _poller.Wait(_results, TimeSpan.Zero));
        Assert.True(_poller.Remove(sink));
    }

    [Fact]
    public void Wait_DescriptorOfASocketReady_ReportsDescriptorAndState()
    {
        (ZmqSocket _, ZmqSocket sink) = Pair(ZmqSocketType.Push, ZmqSocketType.Pull);
        nint descriptor = sink.Options.FileDescriptor;
        _poller.Add(descriptor, ZmqPollEvents.In, sink);

        // The connection that is made is news to the socket.
        Assert.Equal(1, _poller.Wait(_results, BackgroundCall.Limit));
        Assert.Equal(new ZmqPollResult(null, descriptor, ZmqPollEvents.In, sink), _results[0]);
        Assert.True(_poller.Remove(descriptor));
    }

    [Fact]
    public void Wait_ThreadSafeSockets_ReportsWhatIsReady()
    {
        Draft.Require();
        (ZmqSocket server, ZmqSocket client) = Pair(ZmqSocketType.Server, ZmqSocketType.Client);
        _poller.Add(server);
        client.Send("I");
        Assert.Equal(1, _poller.Wait(_results, BackgroundCall.Limit));
        Assert.Equal(new ZmqPollResult(server, 0, ZmqPollEvents.In, null), _results[0]);
        Assert.Equal("I", server.ReceiveString());

        _poller.Modify(server, ZmqPollEvents.Out | ZmqPollEvents.In);
        Assert.Equal(1, _poller.Wait(_results, TimeSpan.Zero));
        Assert.Equal(new ZmqPollResult(server, 0, ZmqPollEvents.Out, null), _results[0]);
        Assert.True(_poller.Remove(server));
        Assert.Equal(0, _poller.Wait(_results, TimeSpan.Zero));
    }

    [Fact]
    public void Wait_ThreadSafeAndOtherSocketsAndDescriptors_ReportsThemTogether()
    {
        Draft.Require();
        (ZmqSocket server, ZmqSocket client) = Pair(ZmqSocketType.Server, ZmqSocketType.Client);
        (ZmqSocket vent, ZmqSocket sink) = Pair(ZmqSocketType.Push, ZmqSocketType.Pull);
        using Socket left = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        left.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        _poller.Add(server, state: "server");
        _poller.Add(sink, state: "sink");
        _poller.Add(left.Handle, state: "descriptor");
        Assert.Equal(0, _poller.Wait(_results, s_short));
        client.Send("I");
        vent.Send("H");
        left.SendTo([1], left.LocalEndPoint!);
        Parked.Until(() => _poller.Wait(_results, BackgroundCall.Limit) == 3, "three ready");
        Assert.Equal(("server", "sink", "descriptor"), ((string?)_results[0].State, (string?)_results[1].State, (string?)_results[2].State));
    }

    protected override void Dispose(bool disposing)
    {
        _poller.Dispose();
        _descriptor.Dispose();
        base.Dispose(disposing);
    }

    private (ZmqSocket Bound, ZmqSocket Connected) Pair(ZmqSocketType boundType, ZmqSocketType connectedType)
    {
        ZmqSocket bound = Create(boundType);
        ZmqSocket connected = Create(connectedType);
        connected.Connect(bound.Bind("tcp://127.0.0.1:*"));
        return (bound, connected);
    }
}
