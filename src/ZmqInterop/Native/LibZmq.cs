using System.Runtime.InteropServices;

// Takes effect where NativeResolver leaves the choice to the runtime: libc, and libzmq under a resolver of the host.
// SafeDirectories keeps the current directory out of the search on Windows; packaged libraries are found without AssemblyDirectory.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace ZmqInterop.Native;

/// <summary>The functions of zmq.h, each declared once and spelled as in C; one file per section of the header.</summary>
/// <remarks>
/// Text is UTF-8 with a closing zero, made by the caller: a generated stub would free its copy between a failing call and <c>zmq_errno</c>. Only calls
/// whose errno nobody asks for take a <c>string</c>. Text with a zero inside would be cut there, unnoticed: the caller refuses it.<br/>
/// <c>SuppressGCTransition</c> marks the calls that only read or write a few bytes. Everything that may allocate, free, lock, wait or call back goes
/// without: it would hold up the garbage collector.
/// </remarks>
internal static unsafe partial class LibZmq
{
    internal const string Library = "libzmq";
}
