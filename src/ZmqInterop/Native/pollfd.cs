using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>One descriptor of <c>poll</c>, as in poll.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct pollfd
{
    internal int fd;
    internal short events;
    internal short revents;
}
