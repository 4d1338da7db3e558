using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_recv into as many of the leased frames as there is something for; over as soon as there is for one.</summary>
internal readonly struct ReceiveBatch(ZmqSocket owner, FrameBatch frames) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.In;

    public static string Name => nameof(LibZmq.zmq_msg_recv);

    public int Try(nint socket) => owner.ReceiveEach(frames.Span);

    public void End(int result) => frames.EndReceiving(Math.Max(result, 0));
}
