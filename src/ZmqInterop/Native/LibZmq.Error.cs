using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

internal static unsafe partial class LibZmq
{
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressGCTransition]
    internal static partial int zmq_errno();

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* zmq_strerror(int errnum);
}
