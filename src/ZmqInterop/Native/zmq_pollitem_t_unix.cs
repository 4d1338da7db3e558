using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>The layout of <c>zmq_pollitem_t</c> on every system but Windows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct zmq_pollitem_t_unix
{
    internal nint socket;
    internal int fd;
    internal short events;
    internal short revents;
}
