using System;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>A producer before and a consumer behind the two sockets of a proxy.</summary>
internal sealed class ZmqProxyPipeline : IDisposable
{
    internal ZmqProxyPipeline(ZmqContext context, int watermark = 1000, string transport = "inproc")
    {
        Producer = Create(context, ZmqSocketType.Push, watermark);
        Frontend = Create(context, ZmqSocketType.Pull, watermark);
        Backend = Create(context, ZmqSocketType.Push, watermark);
        Consumer = Create(context, ZmqSocketType.Pull, watermark);
        Producer.Connect(Frontend.Bind(Endpoints.For(transport)));
        Consumer.Connect(Backend.Bind(Endpoints.For(transport)));
    }

    internal ZmqSocket Producer { get; }

    internal ZmqSocket Frontend { get; }

    internal ZmqSocket Backend { get; }

    internal ZmqSocket Consumer { get; }

    public void Dispose()
    {
        Producer.Dispose();
        Frontend.Dispose();
        Backend.Dispose();
        Consumer.Dispose();
    }

    internal ZmqProxy StartProxy() => ZmqProxy.Start(Frontend, Backend);

    private static ZmqSocket Create(ZmqContext context, ZmqSocketType type, int watermark)
    {
        ZmqSocket socket = context.CreateSocket(type);
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.SendHighWatermark = watermark;
        socket.Options.ReceiveHighWatermark = watermark;
        return socket;
    }
}
