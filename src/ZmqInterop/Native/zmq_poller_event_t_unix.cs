using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>The layout of <c>zmq_poller_event_t</c> (draft) on every system but Windows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct zmq_poller_event_t_unix
{
    internal nint socket;
    internal int fd;
    internal void* user_data;
    internal short events;
}
