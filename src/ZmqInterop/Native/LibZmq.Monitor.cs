using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

internal static unsafe partial class LibZmq
{
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_socket_monitor(nint s, byte* addr, int events);
}
