using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>zmq_msg_send for as many of the leased frames as there is room for; over as soon as one is sent. The others stay leased then.</summary>
internal readonly struct SendBatch(ZmqSocket owner, ReadOnlyMemory<ZmqFrame> frames) : IAsyncOperation
{
    public static ZmqPollEvents Direction => ZmqPollEvents.Out;

    public static string Name => nameof(LibZmq.zmq_msg_send);

    public int Try(nint socket) => owner.SendEach(frames.Span);

    public void End(int result)
    {
        if (result < 0)
        {
            FrameBatch.Release(frames.Span);
        }
        else
        {
            FrameBatch.ReleaseMoved(frames.Span[..result]);
        }
    }
}
