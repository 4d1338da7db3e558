using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZmqInterop.Perf;

/// <summary>What only unit costs are measured of.</summary>
internal static unsafe partial class LibZmq
{
    internal const int ZMQ_DONTWAIT = 1;
    internal const int ZMQ_RCVTIMEO = 27;
    internal const short ZMQ_POLLIN = 1;

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_poll(PollItem* items, int nitems, CLong timeout);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_getsockopt(nint s, int option, void* optval, nuint* optvallen);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_setsockopt(nint s, int option, void* optval, nuint optvallen);

    /// <summary>A zmq_pollitem_t, as systems other than Windows have it.</summary>
    internal struct PollItem
    {
        public nint Socket;
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
