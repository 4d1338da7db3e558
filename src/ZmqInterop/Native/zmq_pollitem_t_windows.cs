using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>The layout of <c>zmq_pollitem_t</c> on Windows, where a descriptor is a SOCKET.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct zmq_pollitem_t_windows
{
    internal nint socket;
    internal nuint fd;
    internal short events;
    internal short revents;
}
