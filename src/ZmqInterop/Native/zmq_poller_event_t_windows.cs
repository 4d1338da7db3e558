using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>The layout of <c>zmq_poller_event_t</c> (draft) on Windows, where a descriptor is a SOCKET.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct zmq_poller_event_t_windows
{
    internal nint socket;
    internal nuint fd;
    internal void* user_data;
    internal short events;
}
