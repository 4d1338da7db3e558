using System;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Sockets that make no proxy are refused before anything has happened to them.</summary>
public sealed class ZmqProxyArgumentsTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData(ZmqSocketType.Rep, ZmqSocketType.Dealer, "ROUTER")]
    [InlineData(ZmqSocketType.Router, ZmqSocketType.Req, "DEALER")]
    [InlineData(ZmqSocketType.Pub, ZmqSocketType.Pub, "Nothing can flow")]
    [InlineData(ZmqSocketType.Pull, ZmqSocketType.Sub, "Nothing can flow")]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Pub, "Nothing can flow")]
    public void Start_TypesThatDoNotGoTogether_AreRefused(ZmqSocketType frontend, ZmqSocketType backend, string advice)
    {
        ZmqSocket first = _context.CreateSocket(frontend);
        ZmqSocket second = _context.CreateSocket(backend);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ZmqProxy.Start(first, second));
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ZmqProxy.RunNative(first, second));
        Assert.Equal(2, _context.SocketCount);
    }

#pragma warning disable ZMQDRAFT001 // They are refused.
    [Theory]
    [InlineData(ZmqSocketType.Server)]
    [InlineData(ZmqSocketType.Client)]
    [InlineData(ZmqSocketType.Radio)]
    [InlineData(ZmqSocketType.Dish)]
    [InlineData(ZmqSocketType.Gather)]
    [InlineData(ZmqSocketType.Scatter)]
    [InlineData(ZmqSocketType.Dgram)]
    [InlineData(ZmqSocketType.Peer)]
    [InlineData(ZmqSocketType.Channel)]
    public void Start_DraftTypeInAnyPlace_IsRefused(ZmqSocketType type)
    {
        Assert.SkipUnless(ZmqDraft.IsSupported, "This libzmq was built without drafts.");
        ZmqSocket draft = _context.CreateSocket(type);
        ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        ZmqSocket dealer = _context.CreateSocket(ZmqSocketType.Dealer);
        Assert.Equal("frontend", Assert.Throws<ArgumentException>(() => ZmqProxy.Start(draft, dealer)).ParamName);
        Assert.Equal("backend", Assert.Throws<ArgumentException>(() => ZmqProxy.Start(router, draft)).ParamName);
        Assert.Equal("capture", Assert.Throws<ArgumentException>(() => ZmqProxy.Start(router, dealer, draft)).ParamName);
        Assert.Throws<ArgumentException>(() => ZmqProxy.RunNative(router, draft));
        Assert.Throws<ArgumentException>(() => ZmqMonitoredQueue.Start(router, dealer, draft));
    }
#pragma warning restore ZMQDRAFT001

    [Theory]
    [InlineData(ZmqSocketType.Router, ZmqSocketType.Dealer)]
    [InlineData(ZmqSocketType.Dealer, ZmqSocketType.Router)]
    [InlineData(ZmqSocketType.XSub, ZmqSocketType.XPub)]
    [InlineData(ZmqSocketType.Sub, ZmqSocketType.Pub)]
    [InlineData(ZmqSocketType.Sub, ZmqSocketType.XPub)]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Pull)]
    [InlineData(ZmqSocketType.Pair, ZmqSocketType.Pair)]
    [InlineData(ZmqSocketType.Router, ZmqSocketType.Router)]
    [InlineData(ZmqSocketType.Stream, ZmqSocketType.Dealer)]
    public void Start_TypesThatGoTogether_StartAndStop(ZmqSocketType frontend, ZmqSocketType backend)
    {
        using ZmqProxy proxy = ZmqProxy.Start(_context.CreateSocket(frontend), _context.CreateSocket(backend), _context.CreateSocket(ZmqSocketType.Pub));
        Assert.Equal("ZmqProxy (running)", proxy.ToString());
        BackgroundCall.Start(proxy.Stop).Finish();
        Assert.True(proxy.Completion.IsCompletedSuccessfully);
        Assert.Equal(default, proxy.Statistics);
    }

    [Theory]
    [InlineData(ZmqSocketType.Sub)]
    [InlineData(ZmqSocketType.Pull)]
    [InlineData(ZmqSocketType.Req)]
    public void Start_CaptureThatCannotSend_IsRefused(ZmqSocketType type)
    {
        ZmqSocket capture = _context.CreateSocket(type);
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => ZmqProxy.Start(_context.CreateSocket(ZmqSocketType.Router), _context.CreateSocket(ZmqSocketType.Dealer), capture));
        Assert.Equal("capture", exception.ParamName);
    }

    [Fact]
    public void Start_SameSocketTwice_IsRefused()
    {
        ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Dealer);
        ZmqSocket other = _context.CreateSocket(ZmqSocketType.Dealer);
        Assert.Contains("same socket", Assert.Throws<ArgumentException>(() => ZmqProxy.Start(socket, socket)).Message, StringComparison.Ordinal);
        Assert.Contains("same socket", Assert.Throws<ArgumentException>(() => ZmqProxy.Start(socket, other, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_OtherContext_IsRefused()
    {
        using ZmqContext otherContext = new();
        ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Dealer);
        ZmqSocket second = _context.CreateSocket(ZmqSocketType.Dealer);
        ZmqSocket other = otherContext.CreateSocket(ZmqSocketType.Dealer);
        Assert.Contains("another context", Assert.Throws<ArgumentException>(() => ZmqProxy.Start(socket, other)).Message, StringComparison.Ordinal);
        Assert.Contains("another context", Assert.Throws<ArgumentException>(() => ZmqProxy.Start(socket, second, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_Null_IsRefused()
    {
        ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Dealer);
        ZmqSocket other = _context.CreateSocket(ZmqSocketType.Router);
        Assert.Throws<ArgumentNullException>(() => ZmqProxy.Start(null!, socket));
        Assert.Throws<ArgumentNullException>(() => ZmqProxy.Start(socket, null!));
        Assert.Throws<ArgumentNullException>(() => ZmqProxy.RunNative(socket, null!));
        Assert.Throws<ArgumentNullException>(() => ZmqMonitoredQueue.Start(socket, other, null!));
        Assert.Throws<ArgumentNullException>(() => ZmqMonitoredQueue.Start(socket, other, _context.CreateSocket(ZmqSocketType.Pub), null!));
        Assert.Throws<ArgumentNullException>(() => ZmqProxy.StartQueue(null!, Endpoints.Inproc(), Endpoints.Inproc()));
    }

    [Fact]
    public void Start_OneSocketDisposed_IsRefusedAndLeavesTheOthersUsable()
    {
        ZmqSocket frontend = _context.CreateSocket(ZmqSocketType.Router);
        ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Dealer);
        ZmqSocket capture = _context.CreateSocket(ZmqSocketType.Pub);
        capture.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ZmqProxy.Start(frontend, backend, capture));
        Assert.Throws<ObjectDisposedException>(() => ZmqProxy.RunNative(frontend, backend, capture));
        using (ZmqProxy.Start(frontend, backend))
        {
        }

        backend.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ZmqProxy.Start(frontend, backend));
        Assert.Equal(ZmqPollEvents.None, frontend.Events & ZmqPollEvents.In);
    }

    [Theory]
    [InlineData("")]
    [InlineData(">")]
    [InlineData("nowhere")]
    [InlineData(">nowhere")]
    public void StartQueue_BadEndpoint_IsRefusedAndLeavesNoSockets(string endpoint)
    {
        Assert.Throws<ArgumentException>(() => ZmqProxy.StartQueue(_context, endpoint, Endpoints.Inproc()));
        Assert.Throws<ArgumentException>(() => ZmqProxy.StartStreamer(_context, Endpoints.Inproc(), endpoint));
        Assert.Throws<ArgumentException>(() => ZmqProxy.StartForwarder(_context, Endpoints.Inproc(), Endpoints.Inproc(), endpoint));
        Assert.Equal(0, _context.SocketCount);
    }

    [Fact]
    public void StartQueue_EndpointInUse_ThrowsAndLeavesNoSockets()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Rep);
        string endpoint = socket.Bind(Endpoints.Inproc());
        ZmqException exception = Assert.Throws<ZmqException>(() => ZmqProxy.StartQueue(_context, Endpoints.Inproc(), endpoint));
        Assert.Equal(ZmqError.AddressInUse, exception.Error);
        Assert.Equal(1, _context.SocketCount);
    }

    [Fact]
    public void Run_TokenCanceledBefore_ThrowsAndBorrowsNothing()
    {
        ZmqSocket frontend = _context.CreateSocket(ZmqSocketType.Router);
        ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Dealer);
        CancellationToken canceled = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() => ZmqProxy.Run(frontend, backend, null, canceled));
        Assert.Throws<OperationCanceledException>(() => ZmqProxy.RunNative(frontend, backend, null, canceled));
        Assert.Equal(2, _context.SocketCount);
        _ = frontend.Events;
    }
}
