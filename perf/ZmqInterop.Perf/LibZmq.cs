using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace ZmqInterop.Perf;

/// <summary>The calls of the baseline without safety.</summary>
[SuppressMessage("Naming", "CA1707:Identifiers should not contain underscores", Justification = "Spelled as in zmq.h.")]
[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "Spelled as in zmq.h.")]
internal static unsafe partial class LibZmq
{
    /// <summary>Bytes of a zmq_msg_t.</summary>
    internal const int MessageSize = 64;

    private const string Library = "libzmq";

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressGCTransition]
    internal static partial int zmq_msg_init(void* msg);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_msg_init_size(void* msg, nuint size);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_msg_send(void* msg, nint s, int flags);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_msg_recv(void* msg, nint s, int flags);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_msg_close(void* msg);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressGCTransition]
    internal static partial void* zmq_msg_data(void* msg);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressGCTransition]
    internal static partial nuint zmq_msg_size(void* msg);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_send(nint s, void* buf, nuint len, int flags);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_recv(nint s, void* buf, nuint len, int flags);

    /// <summary>Before the first use: makes the calls go to the library that ZmqInterop loads, from the environment or beside the program.</summary>
    internal static void ShareLibrary() => NativeLibrary.SetDllImportResolver(
        typeof(LibZmq).Assembly,
        static (_, _, _) => NativeLibrary.Load(
            Environment.GetEnvironmentVariable("ZMQINTEROP_LIBZMQ") ?? Path.Combine(AppContext.BaseDirectory, "libzmq.so")));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Check(int result)
    {
        if (result < 0)
        {
            Fail();
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fail() => throw new InvalidOperationException("A call into libzmq failed.");
}
