using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>A message that a proxy had received but not delivered when it was stopped: it waits in the list of the socket that it is for.</summary>
internal sealed class HeldMessage : Waiter, IThreadPoolWorkItem
{
    private readonly ZmqSocket _socket;

    /// <param name="socket">The socket that it is for.</param>
    /// <param name="frames">The message, leased for sending.</param>
    public HeldMessage(ZmqSocket socket, FrameList frames)
    {
        _socket = socket;
        Frames = frames;
        Interest = ZmqPollEvents.Out;
    }

    public FrameList Frames { get; }

    /// <summary>Whether the watcher looks at the socket while the message waits.</summary>
    public bool IsWatched { get; set; } = true;

    public override bool Consumes => true;

    public override bool TryComplete(nint socket, ZmqPollEvents ready)
    {
        SendParts send = new(_socket, Frames);
        int result = NativeCall.Try(ref send, socket, out int error);
        if (error == Errno.EAGAIN)
        {
            return false;
        }

        send.End(result);
        return true;
    }

    public override void Fail(int error) => Frames.EndSending(whole: false);

    public override void Notify() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public override void OnAdded()
    {
        if (IsWatched)
        {
            _socket.AsyncCallAdded();
        }
    }

    public override void OnRemoved()
    {
        if (IsWatched)
        {
            _socket.AsyncCallRemoved();
        }
    }

    void IThreadPoolWorkItem.Execute() => Frames.Dispose();
}
