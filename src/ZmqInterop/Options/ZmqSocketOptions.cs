using System;
using System.Runtime.CompilerServices;
using System.Threading;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// The options of a socket, typed (zmq_setsockopt(3), zmq_getsockopt(3)). Most concern connections made after they are set.
/// </summary>
public sealed partial class ZmqSocketOptions
{
    private readonly ZmqSocket _socket;

    internal ZmqSocketOptions(ZmqSocket socket) => _socket = socket;

    /// <summary>Longest wait of Send. Default infinite (ZMQ_SNDTIMEO, zmq_setsockopt(3)).</summary>
    public TimeSpan SendTimeout
    {
        get => GetTime(28);
        set => SetTime(28, value);
    }

    /// <summary>Longest wait of Receive. Default infinite (ZMQ_RCVTIMEO, zmq_setsockopt(3)).</summary>
    public TimeSpan ReceiveTimeout
    {
        get => GetTime(27);
        set => SetTime(27, value);
    }

    /// <summary>Linger (ZMQ_LINGER, zmq_setsockopt(3)).</summary>
    public TimeSpan Linger
    {
        get => GetTime(17);
        set => SetTime(17, value);
    }

    /// <summary>(ZMQ_SNDHWM, zmq_setsockopt(3)).</summary>
    public int SendHighWatermark
    {
        get => _socket.GetOption<int>(23, nameof(SendHighWatermark));
        set => _socket.SetOption(23, nameof(SendHighWatermark), value);
    }

    /// <summary>(ZMQ_RCVHWM, zmq_setsockopt(3)).</summary>
    public int ReceiveHighWatermark
    {
        get => _socket.GetOption<int>(24, nameof(ReceiveHighWatermark));
        set => _socket.SetOption(24, nameof(ReceiveHighWatermark), value);
    }

    private TimeSpan GetTime(int option, [CallerMemberName] string name = "")
    {
        int milliseconds = _socket.GetOption<int>(option, name);
        return milliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(milliseconds);
    }

    private void SetTime(int option, TimeSpan value, [CallerMemberName] string name = "") =>
        _socket.SetOption(option, name, Deadline.ToMilliseconds(value, nameof(value)));
}
